import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';
import { createCustomerExport, dropCustomerExport } from '../../kit/personal-data';

const refuseChange = (condition: string) => `
  CREATE OR REPLACE FUNCTION marketing.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF ${condition} THEN
      RAISE EXCEPTION '% of % is refused: its rows are append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
  END $$`;

// Nobody deletes an event but the owner, and the owner only by the function that forgets a person as a whole.
const unlessErased = `NOT (TG_OP = 'DELETE' AND coalesce(current_setting('marketing.erases', true), '') = 'on'
      AND current_user = (SELECT relowner::regrole::text FROM pg_class WHERE oid = TG_RELID))`;

const eraseConsents = `
  CREATE FUNCTION marketing.erase_consents(ids uuid[]) RETURNS SETOF uuid
  LANGUAGE sql SECURITY DEFINER SET search_path = marketing, pg_temp SET marketing.erases = 'on' AS $$
    DELETE FROM consent_events WHERE customer_id = ANY (ids) RETURNING id
  $$`;

/** Gives out and forgets what marketing holds of a person. */
export class CreateCustomerExportAndErasure1764100003302 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomerExport(queryRunner, 'marketing', {
      campaignMessages: 'SELECT * FROM campaign_messages WHERE customer_id = ANY (ids)',
      consentEvents: 'SELECT * FROM consent_events WHERE customer_id = ANY (ids)',
      customFields: 'SELECT * FROM custom_field_values WHERE customer_id = ANY (ids)',
      leads: 'SELECT * FROM leads WHERE customer_id = ANY (ids)',
      visits: 'SELECT * FROM visits WHERE customer_id = ANY (ids)',
    });
    await queryRunner.query(refuseChange(unlessErased));
    await queryRunner.query(eraseConsents);
    await queryRunner.query('REVOKE ALL ON FUNCTION marketing.erase_consents(uuid[]) FROM PUBLIC');
    // Of all departments' roles only marketing's may use its schema, so that it alone reaches the function.
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION marketing.erase_consents(uuid[]) TO ${departmentGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION marketing.erase_consents(uuid[])');
    await queryRunner.query(refuseChange('true'));
    await dropCustomerExport(queryRunner, 'marketing');
  }
}

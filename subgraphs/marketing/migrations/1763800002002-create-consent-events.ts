import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers agreed to, as events that nobody can change: the proof of a consent is worth what protects it. */
export class CreateConsentEvents implements MigrationInterface {
  name = 'CreateConsentEvents1763800002002';

  async up(queryRunner: QueryRunner): Promise<void> {
    // No updated_at: a row never changes.
    await queryRunner.query(`
      CREATE TABLE marketing.consent_events (
        id uuid CONSTRAINT consent_events_pkey PRIMARY KEY,
        external_system text,
        external_value text,
        customer_id uuid NOT NULL,
        channel text NOT NULL CONSTRAINT consent_events_channel
          CHECK (channel IN ('EMAIL', 'SMS', 'PUSH', 'PHONE', 'KAKAO')),
        purpose text NOT NULL,
        state text NOT NULL CONSTRAINT consent_events_state CHECK (state IN ('GRANTED', 'DENIED', 'REVOKED', 'UNKNOWN')),
        source text NOT NULL,
        proof text,
        at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now())`);
    await queryRunner.query(
      'CREATE INDEX consent_events_customer_id ON marketing.consent_events (customer_id, channel, purpose, at, id)',
    );
    await queryRunner.query(`
      CREATE UNIQUE INDEX consent_events_external_ref ON marketing.consent_events (external_system, external_value)
        WHERE external_value IS NOT NULL`);
    await queryRunner.query(`
      CREATE FUNCTION marketing.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% of % is refused: its rows are append-only', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation';
      END $$`);
    await queryRunner.query('REVOKE ALL ON FUNCTION marketing.refuse_change() FROM PUBLIC');
    await queryRunner.query(`
      CREATE TRIGGER consent_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON marketing.consent_events
        FOR EACH STATEMENT EXECUTE FUNCTION marketing.refuse_change()`);
    // Fires in every session, those that replicate or load data included.
    await queryRunner.query('ALTER TABLE marketing.consent_events ENABLE ALWAYS TRIGGER consent_events_append_only');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE marketing.consent_events');
    await queryRunner.query('DROP FUNCTION marketing.refuse_change()');
  }
}

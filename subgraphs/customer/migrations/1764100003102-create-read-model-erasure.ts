import type { MigrationInterface, QueryRunner } from 'typeorm';
import { platformGroup } from '../../kit/database/roles';

/*
 * Every table of the platform with a customer_id is a read model of what departments published. Its readers hold their
 * cursors while they write, so once the cursors are ours, nothing of the erased is on its way: their events are gone.
 */
const eraseReadModels = `
  CREATE FUNCTION customer.erase_read_models(ids uuid[]) RETURNS SETOF int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = customer, pg_temp AS $$
  DECLARE
    model regclass;
    gone int;
  BEGIN
    PERFORM FROM outbox_cursor ORDER BY reader, source FOR UPDATE;
    FOR model IN
      SELECT c.oid::regclass FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'customer'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND a.attname = 'customer_id' AND a.atttypid = 'uuid'::regtype AND NOT a.attisdropped
    LOOP
      EXECUTE format('DELETE FROM %s WHERE customer_id = ANY ($1)', model) USING ids;
      GET DIAGNOSTICS gone = ROW_COUNT;
      RETURN QUERY SELECT gone FROM generate_series(1, gone);
    END LOOP;
  END $$`;

/** How the platform forgets what it read of a person. */
export class CreateReadModelErasure1764100003102 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(eraseReadModels);
    await queryRunner.query('REVOKE ALL ON FUNCTION customer.erase_read_models(uuid[]) FROM PUBLIC');
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION customer.erase_read_models(uuid[]) TO ${platformGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION customer.erase_read_models(uuid[])');
  }
}

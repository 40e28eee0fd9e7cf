import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup, platformGroup } from '../../kit/database/roles';

/* Who has read or changed what of whom, in ids and names of fields. customer_id as it was addressed; it outlives the customer. */
const table = `
  CREATE TABLE audit.entry (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    customer_id uuid NOT NULL,
    at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    actor text,
    action text NOT NULL,
    fields text[] NOT NULL,
    -- Nobody may give it: a department is who it signs in as.
    written_by text NOT NULL DEFAULT session_user);
  CREATE INDEX entry_customer_id ON audit.entry (customer_id, at, id);
  CREATE INDEX entry_at ON audit.entry (at)`;

// The only way by which an entry goes; never one of the last thirty days.
const forget = `
  CREATE FUNCTION audit.forget(before timestamptz) RETURNS int
  LANGUAGE sql SECURITY DEFINER SET search_path = audit, pg_temp AS $$
    WITH old AS (SELECT e.id FROM entry e WHERE e.at < least(before, now() - interval '30 days') ORDER BY e.at LIMIT 5000),
    gone AS (DELETE FROM entry e USING old WHERE e.id = old.id RETURNING e.id)
    SELECT count(*)::int FROM gone
  $$`;

/** The audit: departments append to it, the platform reads it, and nobody changes it. */
export class CreateAudit1764200002502 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of ['CREATE SCHEMA audit', table, forget]) await queryRunner.query(statement);
    for (const statement of [
      'REVOKE ALL ON FUNCTION audit.forget(timestamptz) FROM PUBLIC',
      `GRANT USAGE ON SCHEMA audit TO ${departmentGroup}, ${platformGroup}`,
      `GRANT INSERT (customer_id, actor, action, fields) ON audit.entry TO ${departmentGroup}`,
      `GRANT SELECT ON audit.entry TO ${platformGroup}`,
      `GRANT EXECUTE ON FUNCTION audit.forget(timestamptz) TO ${platformGroup}`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA audit CASCADE');
  }
}

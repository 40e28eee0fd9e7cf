import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';
import { createIdempotencyTable } from '../../kit/idempotency';

const tables = [
  `CREATE TABLE customer.staff (
     id uuid PRIMARY KEY,
     name text NOT NULL,
     department text NOT NULL,
     team text,
     manager_id uuid REFERENCES customer.staff (id) CONSTRAINT staff_not_own_manager CHECK (manager_id <> id),
     created_at timestamptz(3) NOT NULL DEFAULT now(),
     updated_at timestamptz(3) NOT NULL DEFAULT now())`,
  'CREATE INDEX staff_name ON customer.staff (name, id)',
  'CREATE INDEX staff_department ON customer.staff (department, name, id)',
  'CREATE INDEX staff_team ON customer.staff (team, name, id)',
  'CREATE INDEX staff_manager_id ON customer.staff (manager_id)',
  `CREATE TABLE customer.staff_external_refs (
     external_system text NOT NULL,
     external_value text NOT NULL,
     staff_id uuid NOT NULL REFERENCES customer.staff (id),
     created_at timestamptz(3) NOT NULL DEFAULT now(),
     updated_at timestamptz(3) NOT NULL DEFAULT now(),
     PRIMARY KEY (external_system, external_value))`,
  'CREATE INDEX staff_external_refs_staff_id ON customer.staff_external_refs (staff_id)',
];

// Departments' records name their owners and assignees by partners' ids; the staff itself is not theirs to read.
const staffByExternalRef = `
  CREATE FUNCTION identity.staff_by_external_ref(systems text[], vals text[])
  RETURNS TABLE ("position" int, staff_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = customer, pg_temp AS $$
    SELECT asked.ordinality::int, r.staff_id
    FROM unnest(systems, vals) WITH ORDINALITY AS asked (system, value, ordinality)
    LEFT JOIN staff_external_refs r ON r.external_system = asked.system AND r.external_value = asked.value
    ORDER BY asked.ordinality
  $$`;

const knownStaff = `
  CREATE FUNCTION identity.known_staff(ids uuid[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = customer, pg_temp AS $$
    SELECT id FROM staff WHERE id = ANY (ids)
  $$`;

const signatures = 'identity.staff_by_external_ref(text[], text[]), identity.known_staff(uuid[])';

/** The people who work here and the ids by which partners' systems and logins know them. */
export class CreateStaff implements MigrationInterface {
  name = 'CreateStaff1763800000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...tables, staffByExternalRef, knownStaff]) await queryRunner.query(statement);
    await queryRunner.query(`REVOKE ALL ON FUNCTION ${signatures} FROM PUBLIC`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${signatures} TO ${departmentGroup}`);
    await createIdempotencyTable(queryRunner, 'customer');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE customer.idempotency');
    await queryRunner.query(`DROP FUNCTION ${signatures}`);
    await queryRunner.query('DROP TABLE customer.staff_external_refs, customer.staff');
  }
}

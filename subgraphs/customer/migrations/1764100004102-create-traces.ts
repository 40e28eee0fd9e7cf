import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';

/** Tells a department which names and identifiers a text about these people may not hold once it is published. */
export class CreateTraces1764100004102 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.traces(customers uuid[], colleagues uuid[]) RETURNS SETOF text
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = identity, customer, pg_temp
      SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
        WITH one AS (SELECT DISTINCT m.member FROM identity.members(customers) m)
        SELECT DISTINCT trace FROM (
          SELECT unnest(ARRAY[p.display_name, p.given_name, p.family_name, p.organisation, p.postcode]
            || coalesce(p.address_lines, '{}')) AS trace
          FROM one JOIN profile p ON p.customer_id = one.member
          UNION ALL
          SELECT unnest(ARRAY[i.value, i.key]) FROM one JOIN identifier i ON i.customer_id = one.member
          UNION ALL
          SELECT s.name FROM staff s WHERE s.id = ANY (colleagues)
          UNION ALL
          SELECT r.external_value FROM staff_external_refs r WHERE r.staff_id = ANY (colleagues)) known
        WHERE btrim(trace) <> ''
      $$`);
    await queryRunner.query('REVOKE ALL ON FUNCTION identity.traces(uuid[], uuid[]) FROM PUBLIC');
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.traces(uuid[], uuid[]) TO ${departmentGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION identity.traces(uuid[], uuid[])');
  }
}

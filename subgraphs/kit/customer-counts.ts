import type { QueryRunner } from 'typeorm';
import { platformGroup } from './database/roles';

/** The function by which a subgraph says how much it holds of a customer; the platform finds it in the catalogue. */
export const customerCounts = 'counts_by_customer';

/**
 * Makes, or replaces, the function that counts a subgraph's records of a customer, so that a merge can be previewed.
 * records: every table with a customer_id, by the type its rows have in the graph.
 */
export async function createCustomerCounts(
  queryRunner: QueryRunner,
  schema: string,
  records: Readonly<Record<string, string>>,
): Promise<void> {
  const counts = Object.entries(records).map(
    ([type, table]) => `SELECT '${type}', count(*)::int FROM ${table} WHERE customer_id = ANY (ids)`,
  );
  await queryRunner.query(
    `CREATE OR REPLACE FUNCTION ${schema}.${customerCounts}(ids uuid[]) RETURNS TABLE (type text, count int)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $$ ${counts.join(' UNION ALL ')} $$`,
  );
  await queryRunner.query(`REVOKE ALL ON FUNCTION ${schema}.${customerCounts}(uuid[]) FROM PUBLIC`);
  await queryRunner.query(`GRANT USAGE ON SCHEMA ${schema} TO ${platformGroup}`);
  await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${schema}.${customerCounts}(uuid[]) TO ${platformGroup}`);
}

/** Takes the function away again: for the migration that made it first. */
export async function dropCustomerCounts(queryRunner: QueryRunner, schema: string): Promise<void> {
  await queryRunner.query(`DROP FUNCTION ${schema}.${customerCounts}(uuid[])`);
  await queryRunner.query(`REVOKE USAGE ON SCHEMA ${schema} FROM ${platformGroup}`);
}

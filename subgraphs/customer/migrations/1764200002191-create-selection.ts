import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';

// What a department may know of a fact to check a filter before it keeps one.
const factTypes = `
  CREATE FUNCTION customer.fact_types() RETURNS TABLE (path text, type text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = customer, pg_temp AS $$
    SELECT d.path, d.type FROM fact_definition d
  $$`;

/*
 * Asked of the customers named, by index; of everybody where ids is null. A filter that is kept outlives the facts it
 * asks for: nobody meets it once one of them is published no more.
 */
const meeting = `
  CREATE FUNCTION customer.meeting(filter jsonb, ids uuid[]) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customer, pg_temp SET jit = off AS $$
  DECLARE
    condition text := customer.filter_condition(filter, 0);
  BEGIN
    IF ids IS NULL THEN
      RETURN QUERY SELECT customer.match(filter);
    ELSE
      RETURN QUERY EXECUTE format('SELECT c.id FROM unnest($1) asked (id) CROSS JOIN LATERAL (
        SELECT c.id FROM identity.customer c WHERE c.id = asked.id AND c.merged_into IS NULL AND %s LIMIT 1) c', condition)
        USING ids;
    END IF;
  EXCEPTION WHEN invalid_parameter_value THEN
    RETURN;
  END $$`;

// The oldest event of any department that the facts do not hold yet.
const factsAsOf = `
  CREATE FUNCTION customer.facts_as_of() RETURNS timestamptz
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customer, pg_temp AS $$
  DECLARE
    known timestamptz := least(clock_timestamp(),
      (SELECT min(d.recorded_at) FROM outbox_dead_letter d WHERE d.reader = 'facts'));
    source text;
    waiting timestamptz;
  BEGIN
    FOR source IN SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('outbox') AND relkind = 'v' LOOP
      EXECUTE format('SELECT o.recorded_at FROM outbox.%1$I o WHERE (o.transaction_id, o.sequence) > (
          coalesce((SELECT c.transaction_id FROM outbox_cursor c WHERE c.reader = ''facts'' AND c.source = %1$L), ''0''),
          coalesce((SELECT c.sequence FROM outbox_cursor c WHERE c.reader = ''facts'' AND c.source = %1$L), 0))
        ORDER BY o.transaction_id, o.sequence LIMIT 1', source) INTO waiting;
      known := least(known, waiting);
    END LOOP;
    RETURN known;
  END $$`;

const signatures = 'customer.fact_types(), customer.meeting(jsonb, uuid[]), customer.facts_as_of()';
const page = 'customer.page(jsonb, text, boolean, boolean, text, uuid, int)';

/** Lets departments keep filters over all departments' facts: check them, ask them of single customers, page them. */
export class CreateSelection1764200002191 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [factTypes, meeting, factsAsOf]) await queryRunner.query(statement);
    await queryRunner.query(`REVOKE ALL ON FUNCTION ${signatures} FROM PUBLIC`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${signatures}, ${page} TO ${departmentGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`REVOKE EXECUTE ON FUNCTION ${page} FROM ${departmentGroup}`);
    await queryRunner.query(`DROP FUNCTION ${signatures}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { platformGroup } from '../identity/platform-group';

/*
 * What makes a stage, as filters over facts; the first that is met counts. The one place of these rules: filters are
 * asked with them here, and a customer's stage is told by them from what departments know at the moment.
 */
const rules = `
  CREATE FUNCTION customer.stage_rules() RETURNS TABLE (place int, stage text, condition jsonb)
  LANGUAGE sql STABLE AS $$
    SELECT r.place, r.stage, r.condition::jsonb FROM (VALUES
      (1, 'PROSPECT', '{"sales": {"orderCount": {"eq": 0}}}'),
      (2, 'LAPSED', format('{"sales": {"lastOrderAt": {"lt": %s}}}', to_json(now() - interval '365 days'))),
      (3, 'AT_RISK', format('{"or": [{"sales": {"lastOrderAt": {"lt": %s}}}, {"support": {"openComplaintCount": {"gt": 0}}}]}',
        to_json(now() - interval '180 days'))),
      (4, 'CROSS_SOLD', '{"sales": {"orderCount": {"gt": 1}, "crossSold": {"eq": true}}}'),
      (5, 'REPEAT', '{"sales": {"orderCount": {"gt": 1}}}'),
      (6, 'FIRST_PURCHASE', '{"sales": {"orderCount": {"eq": 1}}}')) AS r (place, stage, condition)
  $$`;

// One of a single stage is a list of conditions that all hold, so that each can say by index who meets it.
const stageFilter = `
  CREATE FUNCTION customer.stage_filter(operators jsonb) RETURNS jsonb
  LANGUAGE sql STABLE SET search_path = customer, pg_temp AS $$
    WITH asked AS (
      SELECT jsonb_build_object('and', (
        SELECT jsonb_agg(CASE WHEN r.place = own.place THEN r.condition ELSE jsonb_build_object('not', r.condition) END)
        FROM customer.stage_rules() r WHERE r.place <= own.place)) AS filter
      FROM customer.stage_rules() own
      WHERE (operators ->> 'eq' IS NULL OR own.stage = operators ->> 'eq')
        AND (coalesce(operators -> 'in', 'null') = 'null' OR operators -> 'in' ? own.stage))
    SELECT CASE count(*) WHEN 1 THEN (array_agg(filter))[1]
      ELSE jsonb_build_object('or', coalesce(jsonb_agg(filter), '[]')) END FROM asked
  $$`;

// Around the functions of 1764100002103, which call themselves for the parts of a filter by the name that these take.
const around = `
  ALTER FUNCTION customer.filter_condition(jsonb, int) RENAME TO condition_beside_stage;
  ALTER FUNCTION customer.filter_drivers(jsonb) RENAME TO drivers_beside_stage;

  CREATE FUNCTION customer.filter_condition(filter jsonb, depth int) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp AS $$
  BEGIN
    IF coalesce(filter -> 'lifeCycleStage', 'null') = 'null' THEN
      RETURN customer.condition_beside_stage(filter, depth);
    END IF;
    -- The levels of a rule are not the asker's.
    RETURN format('(%s AND %s)', customer.condition_beside_stage(filter - 'lifeCycleStage', depth),
      customer.condition_beside_stage(customer.stage_filter(filter -> 'lifeCycleStage'), 0));
  END $$;

  CREATE FUNCTION customer.filter_drivers(filter jsonb) RETURNS SETOF text
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp AS $$
  BEGIN
    RETURN QUERY SELECT d FROM customer.drivers_beside_stage(filter - 'lifeCycleStage') d;
    IF coalesce(filter -> 'lifeCycleStage', 'null') <> 'null' THEN
      RETURN QUERY SELECT d FROM customer.drivers_beside_stage(customer.stage_filter(filter -> 'lifeCycleStage')) d;
    END IF;
  END $$`;

const functions = ['filter_drivers(jsonb)', 'filter_condition(jsonb, int)', 'stage_filter(jsonb)', 'stage_rules()'].map(
  (signature) => `customer.${signature}`,
);

/** Where customers stand with the company: the rules, and filters that ask for it. */
export class CreateLifeCycle1764300005001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [rules, stageFilter, around]) await queryRunner.query(statement);
    await queryRunner.query(`REVOKE ALL ON FUNCTION ${functions.join(', ')} FROM PUBLIC`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION customer.stage_rules() TO ${platformGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION ${functions.join(', ')}`);
    await queryRunner.query('ALTER FUNCTION customer.condition_beside_stage(jsonb, int) RENAME TO filter_condition');
    await queryRunner.query('ALTER FUNCTION customer.drivers_beside_stage(jsonb) RENAME TO filter_drivers');
  }
}

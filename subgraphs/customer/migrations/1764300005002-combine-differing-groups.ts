import type { MigrationInterface, QueryRunner } from 'typeorm';

/* As in 1764100002102, with the ways to combine numbers that come before the others, and the column they read. */
const recombine = (combined: string, column: string) => `
  CREATE OR REPLACE FUNCTION customer.recombine(customers uuid[], paths text[]) RETURNS SETOF uuid
  LANGUAGE plpgsql SET search_path = customer, pg_temp SET jit = off AS $$
  BEGIN
    RETURN QUERY
    WITH target AS MATERIALIZED (
      SELECT DISTINCT k.canonical_id AS id FROM identity.canonical(customers) k),
    defined AS MATERIALIZED (
      SELECT d.* FROM fact_definition d WHERE paths IS NULL OR d.path = ANY (paths)),
    part AS (
      SELECT m.key AS id, d.id AS definition_id, d.type, d.combine, p ->> 'group' AS "group", p ->> 'value' AS value,
        CASE WHEN d.type IN ('NUMBER', 'DECIMAL') THEN (p ->> 'value')::numeric
          WHEN d.type = 'BOOLEAN' THEN (p ->> 'value')::boolean::int::numeric END AS number,
        CASE WHEN d.type IN ('DATE', 'DATETIME') THEN (p ->> 'value')::timestamptz END AS moment,
        coalesce((p ->> 'weight')::numeric, 1) AS weight, (p ->> 'at')::timestamptz AS at
      FROM identity.members(ARRAY(SELECT t.id FROM target t)) m
      JOIN addressed_fact a ON a.customer_id = m.member
      JOIN defined d ON d.path = a.path
      CROSS JOIN LATERAL jsonb_array_elements(a.parts) p),
    grouped AS (
      SELECT id, definition_id, sum(weight) AS weight, "group",
        CASE combine${combined}
          WHEN 'SUM' THEN sum(number) WHEN 'PREVAILING' THEN sum(number)
          WHEN 'MAX' THEN max(number) WHEN 'ANY' THEN max(number)
          WHEN 'MIN' THEN min(number) WHEN 'ALL' THEN min(number)
          WHEN 'WEIGHTED_MEAN' THEN sum(number * weight) / nullif(sum(weight), 0)
          ELSE (array_agg(number ORDER BY at DESC NULLS LAST))[1] END AS number,
        CASE combine WHEN 'MIN' THEN min(moment) WHEN 'LATEST' THEN (array_agg(moment ORDER BY at DESC NULLS LAST))[1]
          ELSE max(moment) END AS moment,
        CASE WHEN type NOT IN ('TEXT', 'CHOICE', 'ID') THEN NULL
          WHEN combine = 'PREVAILING' THEN coalesce(max(value), "group")
          WHEN combine = 'MIN' THEN min(value)
          WHEN combine = 'LATEST' THEN (array_agg(value ORDER BY at DESC NULLS LAST))[1]
          ELSE max(value) END AS text
      FROM (SELECT id, definition_id, type, combine, value, number, moment, weight, at${column},
          CASE combine WHEN 'PREVAILING' THEN "group" END AS "group" FROM part) part
      GROUP BY id, definition_id, type, combine, "group"),
    wanted AS (
      SELECT DISTINCT ON (g.id, g.definition_id) g.id, g.definition_id, g.number, g.moment, left(g.text, 500) AS text
      FROM grouped g ORDER BY g.id, g.definition_id, g.weight DESC, g."group"),
    kept AS (
      SELECT w.* FROM wanted w JOIN defined d ON d.id = w.definition_id
      WHERE num_nonnulls(w.number, w.moment, w.text) = 1 AND (w.number IS NULL OR w.number IS DISTINCT FROM d.absent)),
    removed AS (
      DELETE FROM fact f USING defined d
      WHERE f.definition_id = d.id AND f.customer_id = ANY (customers || ARRAY(SELECT t.id FROM target t))
        AND NOT EXISTS (SELECT FROM kept k WHERE k.id = f.customer_id AND k.definition_id = f.definition_id)
      RETURNING f.customer_id),
    written AS (
      INSERT INTO fact AS f (customer_id, definition_id, number, moment, text)
      SELECT k.id, k.definition_id, k.number, k.moment, k.text FROM kept k
      ON CONFLICT (customer_id, definition_id) DO UPDATE
        SET number = excluded.number, moment = excluded.moment, text = excluded.text
        WHERE (f.number, f.moment, f.text) IS DISTINCT FROM (excluded.number, excluded.moment, excluded.text)
      RETURNING f.customer_id)
    SELECT r.customer_id FROM removed r UNION SELECT w.customer_id FROM written w;
  END $$`;

/** Lets a fact say whether what is published of all ids of a customer is of more than one group. */
export class CombineDifferingGroups1764300005002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const differ = ` WHEN 'DIFFER' THEN (min(named) <> max(named))::int::numeric`;
    await queryRunner.query(recombine(differ, ', "group" AS named'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(recombine('', ''));
  }
}

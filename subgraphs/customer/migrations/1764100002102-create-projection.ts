import type { MigrationInterface, QueryRunner } from 'typeorm';
import { platformGroup } from '../identity/platform-group';

const tables = `
  CREATE TABLE customer.fact_definition (
    path text PRIMARY KEY,
    id integer GENERATED ALWAYS AS IDENTITY,
    department text NOT NULL,
    type text NOT NULL,
    description text NOT NULL,
    orderable boolean NOT NULL,
    combine text NOT NULL,
    absent numeric,
    declared boolean NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE UNIQUE INDEX fact_definition_id ON customer.fact_definition (id);

  -- What was published of each id as it was addressed. parts: a list of values to combine; null: none any more.
  CREATE TABLE customer.addressed_fact (
    customer_id uuid NOT NULL,
    path text NOT NULL,
    parts jsonb,
    sequence bigint NOT NULL,
    PRIMARY KEY (customer_id, path));
  CREATE INDEX addressed_fact_path ON customer.addressed_fact (path);

  -- What it makes of each surviving customer: at most one row for each fact, and none for what a customer has anyway.
  CREATE TABLE customer.fact (
    customer_id uuid NOT NULL,
    definition_id integer NOT NULL,
    number numeric,
    moment timestamptz(3),
    text text COLLATE "C",
    PRIMARY KEY (customer_id, definition_id),
    CONSTRAINT fact_value CHECK (num_nonnulls(number, moment, text) = 1));
  CREATE INDEX fact_number ON customer.fact (definition_id, number, customer_id) WHERE number IS NOT NULL;
  CREATE INDEX fact_moment ON customer.fact (definition_id, moment, customer_id) WHERE moment IS NOT NULL;
  CREATE INDEX fact_text ON customer.fact (definition_id, text, customer_id) WHERE text IS NOT NULL;`;

/*
 * Combines what was published of all ids of each customer anew, and returns the customers whose facts differ now. An id
 * that was merged into another loses its own. paths null: all facts. One place, for what is published and for merges.
 */
const recombine = `
  CREATE FUNCTION customer.recombine(customers uuid[], paths text[]) RETURNS SETOF uuid
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
        CASE combine
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
      FROM (SELECT id, definition_id, type, combine, value, number, moment, weight, at,
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

// At the end of the transaction, when all that the merge changes is changed.
const afterMerge = `
  CREATE FUNCTION customer.recombine_merged() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = customer, pg_temp AS $$
  BEGIN
    PERFORM customer.recombine(array_remove(ARRAY[NEW.id, OLD.merged_into, NEW.merged_into], NULL), NULL);
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER customer_recombine_facts AFTER UPDATE OF merged_into ON identity.customer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION customer.recombine_merged()`;

/** Figures of all departments about customers, as they can be filtered and ordered by. */
export class CreateProjection1764100002102 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [tables, recombine, afterMerge]) await queryRunner.query(statement);
    const functions = 'customer.recombine_merged(), customer.recombine(uuid[], text[])';
    await queryRunner.query(`REVOKE ALL ON FUNCTION ${functions} FROM PUBLIC`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION customer.recombine(uuid[], text[]) TO ${platformGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER customer_recombine_facts ON identity.customer');
    await queryRunner.query('DROP FUNCTION customer.recombine_merged(), customer.recombine(uuid[], text[])');
    await queryRunner.query('DROP TABLE customer.fact, customer.addressed_fact, customer.fact_definition');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/* What a filter asks of one fact in conditions that all others only narrow. */
const operators = `
  CREATE FUNCTION customer.operators_on(filter jsonb, path text) RETURNS SETOF jsonb
  LANGUAGE sql STABLE SET search_path = customer, pg_temp AS $$
    WITH RECURSIVE part (filter) AS (
      SELECT operators_on.filter
      UNION ALL
      SELECT inside.filter FROM part CROSS JOIN LATERAL (
        SELECT jsonb_array_elements(coalesce(nullif(part.filter -> 'and', 'null'), '[]'))
        UNION ALL SELECT customer.stage_filter(part.filter -> 'lifeCycleStage')
          WHERE coalesce(part.filter -> 'lifeCycleStage', 'null') <> 'null') AS inside (filter))
    SELECT f FROM part CROSS JOIN LATERAL jsonb_array_elements(coalesce(nullif(part.filter -> 'facts', 'null'), '[]')) f
      WHERE f ->> 'path' = operators_on.path
    UNION ALL
    SELECT part.filter #> string_to_array(operators_on.path, '.') FROM part
      WHERE jsonb_typeof(part.filter #> string_to_array(operators_on.path, '.')) = 'object'
  $$`;

/*
 * Whoever has a value of a fact has one of the fact it is within too. Among those who are ordered by it, rows alone say
 * who meets a condition of either, even one that is met without a row by all others.
 */
const orderDrivers = `
  CREATE FUNCTION customer.order_drivers(filter jsonb, sort text) RETURNS SETOF text
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp AS $$
  DECLARE
    d fact_definition;
    name text;
    operators jsonb;
  BEGIN
    FOR d IN SELECT w.* FROM fact_definition o JOIN fact_definition w ON w.path IN (o.path, o.within) WHERE o.path = sort LOOP
      name := customer.fact_column(d.type);
      FOR operators IN SELECT * FROM customer.operators_on(filter, d.path) LOOP
        RETURN NEXT format('SELECT f.customer_id AS id FROM customer.fact f WHERE f.definition_id = %s AND f.%s IS NOT NULL AND %s',
          d.id, name, customer.compared('f.' || name, customer.column_type(name), customer.stored_operators(d.type, operators)));
      END LOOP;
    END LOOP;
  END $$`;

/*
 * Those drivers that fewer than so many meet, as one query for the customers that meet all of them; all drivers when
 * each is frequent, and empty when there is none. fewest: how many meet the rarest, counted no further.
 */
const rarest = `
  CREATE FUNCTION customer.rarest(drivers text[], counted int, OUT fewest int, OUT query text)
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp SET jit = off SET enable_seqscan = off AS $$
  DECLARE
    few constant int := 1000;
    driver text;
    met int;
    rare text[] := '{}';
  BEGIN
    FOREACH driver IN ARRAY drivers LOOP
      EXECUTE format('SELECT count(*) FROM (%s LIMIT %s) met', driver, counted) INTO met;
      fewest := least(fewest, met);
      IF met < counted THEN rare := rare || driver; END IF;
      EXIT WHEN fewest <= few;
    END LOOP;
    query := array_to_string(CASE WHEN rare = '{}' THEN drivers ELSE rare END, ' INTERSECT ');
  END $$;

  CREATE FUNCTION customer.ids_of(query text) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp SET jit = off SET enable_seqscan = off AS $$
  DECLARE
    ids uuid[];
  BEGIN
    EXECUTE format('SELECT array_agg(q.id) FROM (%s) q', query) INTO ids;
    RETURN coalesce(ids, '{}');
  END $$`;

const match = `
  CREATE OR REPLACE FUNCTION customer.match(filter jsonb) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customer, pg_temp SET jit = off AS $$
  DECLARE
    rarest text := (SELECT r.query FROM customer.rarest(ARRAY(SELECT customer.filter_drivers(filter)), 50000) r);
  BEGIN
    RETURN QUERY EXECUTE format('SELECT c.id FROM %s identity.customer c WHERE c.merged_into IS NULL AND %s AND %s',
      CASE WHEN rarest = '' THEN '' ELSE format('(%s) asked,', rarest) END,
      CASE WHEN rarest = '' THEN 'TRUE' ELSE 'c.id = asked.id' END,
      customer.filter_condition(filter, 0));
  END $$`;

/*
 * One page of what is listed: customers c with a value and a key, in order. Conditions that are frequent together fill
 * it within some thousand steps along the order. When these do not, those who meet all drivers are asked instead, unless
 * it seems less work to walk on.
 */
const pagePart = `
  CREATE FUNCTION customer.page_part(listed text, ordered text, condition text, drivers text[], size int)
  RETURNS TABLE (id uuid, value text)
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp AS $$
  DECLARE
    tried constant int := 3000;
    counted constant int := 50000;
    fewest int := (SELECT r.fewest FROM customer.rarest(drivers, tried) r);
    rarest text;
    walk text := format('SELECT array_agg(w.id), array_agg(w.shown) FROM (SELECT c.id, CAST(c.value AS text) AS shown FROM (
        %1$s ORDER BY %2$s LIMIT $1) c WHERE %3$s ORDER BY %2$s LIMIT %4$s) w', listed, ordered, condition, size);
    ids uuid[];
    shown text[];
    found int := 0;
  BEGIN
    IF fewest = tried THEN
      EXECUTE walk INTO ids, shown USING tried;
      found := coalesce(cardinality(ids), 0);
    END IF;
    IF found < size AND fewest IS NOT NULL THEN
      SELECT r.fewest, r.query INTO fewest, rarest FROM customer.rarest(drivers, counted) r;
    END IF;
    IF found < size AND (fewest IS NULL OR tried * size / (found + 1) <= fewest) THEN
      EXECUTE walk INTO ids, shown USING NULL::int;
    ELSIF found < size THEN
      EXECUTE format('SELECT array_agg(w.id), array_agg(w.shown) FROM (
          SELECT m.id, CAST(m.value AS text) AS shown FROM unnest($1) asked (id) CROSS JOIN LATERAL (
          SELECT c.id, c.value, c.key FROM (%s AND c.id = asked.id LIMIT 1) c WHERE %s) m ORDER BY %s LIMIT %s) w',
        listed, condition, ordered, size) INTO ids, shown USING customer.ids_of(rarest);
    END IF;
    RETURN QUERY SELECT * FROM unnest(ids, shown);
  END $$`;

/* As in 1764100002103; each of the two parts is a page_part. */
const page = `
  CREATE OR REPLACE FUNCTION customer.page(
    filter jsonb, sort text, descending boolean, forward boolean, after_value text, after_id uuid, size int)
  RETURNS TABLE (id uuid, value text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customer, pg_temp
    SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off
    SET enable_sort = off AS $$
  DECLARE
    condition text := customer.filter_condition(filter, 0);
    drivers text[] := ARRAY(SELECT customer.filter_drivers(filter));
    way text := CASE WHEN descending = forward THEN 'DESC' ELSE 'ASC' END;
    sign text := CASE WHEN descending = forward THEN '<' ELSE '>' END;
    d fact_definition;
    type text := 'timestamptz';
    column_name text;
    key text := 'c.id';
    present text;
    missing text;
    absent text;
    missing_first boolean := false;
    part text;
    found int := 0;
    rows int;
  BEGIN
    IF sort IN ('createdAt', 'updatedAt') THEN
      column_name := CASE sort WHEN 'createdAt' THEN 'c.created_at' ELSE 'c.updated_at' END;
      present := 'identity.customer c WHERE TRUE';
    ELSIF sort = 'displayName' THEN
      type := 'text';
      column_name := 'o.shown_name';
      key := 'o.customer_id';
      present := 'identity.profile o JOIN identity.customer c ON c.id = o.customer_id WHERE o.shown_name IS NOT NULL';
      missing := 'NOT EXISTS (SELECT FROM identity.profile o WHERE o.customer_id = c.id AND o.shown_name IS NOT NULL OFFSET 0)';
    ELSE
      d := customer.fact_of(sort);
      type := customer.column_type(customer.fact_column(d.type));
      column_name := 'o.' || customer.fact_column(d.type);
      key := 'o.customer_id';
      absent := d.absent::text;
      present := format('customer.fact o JOIN identity.customer c ON c.id = o.customer_id
        WHERE o.definition_id = %s AND %s IS NOT NULL', d.id, column_name);
      missing := format('NOT EXISTS (SELECT FROM customer.fact o WHERE o.customer_id = c.id AND o.definition_id = %s OFFSET 0)', d.id);
      missing_first := (absent IS NOT NULL AND NOT descending);
    END IF;
    IF NOT forward THEN missing_first := NOT missing_first; END IF;
    FOREACH part IN ARRAY CASE WHEN missing IS NULL THEN ARRAY['present']
        WHEN missing_first THEN ARRAY['missing', 'present'] ELSE ARRAY['present', 'missing'] END LOOP
      IF part = 'present' THEN
        -- A cursor among the others: these were read before, or are all still to come.
        CONTINUE WHEN after_id IS NOT NULL AND missing IS NOT NULL AND after_value IS NOT DISTINCT FROM absent AND NOT missing_first;
        RETURN QUERY SELECT * FROM customer.page_part(
          format('SELECT c.id, c.created_at, c.updated_at, %s AS value, %s AS key FROM %s AND c.merged_into IS NULL AND %s',
            column_name, key, present,
            CASE WHEN after_id IS NULL OR missing IS NOT NULL AND after_value IS NOT DISTINCT FROM absent THEN 'TRUE'
              ELSE format('(%s, %s) %s (CAST(%L AS %s), %L::uuid)', column_name, key, sign, after_value, type, after_id) END),
          format('value %1$s, key %1$s', way), condition, drivers || ARRAY(SELECT customer.order_drivers(filter, sort)),
          size - found);
      ELSE
        CONTINUE WHEN after_id IS NOT NULL AND after_value IS DISTINCT FROM absent AND missing_first;
        RETURN QUERY SELECT * FROM customer.page_part(
          format('SELECT c.id, c.created_at, c.updated_at, CAST(%L AS text) AS value, c.id AS key FROM identity.customer c
            WHERE c.merged_into IS NULL AND %s',
            absent, CASE WHEN after_id IS NULL OR after_value IS DISTINCT FROM absent THEN 'TRUE'
              ELSE format('c.id %s %L::uuid', sign, after_id) END),
          format('key %s', way), condition || ' AND ' || missing, drivers, size - found);
      END IF;
      GET DIAGNOSTICS rows = ROW_COUNT;
      found := found + rows;
      EXIT WHEN found >= size;
    END LOOP;
  END $$`;

const replaced = `
  CREATE FUNCTION customer.best_driver(filter jsonb, size int) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp SET jit = off SET enable_seqscan = off AS $$
  DECLARE
    counted constant int := 20000;
    everybody numeric := greatest((SELECT reltuples FROM pg_class WHERE oid = 'identity.customer'::regclass), 1000);
    share numeric := 1;
    driver text;
    met int;
    best text;
    fewest int;
  BEGIN
    FOR driver IN SELECT * FROM customer.filter_drivers(filter) LOOP
      EXECUTE format('SELECT count(*) FROM (%s LIMIT %s) met', driver, counted) INTO met;
      share := share * least(greatest(met, 1) / everybody, 1);
      IF fewest IS NULL OR met < fewest THEN
        fewest := met;
        best := driver;
      END IF;
    END LOOP;
    IF size IS NULL OR fewest < counted AND fewest <= size / share THEN RETURN best; END IF;
    RETURN NULL;
  END $$;

  CREATE OR REPLACE FUNCTION customer.match(filter jsonb) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customer, pg_temp SET jit = off AS $$
  DECLARE
    driver text := customer.best_driver(filter, NULL);
  BEGIN
    RETURN QUERY EXECUTE format('SELECT c.id FROM %s identity.customer c WHERE c.merged_into IS NULL AND %s AND %s',
      CASE WHEN driver IS NULL THEN '' ELSE format('(%s) d,', driver) END,
      CASE WHEN driver IS NULL THEN 'TRUE' ELSE 'c.id = d.id' END,
      customer.filter_condition(filter, 0));
  END $$;

  CREATE OR REPLACE FUNCTION customer.page(
    filter jsonb, sort text, descending boolean, forward boolean, after_value text, after_id uuid, size int)
  RETURNS TABLE (id uuid, value text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customer, pg_temp
    SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET enable_material = off AS $$
  DECLARE
    condition text := customer.filter_condition(filter, 0);
    driver text := customer.best_driver(filter, size);
    way text := CASE WHEN descending = forward THEN 'DESC' ELSE 'ASC' END;
    sign text := CASE WHEN descending = forward THEN '<' ELSE '>' END;
    d fact_definition;
    type text := 'timestamptz';
    column_name text;
    present text;
    missing text;
    absent text;
    missing_first boolean := false;
    part text;
    found int := 0;
    rows int;
  BEGIN
    IF sort IN ('createdAt', 'updatedAt') THEN
      column_name := CASE sort WHEN 'createdAt' THEN 'c.created_at' ELSE 'c.updated_at' END;
      present := 'identity.customer c WHERE TRUE';
    ELSIF sort = 'displayName' THEN
      type := 'text';
      column_name := 'o.shown_name';
      present := 'identity.profile o JOIN identity.customer c ON c.id = o.customer_id WHERE o.shown_name IS NOT NULL';
      missing := 'identity.customer c WHERE NOT EXISTS (
        SELECT FROM identity.profile o WHERE o.customer_id = c.id AND o.shown_name IS NOT NULL OFFSET 0)';
    ELSE
      d := customer.fact_of(sort);
      type := customer.column_type(customer.fact_column(d.type));
      column_name := 'o.' || customer.fact_column(d.type);
      absent := d.absent::text;
      present := format('customer.fact o JOIN identity.customer c ON c.id = o.customer_id
        WHERE o.definition_id = %s AND %s IS NOT NULL', d.id, column_name);
      missing := format('identity.customer c WHERE NOT EXISTS (
        SELECT FROM customer.fact o WHERE o.customer_id = c.id AND o.definition_id = %s OFFSET 0)', d.id);
      missing_first := (absent IS NOT NULL AND NOT descending);
    END IF;
    IF NOT forward THEN missing_first := NOT missing_first; END IF;
    PERFORM set_config('enable_sort', CASE WHEN driver IS NULL THEN 'off' ELSE 'on' END, true);
    FOREACH part IN ARRAY CASE WHEN missing IS NULL THEN ARRAY['present']
        WHEN missing_first THEN ARRAY['missing', 'present'] ELSE ARRAY['present', 'missing'] END LOOP
      IF part = 'present' THEN
        -- A cursor among the others: these were read before, or are all still to come.
        CONTINUE WHEN after_id IS NOT NULL AND missing IS NOT NULL AND after_value IS NOT DISTINCT FROM absent AND NOT missing_first;
        RETURN QUERY EXECUTE format('SELECT c.id, CAST(%s AS text) FROM %s AND c.merged_into IS NULL AND %s AND %s AND %s
            ORDER BY %s %s, %s %s LIMIT %s',
          column_name, present, condition,
          CASE WHEN driver IS NULL THEN 'TRUE' ELSE format('c.id IN (%s)', driver) END,
          CASE WHEN after_id IS NULL OR missing IS NOT NULL AND after_value IS NOT DISTINCT FROM absent THEN 'TRUE'
            ELSE format('(%s, %s) %s (CAST(%L AS %s), %L::uuid)', column_name, CASE WHEN missing IS NULL THEN 'c.id' ELSE 'o.customer_id' END,
              sign, after_value, type, after_id) END,
          column_name, way, CASE WHEN missing IS NULL THEN 'c.id' ELSE 'o.customer_id' END, way, size - found);
      ELSE
        CONTINUE WHEN after_id IS NOT NULL AND after_value IS DISTINCT FROM absent AND missing_first;
        RETURN QUERY EXECUTE format('SELECT c.id, CAST(%L AS text) FROM %s AND c.merged_into IS NULL AND %s AND %s AND %s
            ORDER BY c.id %s LIMIT %s',
          absent, missing, condition,
          CASE WHEN driver IS NULL THEN 'TRUE' ELSE format('c.id IN (%s)', driver) END,
          CASE WHEN after_id IS NULL OR after_value IS DISTINCT FROM absent THEN 'TRUE'
            ELSE format('c.id %s %L::uuid', sign, after_id) END,
          way, size - found);
      END IF;
      GET DIAGNOSTICS rows = ROW_COUNT;
      found := found + rows;
      EXIT WHEN found >= size;
    END LOOP;
  END $$`;

const signatures = [
  'page_part(text, text, text, text[], int)',
  'ids_of(text)',
  'rarest(text[], int)',
  'order_drivers(jsonb, text)',
  'operators_on(jsonb, text)',
].map((signature) => `customer.${signature}`);
const bestDriver = 'customer.best_driver(jsonb, int)';

/** Answers filters of frequent conditions that few meet together, and orders by facts that nobody has who meets one. */
export class IntersectConditions1764400000102 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [operators, orderDrivers, rarest, match, pagePart, page])
      await queryRunner.query(statement);
    await queryRunner.query(`REVOKE ALL ON FUNCTION ${signatures.join(', ')} FROM PUBLIC`);
    await queryRunner.query(`DROP FUNCTION ${bestDriver}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(replaced);
    await queryRunner.query(`REVOKE ALL ON FUNCTION ${bestDriver} FROM PUBLIC`);
    await queryRunner.query(`DROP FUNCTION ${signatures.join(', ')}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';
import { platformGroup } from '../identity/platform-group';

/*
 * Conditions are SQL text over an SQL expression, every value quoted. Values of facts are scalar subqueries, so that a
 * condition is asked of one customer at a time, by index; which customers are asked is decided apart from that.
 */
const compared = `
  CREATE FUNCTION customer.compared(expression text, type text, operators jsonb) RETURNS text
  LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE
    operator text;
    operand jsonb;
    value text;
    parts text[] := '{}';
  BEGIN
    FOR operator, operand IN SELECT * FROM jsonb_each(operators) LOOP
      CONTINUE WHEN operand = 'null' OR operator = 'path';
      value := format('CAST(%L AS %s)', operand #>> '{}', type);
      parts := parts || CASE operator
        WHEN 'eq' THEN format('%s = %s', expression, value)
        WHEN 'neq' THEN format('%s IS DISTINCT FROM %s', expression, value)
        WHEN 'gt' THEN format('%s > %s', expression, value)
        WHEN 'gte' THEN format('%s >= %s', expression, value)
        WHEN 'lt' THEN format('%s < %s', expression, value)
        WHEN 'lte' THEN format('%s <= %s', expression, value)
        WHEN 'in' THEN format('%s = ANY (CAST(%L AS %s[]))', expression,
          ARRAY(SELECT jsonb_array_elements_text(operand)), type)
        WHEN 'contains' THEN format('%s ILIKE %L', expression,
          '%' || regexp_replace(operand #>> '{}', '([\\\\%_])', '\\\\\\1', 'g') || '%')
        WHEN 'startsWith' THEN format('%s ILIKE %L', expression,
          regexp_replace(operand #>> '{}', '([\\\\%_])', '\\\\\\1', 'g') || '%')
        WHEN 'isNull' THEN format('%s IS %s NULL', expression, CASE WHEN operand::boolean THEN '' ELSE 'NOT' END)
      END;
    END LOOP;
    RETURN CASE WHEN parts = '{}' THEN 'TRUE' ELSE '(' || array_to_string(parts, ' AND ') || ')' END;
  END $$`;

const factColumn = `
  CREATE FUNCTION customer.fact_column(type text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN type IN ('NUMBER', 'DECIMAL', 'BOOLEAN') THEN 'number'
      WHEN type IN ('DATE', 'DATETIME') THEN 'moment' ELSE 'text' END
  $$;
  CREATE FUNCTION customer.column_type(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE name WHEN 'number' THEN 'numeric' WHEN 'moment' THEN 'timestamptz' ELSE 'text' END
  $$`;

// Booleans are numbers in the table.
const operators = `
  CREATE FUNCTION customer.stored_operators(type text, operators jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN type <> 'BOOLEAN' THEN operators
      ELSE (SELECT coalesce(jsonb_object_agg(key, CASE WHEN key NOT IN ('eq', 'neq') OR jsonb_typeof(value) <> 'boolean'
        THEN value ELSE to_jsonb(value::boolean::int) END), '{}') FROM jsonb_each(operators)) END
  $$`;

const factValue = `
  CREATE FUNCTION customer.fact_of(path text) RETURNS customer.fact_definition
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp AS $$
  DECLARE
    found fact_definition;
  BEGIN
    SELECT * INTO found FROM fact_definition d WHERE d.path = fact_of.path;
    IF found.path IS NULL THEN
      RAISE EXCEPTION 'no department publishes the fact %', path USING ERRCODE = 'invalid_parameter_value';
    END IF;
    RETURN found;
  END $$`;

const condition = `
  CREATE FUNCTION customer.fact_condition(path text, operators jsonb) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp AS $$
  DECLARE
    d fact_definition := customer.fact_of(path);
    name text := customer.fact_column(d.type);
    value text := format('(SELECT f.%s FROM customer.fact f WHERE f.customer_id = c.id AND f.definition_id = %s)', name, d.id);
  BEGIN
    IF d.absent IS NOT NULL THEN value := format('coalesce(%s, %s)', value, d.absent); END IF;
    RETURN customer.compared(value, customer.column_type(name), customer.stored_operators(d.type, operators));
  END $$;

  CREATE FUNCTION customer.identifier_condition(kind text, operators jsonb) RETURNS text
  LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE
    owners text := '(c.id %s (SELECT k.canonical_id FROM identity.canonical(ARRAY(SELECT i.customer_id
      FROM identity.identifier i WHERE i.kind = %L AND i.system = '''' AND i.released_at IS NULL AND %s)) k)) IS TRUE';
    positive jsonb := jsonb_strip_nulls(operators - 'neq' - 'isNull');
    parts text[] := '{}';
  BEGIN
    IF positive <> '{}' THEN
      parts := parts || format(owners, 'IN', kind, customer.compared('i.key', 'text', positive));
    END IF;
    IF operators ->> 'neq' IS NOT NULL THEN
      parts := parts || format(owners, 'NOT IN', kind, format('i.key = %L', operators ->> 'neq'));
    END IF;
    IF operators ->> 'isNull' IS NOT NULL THEN
      parts := parts || format(owners, CASE WHEN (operators ->> 'isNull')::boolean THEN 'NOT IN' ELSE 'IN' END, kind, 'TRUE');
    END IF;
    RETURN CASE WHEN parts = '{}' THEN 'TRUE' ELSE '(' || array_to_string(parts, ' AND ') || ')' END;
  END $$;

  CREATE FUNCTION customer.filter_condition(filter jsonb, depth int) RETURNS text
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp AS $$
  DECLARE
    name text;
    value jsonb;
    inside text[];
    parts text[] := '{}';
  BEGIN
    IF depth > 10 THEN
      RAISE EXCEPTION 'a filter nests at most 10 levels' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    FOR name, value IN SELECT * FROM jsonb_each(filter) LOOP
      CONTINUE WHEN value = 'null';
      IF name IN ('and', 'or') THEN
        inside := ARRAY(SELECT customer.filter_condition(one, depth + 1) FROM jsonb_array_elements(value) one);
        parts := parts || CASE WHEN name = 'or' THEN '(' || coalesce(nullif(array_to_string(inside, ' OR '), ''), 'FALSE') || ')'
          ELSE '(' || coalesce(nullif(array_to_string(inside, ' AND '), ''), 'TRUE') || ')' END;
      ELSIF name = 'not' THEN
        parts := parts || format('(%s) IS NOT TRUE', customer.filter_condition(value, depth + 1));
      ELSIF name = 'facts' THEN
        parts := parts || ARRAY(
          SELECT customer.fact_condition(one ->> 'path', one) FROM jsonb_array_elements(value) one);
      ELSIF name = 'displayName' THEN
        parts := parts || customer.compared('(SELECT p.shown_name FROM identity.profile p WHERE p.customer_id = c.id)', 'text', value);
      ELSIF name IN ('createdAt', 'updatedAt') THEN
        parts := parts || customer.compared(CASE name WHEN 'createdAt' THEN 'c.created_at' ELSE 'c.updated_at' END, 'timestamptz', value);
      ELSIF name IN ('email', 'phone') THEN
        parts := parts || customer.identifier_condition(upper(name), value);
      ELSE
        parts := parts || ARRAY(
          SELECT customer.fact_condition(name || '.' || field.key, field.value)
          FROM jsonb_each(value) field WHERE field.value <> 'null');
      END IF;
    END LOOP;
    RETURN CASE WHEN parts = '{}' THEN 'TRUE' ELSE '(' || array_to_string(parts, ' AND ') || ')' END;
  END $$`;

/*
 * Queries for the customers that meet one condition of a filter, by index: those conditions that all others only narrow,
 * and that nobody meets who has no such fact.
 */
const drivers = `
  CREATE FUNCTION customer.fact_driver(path text, operators jsonb) RETURNS SETOF text
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp AS $$
  DECLARE
    d fact_definition := customer.fact_of(path);
    name text := customer.fact_column(d.type);
    stored jsonb := customer.stored_operators(d.type, operators);
    absent_meets boolean;
  BEGIN
    EXECUTE 'SELECT ' || customer.compared(
      format('CAST(%s AS %s)', coalesce(d.absent::text, 'NULL'), customer.column_type(name)), customer.column_type(name), stored)
      INTO absent_meets;
    IF absent_meets IS TRUE THEN RETURN; END IF;
    RETURN NEXT format('SELECT f.customer_id AS id FROM customer.fact f WHERE f.definition_id = %s AND f.%s IS NOT NULL AND %s',
      d.id, name, customer.compared('f.' || name, customer.column_type(name), stored));
  END $$;

  CREATE FUNCTION customer.filter_drivers(filter jsonb) RETURNS SETOF text
  LANGUAGE plpgsql STABLE SET search_path = customer, pg_temp AS $$
  DECLARE
    name text;
    value jsonb;
  BEGIN
    FOR name, value IN SELECT * FROM jsonb_each(filter) LOOP
      CONTINUE WHEN value = 'null' OR name IN ('or', 'not', 'createdAt', 'updatedAt');
      IF name = 'and' THEN
        RETURN QUERY SELECT d FROM jsonb_array_elements(value) one, customer.filter_drivers(one) d;
      ELSIF name = 'facts' THEN
        RETURN QUERY SELECT d FROM jsonb_array_elements(value) one, customer.fact_driver(one ->> 'path', one) d;
      ELSIF name = 'displayName' THEN
        IF value ->> 'eq' IS NOT NULL THEN
          RETURN NEXT format('SELECT p.customer_id AS id FROM identity.profile p WHERE p.shown_name = %L', value ->> 'eq');
        END IF;
      ELSIF name IN ('email', 'phone') THEN
        IF value ->> 'eq' IS NOT NULL THEN
          RETURN NEXT format('SELECT k.canonical_id AS id FROM identity.canonical(ARRAY(SELECT i.customer_id FROM identity.identifier i
            WHERE i.kind = %L AND i.system = '''' AND i.key = %L AND i.released_at IS NULL)) k', upper(name), value ->> 'eq');
        END IF;
      ELSE
        RETURN QUERY SELECT d FROM jsonb_each(value) field, customer.fact_driver(name || '.' || field.key, field.value) d
          WHERE field.value <> 'null';
      END IF;
    END LOOP;
  END $$;

  -- The smallest of them, when asking each of its customers is less work than walking along an order until a page is
  -- full, which takes as many steps as the conditions are rare; null: walk. size null: everybody is wanted.
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
  END $$`;

const match = `
  CREATE FUNCTION customer.match(filter jsonb) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = customer, pg_temp SET jit = off AS $$
  DECLARE
    driver text := customer.best_driver(filter, NULL);
  BEGIN
    RETURN QUERY EXECUTE format('SELECT c.id FROM %s identity.customer c WHERE c.merged_into IS NULL AND %s AND %s',
      CASE WHEN driver IS NULL THEN '' ELSE format('(%s) d,', driver) END,
      CASE WHEN driver IS NULL THEN 'TRUE' ELSE 'c.id = d.id' END,
      customer.filter_condition(filter, 0));
  END $$`;

/*
 * One page of customers in an order, in reading direction. sort is createdAt, updatedAt, displayName or the path of a
 * fact. Those without a value come last, whichever way; those who have a value without a row, such as 0 orders, have
 * their place. Each of the two parts is walked by index, or asked of a driver's customers.
 */
const page = `
  CREATE FUNCTION customer.page(
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

const statements = [compared, factColumn, operators, factValue, condition, drivers, match, page];
const signatures = [
  'page(jsonb, text, boolean, boolean, text, uuid, int)',
  'match(jsonb)',
  'best_driver(jsonb, int)',
  'filter_drivers(jsonb)',
  'fact_driver(text, jsonb)',
  'filter_condition(jsonb, int)',
  'identifier_condition(text, jsonb)',
  'fact_condition(text, jsonb)',
  'fact_of(text)',
  'stored_operators(text, jsonb)',
  'column_type(text)',
  'fact_column(text)',
  'compared(text, text, jsonb)',
].map((signature) => `customer.${signature}`);

/** Which customers meet a filter over all departments' facts: for pages, and for departments' own selections. */
export class CreateMatching1764100002103 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
    await queryRunner.query(`REVOKE ALL ON FUNCTION ${signatures.join(', ')} FROM PUBLIC`);
    await queryRunner.query(`GRANT USAGE ON SCHEMA customer TO ${departmentGroup}`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION customer.match(jsonb) TO ${departmentGroup}`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${signatures[0]} TO ${platformGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`REVOKE USAGE ON SCHEMA customer FROM ${departmentGroup}`);
    await queryRunner.query(`DROP FUNCTION ${signatures.join(', ')}`);
  }
}

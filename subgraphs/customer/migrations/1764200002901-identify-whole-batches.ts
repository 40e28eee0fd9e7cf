import type { MigrationInterface, QueryRunner } from 'typeorm';
import { platformGroup } from '../../kit/database/roles';

// As in 1763800000001: the plans of these functions outlive the statistics they were made with.
const definer = `SECURITY DEFINER SET search_path = identity, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off`;

const profileColumns = [
  'display_name',
  'given_name',
  'family_name',
  'organisation',
  'birth_on',
  'language',
  'time_zone',
  'address_lines',
  'city',
  'region',
  'postcode',
  'country_code',
];

// Each in one statement; newcomers have one write each, and nobody to be told apart from.
const createNewcomers = `
  CREATE FUNCTION identity.create_newcomers(refs jsonb) RETURNS void
  LANGUAGE plpgsql SET search_path = identity, pg_temp AS $$
  BEGIN
    INSERT INTO customer (id, first_seen_by)
      SELECT n.new_id, session_user FROM jsonb_to_recordset(refs) AS n (new_id uuid);
    INSERT INTO identifier (customer_id, kind, system, key, value, first_seen_by)
      SELECT n.new_id, i.kind, i.system, i.key, i.value, session_user
      FROM jsonb_to_recordset(refs) AS n (new_id uuid, identifiers jsonb)
        CROSS JOIN jsonb_to_recordset(n.identifiers) AS i (kind text, system text, key text, value text);
    WITH given AS (
      SELECT n.new_id, n.source, (SELECT jsonb_object_agg(key, value) FROM jsonb_each(n.profile) WHERE value <> 'null') AS news
      FROM jsonb_to_recordset(refs) AS n (new_id uuid, profile jsonb, source jsonb)
      WHERE jsonb_typeof(n.profile) = 'object'),
    written AS (
      INSERT INTO profile_write (customer_id, fills, fields, written_by, department, system, actor)
        SELECT g.new_id, true, g.news, session_user,
          CASE WHEN pg_has_role(session_user, '${platformGroup}', 'MEMBER') THEN g.source ->> 'department' END,
          coalesce(g.source ->> 'system', 'unknown'), g.source ->> 'actor'
        FROM given g WHERE g.news IS NOT NULL
        RETURNING sequence, customer_id, fields)
    INSERT INTO profile (customer_id, ${profileColumns.join(', ')}, origins)
      SELECT w.customer_id, ${profileColumns.map((column) => `p.${column}`).join(', ')},
        (SELECT jsonb_object_agg(key, w.sequence) FROM jsonb_object_keys(w.fields) key)
      FROM written w CROSS JOIN jsonb_populate_record(NULL::profile,
        (w.fields - 'address') || coalesce(w.fields -> 'address', '{}')) p;
  END $$`;

/*
 * Most references of an import are plain: nothing of them is known and nobody else in the call has any of it, or all
 * of them is known of one person and there is nothing to note. Those are answered as a whole; the others one by one.
 * identify holds the locks of all identifiers; the customers themselves follow here, for all, before any is looked up.
 */
const identify = `
  CREATE FUNCTION identity.identify_among_known(refs jsonb)
  RETURNS TABLE ("position" int, customer_id uuid, created boolean, changed boolean, refusal text)
  LANGUAGE plpgsql ${definer} AS $$
  #variable_conflict use_column
  DECLARE
    known uuid[];
    holders jsonb;
    newcomers jsonb;
    rest jsonb;
  BEGIN
    known := ARRAY(
      SELECT x.customer_id FROM jsonb_array_elements(refs) r, jsonb_array_elements(r -> 'identifiers') i
        CROSS JOIN LATERAL (SELECT * FROM identifier f WHERE f.kind = i ->> 'kind' AND f.system = i ->> 'system'
          AND f.key = i ->> 'key' AND f.released_at IS NULL LIMIT 1) x
      UNION SELECT (r ->> 'id')::uuid FROM jsonb_array_elements(refs) r WHERE r ->> 'id' IS NOT NULL);
    IF cardinality(known) > 0 THEN
      PERFORM identity.lock_customers(known);
    END IF;
    -- By position who has all of it; null where it is new.
    SELECT coalesce(jsonb_object_agg(plain.position, plain.holder), '{}') INTO holders FROM (
      SELECT o.position, (array_agg(o.customer_id))[1] AS holder FROM (
        SELECT n.position, x.customer_id, count(*) OVER (PARTITION BY i.kind, i.system, i.key) AS times
        FROM jsonb_to_recordset(refs) AS n (position int, identifiers jsonb)
          CROSS JOIN jsonb_to_recordset(n.identifiers) AS i (kind text, system text, key text)
          LEFT JOIN LATERAL (SELECT * FROM identifier f WHERE f.kind = i.kind AND f.system = i.system
            AND f.key = i.key AND f.released_at IS NULL LIMIT 1) x ON true) o
      GROUP BY o.position
      HAVING (count(o.customer_id) = 0 AND every(o.times = 1))
        OR (count(o.customer_id) = count(*) AND count(DISTINCT o.customer_id) = 1)) plain;
    SELECT jsonb_agg(r) FILTER (WHERE plain AND NOT held),
        jsonb_agg(r) FILTER (WHERE NOT plain OR (held AND jsonb_typeof(r -> 'profile') = 'object'))
      INTO newcomers, rest
      FROM jsonb_array_elements(refs) r
        CROSS JOIN LATERAL (SELECT r ->> 'id' IS NULL AND holders ? (r ->> 'position') AS plain,
          holders ->> (r ->> 'position') IS NOT NULL AS held) l;
    IF newcomers IS NOT NULL THEN
      PERFORM identity.create_newcomers(newcomers);
    END IF;
    RETURN QUERY
      SELECT n.position, coalesce((holders ->> n.position::text)::uuid, n.new_id), h.new, h.new, NULL::text
      FROM jsonb_to_recordset(refs) AS n (position int, new_id uuid, id uuid, profile jsonb)
        CROSS JOIN LATERAL (SELECT holders ->> n.position::text IS NULL AS new) h
      WHERE n.id IS NULL AND holders ? n.position::text AND (h.new OR jsonb_typeof(n.profile) IS DISTINCT FROM 'object');
    IF rest IS NOT NULL THEN
      RETURN QUERY SELECT * FROM identity.identify_one_by_one(rest);
    END IF;
  END $$`;

/** Creates newcomers, and finds those with nothing new, by the batch instead of one by one. */
export class IdentifyWholeBatches1764200002901 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER FUNCTION identity.identify_among_known(jsonb) RENAME TO identify_one_by_one');
    for (const statement of [createNewcomers, identify]) await queryRunner.query(statement);
    for (const name of ['create_newcomers', 'identify_among_known']) {
      await queryRunner.query(`REVOKE ALL ON FUNCTION identity.${name}(jsonb) FROM PUBLIC`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['create_newcomers', 'identify_among_known']) {
      await queryRunner.query(`DROP FUNCTION identity.${name}(jsonb)`);
    }
    await queryRunner.query('ALTER FUNCTION identity.identify_one_by_one(jsonb) RENAME TO identify_among_known');
  }
}

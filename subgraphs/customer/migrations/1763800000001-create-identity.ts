import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';
import { platformGroup } from '../identity/platform-group';

const tables = `
  CREATE TABLE identity.customer (
    id uuid PRIMARY KEY,
    merged_into uuid REFERENCES identity.customer (id) CHECK (merged_into <> id),
    first_seen_by text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE INDEX customer_merged_into ON identity.customer (merged_into) WHERE merged_into IS NOT NULL;
  CREATE INDEX customer_created_at ON identity.customer (created_at, id) WHERE merged_into IS NULL;
  CREATE INDEX customer_updated_at ON identity.customer (updated_at, id) WHERE merged_into IS NULL;

  CREATE TABLE identity.identifier (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    customer_id uuid NOT NULL REFERENCES identity.customer (id),
    kind text NOT NULL CHECK (kind IN ('EMAIL', 'PHONE', 'EXTERNAL_REF')),
    system text NOT NULL DEFAULT '',
    key text NOT NULL,
    value text NOT NULL,
    first_seen_by text NOT NULL,
    first_seen_at timestamptz(3) NOT NULL DEFAULT now(),
    verified_at timestamptz(3),
    released_at timestamptz(3));
  CREATE UNIQUE INDEX identifier_key ON identity.identifier (kind, system, key) WHERE released_at IS NULL;
  CREATE INDEX identifier_customer_id ON identity.identifier (customer_id);

  CREATE TABLE identity.profile (
    customer_id uuid PRIMARY KEY REFERENCES identity.customer (id),
    display_name text, given_name text, family_name text, organisation text, birth_on date,
    language text, time_zone text, address_lines text[], city text, region text, postcode text, country_code text,
    -- A Korean, Chinese or Japanese name is written family name first and without a space.
    shown_name text GENERATED ALWAYS AS (coalesce(
      display_name,
      CASE WHEN family_name ~ '^[가-힣一-龥]+$' AND given_name ~ '^[가-힣一-龥]+$' THEN family_name || given_name
        ELSE nullif(btrim(coalesce(given_name, '') || ' ' || coalesce(family_name, '')), '') END,
      organisation)) STORED,
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE INDEX profile_shown_name ON identity.profile (shown_name, customer_id);

  CREATE TABLE identity.merge_candidate (
    customer_id uuid NOT NULL REFERENCES identity.customer (id),
    other_id uuid NOT NULL REFERENCES identity.customer (id) CHECK (customer_id < other_id),
    reason text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (customer_id, other_id));`;

/*
 * The functions look up a few keys in tables of any size. Their plans outlive the statistics they were made with (a plan
 * made while the table was empty scanned it ever after), so only index look-ups are left to choose from. LATERAL with
 * LIMIT says the same of a join, whose two sides could change places.
 */
const definer = `SECURITY DEFINER SET search_path = identity, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off`;

const canonical = `
  CREATE FUNCTION identity.canonical(ids uuid[]) RETURNS TABLE (id uuid, canonical_id uuid)
  LANGUAGE sql STABLE ROWS 50 ${definer} AS $$
    WITH RECURSIVE up (id, reached, next) AS (
      SELECT c.id, c.id, c.merged_into FROM customer c WHERE c.id = ANY (ids)
      UNION ALL
      SELECT up.id, c.id, c.merged_into FROM up JOIN customer c ON c.id = up.next)
    SELECT up.id, up.reached FROM up WHERE up.next IS NULL
  $$`;

const members = `
  CREATE FUNCTION identity.members(ids uuid[]) RETURNS TABLE (key uuid, member uuid)
  LANGUAGE sql STABLE ROWS 50 ${definer} AS $$
    WITH RECURSIVE down (key, member) AS (
      SELECT c.id, c.canonical_id FROM identity.canonical(ids) c
      UNION ALL
      SELECT down.key, c.id FROM down JOIN customer c ON c.merged_into = down.member)
    SELECT down.key, down.member FROM down
  $$`;

// The lock of an identifier: held, nobody else's transaction finds out or changes whose it is.
const identifierLock = `
  CREATE FUNCTION identity.identifier_lock(kind text, system text, key text) RETURNS bigint
  LANGUAGE sql IMMUTABLE AS $$
    SELECT hashtextextended(concat_ws(chr(31), kind, system, key), 0)
  $$`;

/*
 * refs: [{ position, new_id, id, identifiers: [{ kind, system, key, value }], profile }], see kit/identity.ts.
 * All identifiers of the call are locked before any is looked up, in the order of their hashes, so that writers of
 * the same person wait for each other instead of racing, and no two wait in a circle. The customers themselves follow
 * in the order of their ids: two writers may bring different identifiers of the same people.
 * Identifiers stay with the id they came for; what is known of the person goes to the survivor, who is shown.
 */
const identify = `
  CREATE FUNCTION identity.identify(refs jsonb)
  RETURNS TABLE ("position" int, customer_id uuid, created boolean, changed boolean, refusal text)
  LANGUAGE plpgsql ${definer} AS $$
  #variable_conflict use_column
  DECLARE
    ref jsonb;
    known uuid[];
    matched uuid[];
    survivors uuid[];
    survivor uuid;
    merged jsonb;
    touched int;
  BEGIN
    PERFORM pg_advisory_xact_lock(lock) FROM (
      SELECT DISTINCT identity.identifier_lock(i ->> 'kind', i ->> 'system', i ->> 'key') AS lock
      FROM jsonb_array_elements(refs) r, jsonb_array_elements(r -> 'identifiers') i
      ORDER BY lock) locks;
    known := ARRAY(
      SELECT x.customer_id FROM jsonb_array_elements(refs) r, jsonb_array_elements(r -> 'identifiers') i
        CROSS JOIN LATERAL (SELECT * FROM identifier f WHERE f.kind = i ->> 'kind' AND f.system = i ->> 'system'
          AND f.key = i ->> 'key' AND f.released_at IS NULL LIMIT 1) x
      UNION SELECT (r ->> 'id')::uuid FROM jsonb_array_elements(refs) r WHERE r ->> 'id' IS NOT NULL);
    PERFORM FROM customer c WHERE c.id IN (SELECT k.canonical_id FROM identity.canonical(known) k)
      ORDER BY c.id FOR NO KEY UPDATE;
    SELECT coalesce(jsonb_object_agg(k.id, k.canonical_id), '{}') INTO merged
      FROM identity.canonical(known) k WHERE k.id <> k.canonical_id;
    FOR ref IN SELECT value FROM jsonb_array_elements(refs) LOOP
      "position" := (ref ->> 'position')::int;
      customer_id := (ref ->> 'id')::uuid;
      created := false;
      changed := false;
      refusal := NULL;
      -- The strongest identifier decides, then the one seen first.
      SELECT array_agg(x.customer_id ORDER BY array_position(ARRAY['EXTERNAL_REF', 'EMAIL', 'PHONE'], x.kind), x.first_seen_at, x.id)
        INTO matched
        FROM jsonb_to_recordset(ref -> 'identifiers') AS i (kind text, system text, key text)
        CROSS JOIN LATERAL (SELECT * FROM identifier f
          WHERE f.kind = i.kind AND f.system = i.system AND f.key = i.key AND f.released_at IS NULL LIMIT 1) x;
      IF customer_id IS NOT NULL AND NOT EXISTS (SELECT FROM customer c WHERE c.id = customer_id) THEN
        refusal := 'NOT_FOUND';
      ELSIF matched IS NOT NULL THEN
        survivors := ARRAY(
          SELECT DISTINCT coalesce((merged ->> m::text)::uuid, m) FROM unnest(matched || customer_id) m WHERE m IS NOT NULL);
        IF customer_id IS NULL THEN
          customer_id := matched[1];
          survivor := coalesce((merged ->> customer_id::text)::uuid, customer_id);
          -- Two known customers share this reference: people decide whether they are one.
          INSERT INTO merge_candidate (customer_id, other_id, reason)
            SELECT least(survivor, m), greatest(survivor, m), 'SHARED_IDENTIFIERS'
            FROM unnest(survivors) m WHERE m <> survivor AND cardinality(survivors) > 1
            ON CONFLICT DO NOTHING;
        ELSIF cardinality(survivors) > 1 THEN
          refusal := 'CONFLICT';
        END IF;
      ELSIF customer_id IS NULL THEN
        customer_id := (ref ->> 'new_id')::uuid;
        INSERT INTO customer (id, first_seen_by) VALUES (customer_id, session_user);
        created := true;
        changed := true;
      END IF;
      IF refusal IS NULL THEN
        IF coalesce(cardinality(matched), 0) < jsonb_array_length(ref -> 'identifiers') THEN
          INSERT INTO identifier (customer_id, kind, system, key, value, first_seen_by)
            SELECT DISTINCT ON (i.kind, i.system, i.key) customer_id, i.kind, i.system, i.key, i.value, session_user
            FROM jsonb_to_recordset(ref -> 'identifiers') AS i (kind text, system text, key text, value text)
            ON CONFLICT (kind, system, key) WHERE released_at IS NULL DO NOTHING;
          GET DIAGNOSTICS touched = ROW_COUNT;
          changed := changed OR touched > 0;
        END IF;
        survivor := coalesce((merged ->> customer_id::text)::uuid, customer_id);
        IF jsonb_typeof(ref -> 'profile') = 'object' THEN
          changed := identity.fill_profile(survivor, ref -> 'profile') OR changed;
        END IF;
        IF changed AND NOT created THEN
          UPDATE customer c SET updated_at = now() WHERE c.id = survivor;
        END IF;
      END IF;
      RETURN NEXT;
    END LOOP;
  END $$`;

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
// An address is known or not as a whole: a city must not be paired with another address's street.
const addressColumns = new Set(['address_lines', 'city', 'region', 'postcode', 'country_code']);
const noAddress = 'num_nonnulls(p.address_lines, p.city, p.region, p.postcode, p.country_code) = 0';
const fillsGap = profileColumns
  .map(
    (column) =>
      `(excluded.${column} IS NOT NULL AND ${addressColumns.has(column) ? noAddress : `p.${column} IS NULL`})`,
  )
  .join(' OR ');
const filled = profileColumns
  .map((column) =>
    addressColumns.has(column)
      ? `${column} = CASE WHEN ${noAddress} THEN excluded.${column} ELSE p.${column} END`
      : `${column} = coalesce(p.${column}, excluded.${column})`,
  )
  .join(', ');

const fillProfile = `
  CREATE FUNCTION identity.fill_profile(customer uuid, profile jsonb) RETURNS boolean
  LANGUAGE plpgsql SET search_path = identity, pg_temp AS $$
  BEGIN
    INSERT INTO profile AS p (customer_id, ${profileColumns.join(', ')})
      SELECT customer, ${profileColumns.map((column) => `n.${column}`).join(', ')}
      FROM jsonb_populate_record(NULL::profile, profile) n
      WHERE num_nonnulls(${profileColumns.map((column) => `n.${column}`).join(', ')}) > 0
      ON CONFLICT (customer_id) DO UPDATE SET ${filled}, updated_at = now() WHERE ${fillsGap};
    RETURN FOUND;
  END $$`;

/** Who the customer is: ids, identifiers and profile, and the functions through which departments meet in them. */
export class CreateIdentity implements MigrationInterface {
  name = 'CreateIdentity1763800000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE SCHEMA identity');
    for (const statement of [tables, canonical, members, fillProfile, identifierLock, identify])
      await queryRunner.query(statement);
    await queryRunner.query('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA identity FROM PUBLIC');
    await queryRunner.query(`GRANT USAGE ON SCHEMA identity TO ${departmentGroup}, ${platformGroup}`);
    for (const signature of ['canonical(uuid[])', 'members(uuid[])', 'identify(jsonb)']) {
      await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.${signature} TO ${departmentGroup}`);
    }
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.identifier_lock(text, text, text) TO ${platformGroup}`);
    await queryRunner.query(`GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA identity TO ${platformGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA identity CASCADE');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup, platformGroup } from '../../kit/database/roles';

// As in 1763800000001: the plans of these functions outlive the statistics they were made with.
const definer = `SECURITY DEFINER SET search_path = identity, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off`;
const inner = 'SET search_path = identity, pg_temp';

/*
 * Locks who the ids are now, in the order of the survivors' ids. Who waited may find that another merge moved a
 * survivor meanwhile: then everything is let go and taken anew, because a lock out of order can close a circle.
 */
const lockCustomers = `
  CREATE FUNCTION identity.lock_customers(ids uuid[]) RETURNS void
  LANGUAGE plpgsql ${inner} AS $$
  DECLARE
    survivors uuid[];
  BEGIN
    LOOP
      BEGIN
        survivors := ARRAY(SELECT DISTINCT k.canonical_id FROM identity.canonical(ids) k);
        PERFORM FROM customer c WHERE c.id = ANY (survivors) ORDER BY c.id FOR NO KEY UPDATE;
        IF ARRAY(SELECT k.canonical_id FROM identity.canonical(ids) k) <@ survivors THEN
          RETURN;
        END IF;
        RAISE SQLSTATE 'CG001';
      EXCEPTION WHEN SQLSTATE 'CG001' THEN
        -- Leaving the block has let go of its locks.
      END;
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
const listed = profileColumns.join(', ');
const of = (row: string) => profileColumns.map((column) => `${row}.${column}`).join(', ');

// state: by field its value and the write it comes from.
const showProfile = `
  CREATE FUNCTION identity.show_profile(survivor uuid, state jsonb) RETURNS void
  LANGUAGE plpgsql ${inner} AS $$
  DECLARE
    known jsonb := (SELECT coalesce(jsonb_object_agg(key, value -> 'value'), '{}') FROM jsonb_each(state));
    writes jsonb := (SELECT coalesce(jsonb_object_agg(key, value -> 'write'), '{}') FROM jsonb_each(state));
  BEGIN
    INSERT INTO profile AS p (customer_id, ${listed}, origins)
      SELECT survivor, ${of('n')}, writes
      FROM jsonb_populate_record(NULL::profile, (known - 'address') || coalesce(known -> 'address', '{}')) n
      ON CONFLICT (customer_id) DO UPDATE
        SET (${listed}, origins) = (${of('excluded')}, excluded.origins), updated_at = now()
        WHERE p.origins <> excluded.origins;
  END $$`;

/*
 * Replays merges and writes of people who are, or were, one: sets who survives, and shows of each survivor what the
 * writes come to. A merge gives the survivor what was known of the other only where nothing was known of the survivor.
 */
const settle = `
  CREATE FUNCTION identity.settle(members uuid[]) RETURNS void
  LANGUAGE plpgsql ${inner} AS $$
  DECLARE
    event record;
    winner text;
    loser text;
    given jsonb;
    survivors jsonb := (SELECT jsonb_object_agg(m, m) FROM unnest(members) m);
    merged jsonb := '{}';
    shown jsonb := (SELECT jsonb_object_agg(m, '{}'::jsonb) FROM unnest(members) m);
  BEGIN
    FOR event IN
      SELECT l.sequence, l.survivor_id, l.merged_id, NULL::boolean AS fills, NULL::jsonb AS fields
        FROM merge_log l WHERE l.survivor_id = ANY (members) AND l.undone_at IS NULL
      UNION ALL
      SELECT w.sequence, w.customer_id, NULL, w.fills, w.fields FROM profile_write w WHERE w.customer_id = ANY (members)
      ORDER BY sequence
    LOOP
      winner := survivors ->> event.survivor_id::text;
      IF event.merged_id IS NOT NULL THEN
        loser := survivors ->> event.merged_id::text;
        shown := jsonb_set(shown, ARRAY[winner], (shown -> loser) || (shown -> winner)) - loser;
        merged := merged || jsonb_build_object(loser, winner);
        survivors := (SELECT jsonb_object_agg(key, CASE value WHEN loser THEN winner ELSE value END)
          FROM jsonb_each_text(survivors));
      ELSE
        given := (SELECT coalesce(jsonb_object_agg(key, jsonb_build_object('value', value, 'write', event.sequence)), '{}')
          FROM jsonb_each(event.fields) WHERE value <> 'null');
        shown := jsonb_set(shown, ARRAY[winner], CASE WHEN event.fills THEN given || (shown -> winner)
          ELSE ((shown -> winner) - ARRAY(SELECT jsonb_object_keys(event.fields))) || given END);
      END IF;
    END LOOP;
    UPDATE customer c SET merged_into = (merged ->> c.id::text)::uuid
      WHERE c.id = ANY (members) AND c.merged_into IS DISTINCT FROM (merged ->> c.id::text)::uuid;
    PERFORM identity.show_profile(key::uuid, value) FROM jsonb_each(shown);
    DELETE FROM profile p WHERE p.customer_id = ANY (members) AND merged ? p.customer_id::text;
    UPDATE merge_candidate m
      SET low_id = least(one.canonical_id, other.canonical_id), high_id = greatest(one.canonical_id, other.canonical_id)
      FROM merge_candidate t
        CROSS JOIN LATERAL identity.canonical(ARRAY[t.customer_id]) one
        CROSS JOIN LATERAL identity.canonical(ARRAY[t.other_id]) other
      WHERE m.id = t.id AND (t.customer_id = ANY (members) OR t.other_id = ANY (members));
  END $$`;

/*
 * Notes what is given of a person, and shows it; false when nothing comes of it. Of somebody who is merged with nobody
 * only the writes are kept that are shown: all histories agree. Among merged ids a write counts that one of them may
 * need once a merge is undone: each that replaces, and what fills a gap of its own id, or one that was cleared.
 */
const writeProfile = `
  CREATE FUNCTION identity.write_profile(addressed uuid, survivor uuid, given jsonb, replaces boolean, source jsonb)
  RETURNS boolean
  LANGUAGE plpgsql ${inner} AS $$
  DECLARE
    members uuid[];
    shown jsonb;
    news jsonb;
    write bigint;
  BEGIN
    IF addressed <> survivor OR EXISTS (SELECT FROM customer c WHERE c.merged_into = survivor) THEN
      members := ARRAY(SELECT m.member FROM identity.members(ARRAY[survivor]) m);
    ELSE
      SELECT jsonb_object_agg(o.key, jsonb_build_object('value', w.fields -> o.key, 'write', w.sequence)) INTO shown
        FROM profile p CROSS JOIN LATERAL jsonb_each_text(p.origins) o
        CROSS JOIN LATERAL (SELECT * FROM profile_write x WHERE x.sequence = o.value::bigint LIMIT 1) w
        WHERE p.customer_id = survivor;
      shown := coalesce(shown, '{}');
    END IF;
    news := (SELECT jsonb_object_agg(key, value) FROM jsonb_each(given) WHERE CASE
      WHEN members IS NULL AND replaces THEN value IS DISTINCT FROM coalesce(shown -> key -> 'value', 'null')
      WHEN members IS NULL THEN value <> 'null' AND NOT shown ? key
      WHEN replaces THEN true
      ELSE value <> 'null' AND (
        NOT EXISTS (SELECT FROM profile_write w WHERE w.customer_id = addressed AND w.fields -> key <> 'null')
        OR EXISTS (SELECT FROM profile_write w WHERE w.customer_id = ANY (members) AND w.fields -> key = 'null')) END);
    IF news IS NULL THEN
      RETURN false;
    END IF;
    -- What is no day must be refused now, not by whoever undoes a merge and shows it then.
    PERFORM jsonb_populate_record(NULL::profile, news - 'address');
    IF members IS NULL AND replaces THEN
      UPDATE profile_write w SET fields = w.fields - ARRAY(SELECT jsonb_object_keys(news))
        WHERE w.customer_id = survivor AND w.fields ?| ARRAY(SELECT jsonb_object_keys(news));
      DELETE FROM profile_write w WHERE w.customer_id = survivor AND w.fields = '{}';
      shown := shown - ARRAY(SELECT jsonb_object_keys(news));
      news := (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(news) WHERE value <> 'null');
    END IF;
    IF news <> '{}' THEN
      INSERT INTO profile_write (customer_id, fills, fields, written_by, department, system, actor)
        VALUES (addressed, NOT replaces, news, session_user,
          -- Departments are who they sign in as; only the platform writes in another's name.
          CASE WHEN pg_has_role(session_user, '${platformGroup}', 'MEMBER') THEN source ->> 'department' END,
          coalesce(source ->> 'system', 'unknown'), source ->> 'actor')
        RETURNING sequence INTO write;
    END IF;
    IF members IS NULL THEN
      PERFORM identity.show_profile(survivor, shown || (
        SELECT coalesce(jsonb_object_agg(key, jsonb_build_object('value', value, 'write', write)), '{}')
        FROM jsonb_each(news)));
    ELSE
      PERFORM identity.settle(members);
    END IF;
    RETURN true;
  END $$`;

// Notes once for each reason that two customers may be one.
const propose = `
  CREATE FUNCTION identity.propose(one uuid, other uuid, reason text, score double precision) RETURNS void
  LANGUAGE sql ${definer} AS $$
    INSERT INTO merge_candidate (customer_id, other_id, reason, score, low_id, high_id)
      SELECT least(one, other), greatest(one, other), reason, score,
        least(o.canonical_id, t.canonical_id), greatest(o.canonical_id, t.canonical_id)
      FROM identity.canonical(ARRAY[one]) o, identity.canonical(ARRAY[other]) t
      ON CONFLICT DO NOTHING
  $$`;

// How likely it is that who shares an identifier of the kind is one person: families share a telephone.
const sharedScore = `
  CREATE FUNCTION identity.shared_score(kind text) RETURNS double precision
  LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE kind WHEN 'EXTERNAL_REF' THEN 0.95 WHEN 'EMAIL' THEN 0.9 ELSE 0.7 END
  $$`;

/*
 * refs: [{ position, new_id, id, identifiers: [{ kind, system, key, value }], profile, source }], see kit/identity.ts.
 * All identifiers of the call are locked before any is looked up, in the order of their hashes, so that writers of
 * the same person wait for each other instead of racing, and no two wait in a circle. The customers themselves follow
 * in the order of their ids: two writers may bring different identifiers of the same people, or merge them.
 * Identifiers and what is known of the person stay with the id they came for; the survivor shows them.
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
    kinds text[];
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
    IF cardinality(known) > 0 THEN
      PERFORM identity.lock_customers(known);
    END IF;
    SELECT coalesce(jsonb_object_agg(k.id, k.canonical_id), '{}') INTO merged
      FROM identity.canonical(known) k WHERE k.id <> k.canonical_id;
    FOR ref IN SELECT value FROM jsonb_array_elements(refs) LOOP
      "position" := (ref ->> 'position')::int;
      customer_id := (ref ->> 'id')::uuid;
      created := false;
      changed := false;
      refusal := NULL;
      -- The strongest identifier decides, then the one seen first.
      SELECT array_agg(x.customer_id ORDER BY x.rank, x.first_seen_at, x.id),
          array_agg(x.kind ORDER BY x.rank, x.first_seen_at, x.id)
        INTO matched, kinds
        FROM jsonb_to_recordset(ref -> 'identifiers') AS i (kind text, system text, key text)
        CROSS JOIN LATERAL (
          SELECT f.*, array_position(ARRAY['EXTERNAL_REF', 'EMAIL', 'PHONE'], f.kind) AS rank FROM identifier f
          WHERE f.kind = i.kind AND f.system = i.system AND f.key = i.key AND f.released_at IS NULL LIMIT 1) x;
      IF customer_id IS NOT NULL AND NOT EXISTS (SELECT FROM customer c WHERE c.id = customer_id) THEN
        refusal := 'NOT_FOUND';
      ELSIF matched IS NOT NULL THEN
        survivors := ARRAY(
          SELECT DISTINCT coalesce((merged ->> m::text)::uuid, m) FROM unnest(matched || customer_id) m WHERE m IS NOT NULL);
        IF customer_id IS NULL THEN
          customer_id := matched[1];
          -- Two known customers share this reference: people decide whether they are one.
          IF cardinality(matched) > 1 THEN
            PERFORM identity.propose(matched[1], m.id, 'SHARED_' || m.kind, identity.shared_score(m.kind))
              FROM unnest(matched, kinds) AS m (id, kind) WHERE m.id <> matched[1];
          END IF;
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
          changed := identity.write_profile(customer_id, survivor, ref -> 'profile', false, ref -> 'source') OR changed;
        END IF;
        IF changed AND NOT created THEN
          UPDATE customer c SET updated_at = now() WHERE c.id = survivor;
        END IF;
      END IF;
      RETURN NEXT;
    END LOOP;
  END $$`;

// Replaces the fields that given holds, null clears; null as a whole when nobody has the id.
const updateProfile = `
  CREATE FUNCTION identity.update_profile(customer_id uuid, given jsonb, source jsonb) RETURNS boolean
  LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    survivor uuid;
    changed boolean;
  BEGIN
    PERFORM identity.lock_customers(ARRAY[customer_id]);
    SELECT k.canonical_id INTO survivor FROM identity.canonical(ARRAY[customer_id]) k;
    IF survivor IS NULL THEN
      RETURN NULL;
    END IF;
    changed := identity.write_profile(customer_id, survivor, given, true, source);
    IF changed THEN
      UPDATE customer c SET updated_at = now() WHERE c.id = survivor;
    END IF;
    RETURN changed;
  END $$`;

// moved: the ids that are the survivor's from now on; null when it was refused.
const merge = `
  CREATE FUNCTION identity.merge(merge_id uuid, survivor uuid, merged uuid, actor text)
  RETURNS TABLE (refusal text, moved uuid[])
  LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    survives uuid;
    disappears uuid;
  BEGIN
    PERFORM identity.lock_customers(ARRAY[survivor, merged]);
    SELECT k.canonical_id INTO survives FROM identity.canonical(ARRAY[survivor]) k;
    SELECT k.canonical_id INTO disappears FROM identity.canonical(ARRAY[merged]) k;
    IF survives IS NULL THEN
      refusal := 'SURVIVOR_NOT_FOUND';
    ELSIF disappears IS NULL THEN
      refusal := 'MERGED_NOT_FOUND';
    ELSIF survives = disappears THEN
      refusal := 'SAME_CUSTOMER';
    ELSE
      moved := ARRAY(SELECT m.member FROM identity.members(ARRAY[disappears]) m);
      INSERT INTO merge_log (id, survivor_id, merged_id, merged_by) VALUES (merge_id, survivor, merged, actor);
      PERFORM identity.settle(moved || ARRAY(SELECT m.member FROM identity.members(ARRAY[survives]) m));
      UPDATE customer c SET updated_at = now() WHERE c.id = survives;
    END IF;
    RETURN NEXT;
  END $$`;

// Undoes a merge wherever it stands: what came after it is replayed without it.
const unmerge = `
  CREATE FUNCTION identity.unmerge(merge_id uuid, actor text)
  RETURNS TABLE (refusal text, survivor_id uuid, merged_id uuid)
  LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    undone merge_log;
    members uuid[];
  BEGIN
    SELECT * INTO undone FROM merge_log l WHERE l.id = merge_id;
    IF undone.id IS NULL THEN
      refusal := 'MERGE_NOT_FOUND';
      RETURN NEXT;
      RETURN;
    END IF;
    survivor_id := undone.survivor_id;
    merged_id := undone.merged_id;
    PERFORM identity.lock_customers(ARRAY[survivor_id, merged_id]);
    UPDATE merge_log l SET undone_at = now(), undone_by = actor WHERE l.id = merge_id AND l.undone_at IS NULL;
    IF FOUND THEN
      members := ARRAY(SELECT m.member FROM identity.members(ARRAY[undone.survivor_id]) m);
      PERFORM identity.settle(members);
      UPDATE customer c SET updated_at = now() WHERE c.id = ANY (members) AND c.merged_into IS NULL;
    ELSE
      refusal := 'ALREADY_UNDONE';
    END IF;
    RETURN NEXT;
  END $$`;

const functions = [
  lockCustomers,
  showProfile,
  settle,
  writeProfile,
  propose,
  sharedScore,
  identify,
  updateProfile,
  merge,
  unmerge,
];
const ofPlatform = [
  'update_profile(uuid, jsonb, jsonb)',
  'merge(uuid, uuid, uuid, text)',
  'unmerge(uuid, text)',
  'propose(uuid, uuid, text, double precision)',
  'shared_score(text)',
];
const internal = [
  'identify(jsonb)',
  'write_profile(uuid, uuid, jsonb, boolean, jsonb)',
  'settle(uuid[])',
  'show_profile(uuid, jsonb)',
  'lock_customers(uuid[])',
];

/** Identity with merges that can be undone, and with the origin of every value of a profile. */
export class ReplaceIdentityFunctions1764100001103 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // Closed and kept for going back: it would write profiles that nobody could undo.
    await queryRunner.query('ALTER FUNCTION identity.identify(jsonb) RENAME TO identify_before_merges');
    await queryRunner.query(`REVOKE ALL ON FUNCTION identity.identify_before_merges FROM ${departmentGroup}`);
    for (const statement of functions) await queryRunner.query(statement);
    for (const signature of [...internal, ...ofPlatform]) {
      await queryRunner.query(`REVOKE ALL ON FUNCTION identity.${signature} FROM PUBLIC`);
    }
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.identify(jsonb) TO ${departmentGroup}`);
    for (const signature of ofPlatform) {
      await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.${signature} TO ${platformGroup}`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const signature of [...ofPlatform, ...internal]) {
      await queryRunner.query(`DROP FUNCTION identity.${signature}`);
    }
    await queryRunner.query('ALTER FUNCTION identity.identify_before_merges(jsonb) RENAME TO identify');
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.identify(jsonb) TO ${departmentGroup}`);
  }
}

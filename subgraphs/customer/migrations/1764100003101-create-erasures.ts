import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup, platformGroup } from '../../kit/database/roles';
import { createCustomerExport, dropCustomerExport } from '../../kit/personal-data';

/* What is left of a person: ids, and keyed hashes by which the person's identifiers are known again. */
const tables = `
  CREATE TABLE identity.erasure (
    customer_id uuid PRIMARY KEY,
    requested_by text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE TABLE identity.erased_id (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES identity.erasure (customer_id));
  CREATE INDEX erased_id_customer_id ON identity.erased_id (customer_id);
  CREATE TABLE identity.erasure_receipt (
    customer_id uuid NOT NULL REFERENCES identity.erasure (customer_id),
    department text NOT NULL,
    state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'DONE', 'RETAINED_BY_LAW', 'FAILED')),
    rows integer NOT NULL DEFAULT 0,
    at timestamptz(3),
    PRIMARY KEY (customer_id, department));
  CREATE INDEX erasure_receipt_open ON identity.erasure_receipt (department) WHERE state IN ('PENDING', 'FAILED');
  CREATE TABLE identity.erasure_key (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    secret text NOT NULL DEFAULT gen_random_uuid()::text || gen_random_uuid()::text);
  CREATE TABLE identity.erased_identifier (
    hash bytea PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES identity.erasure (customer_id));`;

// As in 1763800000001: the plans of these functions outlive the statistics they were made with.
const definer = `SECURITY DEFINER SET search_path = identity, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off`;

const hash = `
  CREATE FUNCTION identity.identifier_hash(secret text, kind text, system text, key text) RETURNS bytea
  LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(convert_to(concat_ws(chr(31), secret, kind, system, key), 'UTF8'))
  $$`;

/*
 * Identifiers first and customers second, as identify locks them. members: all ids the person had; null when nobody
 * has the id. Identifiers that were released may be somebody else's by now, and are not kept as hashes.
 */
const erase = `
  CREATE FUNCTION identity.erase(customer uuid, actor text) RETURNS uuid[]
  LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    survivor uuid;
    members uuid[];
  BEGIN
    PERFORM pg_advisory_xact_lock(lock) FROM (
      SELECT DISTINCT identity.identifier_lock(i.kind, i.system, i.key) AS lock
      FROM identity.members(ARRAY[customer]) m JOIN identifier i ON i.customer_id = m.member ORDER BY lock) locks;
    PERFORM identity.lock_customers(ARRAY[customer]);
    SELECT k.canonical_id INTO survivor FROM identity.canonical(ARRAY[customer]) k;
    IF survivor IS NULL THEN
      RETURN NULL;
    END IF;
    members := ARRAY(SELECT m.member FROM identity.members(ARRAY[survivor]) m);
    INSERT INTO erasure_key DEFAULT VALUES ON CONFLICT DO NOTHING;
    INSERT INTO erasure (customer_id, requested_by) VALUES (survivor, actor);
    INSERT INTO erased_id (id, customer_id) SELECT m, survivor FROM unnest(members) m;
    INSERT INTO erased_identifier (hash, customer_id)
      SELECT DISTINCT identity.identifier_hash(k.secret, i.kind, i.system, i.key), survivor
      FROM erasure_key k CROSS JOIN identifier i WHERE i.customer_id = ANY (members) AND i.released_at IS NULL
      ON CONFLICT DO NOTHING;
    INSERT INTO erasure_receipt (customer_id, department)
      SELECT survivor, relname FROM pg_class WHERE relnamespace = to_regnamespace('outbox') AND relkind = 'v';
    DELETE FROM merge_candidate c
      WHERE c.customer_id = ANY (members) OR c.other_id = ANY (members) OR c.low_id = ANY (members) OR c.high_id = ANY (members);
    DELETE FROM merge_log l WHERE l.survivor_id = ANY (members) OR l.merged_id = ANY (members);
    DELETE FROM profile_write w WHERE w.customer_id = ANY (members);
    DELETE FROM profile p WHERE p.customer_id = ANY (members);
    DELETE FROM identifier i WHERE i.customer_id = ANY (members);
    DELETE FROM customer c WHERE c.id = ANY (members);
    RETURN members;
  END $$`;

/*
 * A partner's id leads to the erased person whoever sends it. An address or a number is refused to imports, which are
 * copies of what was known; a person who writes or calls again is somebody new, without a history.
 */
const identify = `
  CREATE FUNCTION identity.identify(refs jsonb)
  RETURNS TABLE ("position" int, customer_id uuid, created boolean, changed boolean, refusal text)
  LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    erased int[] := '{}';
  BEGIN
    PERFORM pg_advisory_xact_lock(lock) FROM (
      SELECT DISTINCT identity.identifier_lock(i ->> 'kind', i ->> 'system', i ->> 'key') AS lock
      FROM jsonb_array_elements(refs) r, jsonb_array_elements(r -> 'identifiers') i
      ORDER BY lock) locks;
    IF EXISTS (SELECT FROM erasure_key) THEN
      erased := ARRAY(
        SELECT DISTINCT (r ->> 'position')::int
        FROM jsonb_array_elements(refs) r
          CROSS JOIN jsonb_array_elements(r -> 'identifiers') i
          CROSS JOIN LATERAL (SELECT FROM erased_identifier e WHERE e.hash = identity.identifier_hash(
            (SELECT k.secret FROM erasure_key k), i ->> 'kind', i ->> 'system', i ->> 'key') LIMIT 1) gone
          LEFT JOIN LATERAL (SELECT f.id FROM identifier f WHERE f.kind = i ->> 'kind' AND f.system = i ->> 'system'
            AND f.key = i ->> 'key' AND f.released_at IS NULL LIMIT 1) held ON true
        WHERE held.id IS NULL
          AND (i ->> 'kind' = 'EXTERNAL_REF' OR coalesce(r -> 'source' ->> 'system', 'graph') <> 'graph'));
    END IF;
    RETURN QUERY SELECT e, NULL::uuid, false, false, 'ERASED' FROM unnest(erased) e;
    RETURN QUERY SELECT * FROM identity.identify_among_known(
      (SELECT coalesce(jsonb_agg(r), '[]') FROM jsonb_array_elements(refs) r
        WHERE (r ->> 'position')::int <> ALL (erased)));
  END $$`;

// after_others: only what every other department has answered.
const pending = `
  CREATE FUNCTION identity.pending_erasures(department text, after_others boolean)
  RETURNS TABLE (customer_id uuid, members uuid[])
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = identity, pg_temp AS $$
    SELECT r.customer_id, ARRAY(SELECT e.id FROM erased_id e WHERE e.customer_id = r.customer_id)
    FROM erasure_receipt r
    WHERE r.department = pending_erasures.department AND r.state IN ('PENDING', 'FAILED')
      AND (NOT after_others OR NOT EXISTS (SELECT FROM erasure_receipt o WHERE o.customer_id = r.customer_id
        AND o.department <> r.department AND o.state IN ('PENDING', 'FAILED')))
  $$`;

// Nobody answers for another department: who may use its schema is the department.
const acknowledge = `
  CREATE FUNCTION identity.acknowledge_erasure(customer uuid, department text, state text, rows int) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = identity, pg_temp AS $$
    UPDATE erasure_receipt r
      SET state = acknowledge_erasure.state, rows = acknowledge_erasure.rows, at = now()
      WHERE r.customer_id = customer AND r.department = acknowledge_erasure.department
        AND r.state IN ('PENDING', 'FAILED') AND has_schema_privilege(session_user, r.department, 'USAGE')
  $$`;

const forDepartments = ['pending_erasures(text, boolean)', 'acknowledge_erasure(uuid, text, text, int)'];

/** Erasures: a ledger with a receipt of each department, and what stops a person from coming back. */
export class CreateErasures1764100003101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(tables);
    await queryRunner.query('ALTER FUNCTION identity.identify(jsonb) RENAME TO identify_among_known');
    await queryRunner.query(`REVOKE ALL ON FUNCTION identity.identify_among_known(jsonb) FROM ${departmentGroup}`);
    for (const statement of [hash, erase, identify, pending, acknowledge]) await queryRunner.query(statement);
    await queryRunner.query('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA identity FROM PUBLIC');
    for (const signature of ['identify(jsonb)', ...forDepartments]) {
      await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.${signature} TO ${departmentGroup}`);
    }
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.erase(uuid, text) TO ${platformGroup}`);
    await queryRunner.query(`GRANT SELECT ON identity.erased_id, identity.erasure_receipt TO ${platformGroup}`);
    await createCustomerExport(queryRunner, 'customer', {
      customers: 'SELECT * FROM identity.customer WHERE id = ANY (ids)',
      identifiers: 'SELECT * FROM identity.identifier WHERE customer_id = ANY (ids)',
      profileWrites: 'SELECT * FROM identity.profile_write WHERE customer_id = ANY (ids)',
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomerExport(queryRunner, 'customer');
    for (const signature of ['identify(jsonb)', 'erase(uuid, text)', ...forDepartments]) {
      await queryRunner.query(`DROP FUNCTION identity.${signature}`);
    }
    await queryRunner.query('DROP FUNCTION identity.identifier_hash(text, text, text, text)');
    await queryRunner.query('ALTER FUNCTION identity.identify_among_known(jsonb) RENAME TO identify');
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.identify(jsonb) TO ${departmentGroup}`);
    await queryRunner.query(
      `DROP TABLE identity.erased_identifier, identity.erasure_key, identity.erasure_receipt, identity.erased_id,
        identity.erasure`,
    );
  }
}

import type { Client } from 'pg';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { createDepartment, email, identified } from './department';

const denied = '42501';

describe('a department’s role', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    await createDepartment(database, 'rights-other');
    await database.asOwner('CREATE TABLE "rights-other".secrets (value text)');
    await database.asOwner('CREATE TABLE identity.later (value text)');
    client = await (await createDepartment(database, 'rights-desk'))();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const stateOf = (sql: string) =>
    client.query(sql).then(
      () => 'allowed',
      (error: { code?: string }) => error.code,
    );

  it.each([
    'SELECT * FROM identity.customer',
    'SELECT * FROM identity.identifier',
    'SELECT * FROM identity.profile',
    'SELECT * FROM identity.merge_candidate',
    'SELECT * FROM identity.later',
    "INSERT INTO identity.customer (id, first_seen_by) VALUES (gen_random_uuid(), 'x')",
    'UPDATE identity.identifier SET verified_at = now()',
    'DELETE FROM identity.profile',
    'SELECT * FROM customer.staff',
    'SELECT * FROM customer.staff_external_refs',
    'SELECT * FROM customer.customers',
    'SELECT * FROM customer.idempotency',
    'SELECT * FROM "rights-other".secrets',
    'CREATE TABLE identity.mine (x int)',
    'CREATE TABLE "rights-other".mine (x int)',
    'CREATE TABLE "rights-desk".mine (x int)',
    'CREATE SCHEMA mine',
    "SELECT identity.fill_profile(gen_random_uuid(), '{}')",
    "SELECT identity.identifier_lock('EMAIL', '', 'x')",
    'SET ROLE customer_graph_platform',
    'DROP FUNCTION identity.identify(jsonb)',
  ])('is refused: %s', async (sql) => {
    expect(await stateOf(sql)).toBe(denied);
  });

  it.each([
    "SELECT * FROM identity.identify('[]')",
    "SELECT * FROM identity.canonical('{}')",
    "SELECT * FROM identity.members('{}')",
    "SELECT * FROM identity.staff_by_external_ref('{login}', '{kim}')",
  ])('may: %s', async (sql) => {
    expect(await stateOf(sql)).toBe('allowed');
  });

  it('is the only kind of role that may call the functions', async () => {
    const rows = await database.asOwner<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p
        WHERE p.pronamespace = 'identity'::regnamespace AND has_function_privilege('public', p.oid, 'EXECUTE')`,
    );

    expect(rows).toEqual([]);
  });

  it('cannot slip tables of its own under the functions', async () => {
    await client.query('BEGIN');
    try {
      await client.query('CREATE TEMP TABLE identifier (LIKE pg_catalog.pg_class)');
      await client.query('CREATE TEMP TABLE customer (id uuid)');
      await client.query('SET LOCAL search_path = pg_temp, identity');

      const [result] = await identified(client, [{ identifiers: [email('slip@rights.test')] }]);

      const { rows } = await client.query('SELECT * FROM identity.members(ARRAY[$1::uuid])', [result!.customerId]);

      expect(result).toMatchObject({ created: true });
      expect(rows).toEqual([{ key: result!.customerId, member: result!.customerId }]);
      expect((await client.query('SELECT FROM pg_temp.customer')).rowCount).toBe(0);
    } finally {
      await client.query('ROLLBACK');
    }
  });

  it('names itself in what it brings, whatever it claims', async () => {
    await client.query("SET application_name = 'customer-graph-sales'");
    await identified(client, [{ identifiers: [email('claims@rights.test')] }]);

    expect(
      await database.asOwner("SELECT first_seen_by FROM identity.identifier WHERE key = 'claims@rights.test'"),
    ).toEqual([{ first_seen_by: 'customer_graph_rights_desk' }]);
  });
});

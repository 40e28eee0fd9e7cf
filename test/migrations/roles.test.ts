import { Client } from 'pg';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from '../support/database';

let testDatabase: TestDatabase;
let names: string[];
const clients = new Map<string, Client>();

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  names = (await subgraphsUnderTest()).map(({ name }) => name);
  for (const name of names) {
    const client = new Client({ connectionString: testDatabase.urlFor(name) });
    await client.connect();
    clients.set(name, client);
  }
});
afterAll(async () => {
  for (const client of clients.values()) await client.end();
  await testDatabase.drop();
});

/** SQLSTATE of what happens, or done. */
async function attempt(role: string, sql: string): Promise<string> {
  return (clients.get(role) as Client).query(sql).then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
}
const refused = '42501';

const tables = (schema: string) =>
  testDatabase.asOwner<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = $1 ORDER BY 1`,
    [schema],
  );

test('a role reads its own tables and is refused those of every other subgraph', async () => {
  for (const schema of names) {
    const own = await tables(schema);
    expect(own.length).toBeGreaterThan(1);
    for (const { name: table } of own) {
      for (const role of names) {
        const read = await attempt(role, `SELECT FROM ${table} LIMIT 1`);
        const write = await attempt(role, `DELETE FROM ${table} WHERE false`);
        expect({ role, table, read }).toEqual({ role, table, read: role === schema ? 'done' : refused });
        if (role !== schema) expect({ role, table, write }).toEqual({ role, table, write: refused });
      }
    }
  }
});

test('departments meet in identity only through its functions', async () => {
  const inside = await tables('identity');
  for (const role of names.filter((name) => name !== 'customer')) {
    for (const { name: table } of inside) expect(await attempt(role, `SELECT FROM ${table} LIMIT 1`)).toBe(refused);
    expect(await attempt(role, `SELECT * FROM identity.identify('[]')`)).toBe('done');
    expect(await attempt(role, `SELECT * FROM identity.canonical('{}')`)).toBe('done');
    expect(await attempt(role, `SELECT * FROM identity.members('{}')`)).toBe('done');
    expect(await attempt(role, `SELECT identity.fill_profile(gen_random_uuid(), '{}')`)).toBe(refused);
  }
});

test('nobody but the owner may change, make or drop tables, or make functions', async () => {
  for (const role of names) {
    const [own] = await tables(role);
    for (const sql of [
      `CREATE TABLE ${role}.more (id int)`,
      `ALTER TABLE ${own?.name} ADD COLUMN more int`,
      `DROP TABLE ${own?.name}`,
      `TRUNCATE ${own?.name}`,
      `CREATE FUNCTION ${role}.more() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
      'CREATE TABLE public.more (id int)',
      'CREATE ROLE more',
    ]) {
      expect({ sql, result: await attempt(role, sql) }).toEqual({ sql, result: refused });
    }
  }
});

test('functions of identity are closed to roles that are no department', async () => {
  const rows = await testDatabase.asOwner<{ name: string; open: boolean }>(
    `SELECT proname AS name, has_function_privilege('pg_monitor', oid, 'EXECUTE') AS open
      FROM pg_proc WHERE pronamespace = 'identity'::regnamespace`,
  );

  expect(rows.filter(({ open }) => open)).toEqual([]);
  expect(rows.length).toBeGreaterThanOrEqual(5);
});

test('a statement of a department ends after two seconds', async () => {
  for (const role of names) {
    const { rows } = await (clients.get(role) as Client).query<{ statement_timeout: string }>('SHOW statement_timeout');
    expect(rows).toEqual([{ statement_timeout: '2s' }]);
  }
});

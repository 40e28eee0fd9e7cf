import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { createApiKey, listApiKeys, revokeApiKey, verifyApiKey } from '../../../subgraphs/customer/api-key/service';
import customer from '../../../subgraphs/customer/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';

let database: TestDatabase;
let manager: EntityManager;

beforeAll(async () => {
  database = await createTestDatabase();
  manager = (await database.dataSource(customer)).manager;
});
afterAll(() => database.drop());

const create = (more: { expiresAt?: Date } = {}) =>
  createApiKey(manager, {
    name: 'Shop',
    scopes: ['sales:read', 'customer:read', 'sales:read'],
    expiresAt: null,
    ...more,
  });
const question = (key: string) => {
  const [, id, ...secret] = key.split('_');
  return { id: id!, secretSha256: createHash('sha256').update(secret.join('_')).digest() };
};
const stored = async (key: string) => (await listApiKeys(manager)).find(({ id }) => id === question(key).id)!;

test('keys differ in id and secret, and the secret has 256 bits', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => create()));

  expect(new Set(keys.map((key) => question(key).id)).size).toBe(20);
  expect(new Set(keys.map((key) => key.slice(-43))).size).toBe(20);
  expect(Buffer.from(keys[0]!.slice(-43), 'base64url')).toHaveLength(32);
});

test('a key is verified by its hash, with each scope once', async () => {
  const key = await create();

  expect(await verifyApiKey(manager, question(key))).toEqual({
    name: 'Shop',
    scopes: ['customer:read', 'sales:read'],
    expiresAt: null,
  });
});

test('what is not the hash of the secret is refused, and is no use of the key', async () => {
  const key = await create();
  const { id, secretSha256 } = question(key);
  const almost = Buffer.from(secretSha256);
  almost[31]! ^= 1;

  expect(await verifyApiKey(manager, { id, secretSha256: almost })).toBeNull();
  expect(await verifyApiKey(manager, { id: 'nobody', secretSha256 })).toBeNull();
  expect(await verifyApiKey(manager, { id: 'nobody', secretSha256: Buffer.alloc(32) })).toBeNull();
  expect((await stored(key)).lastUsedAt).toBeNull();
});

test('the last use is written at most once a minute', async () => {
  const key = await create();
  const set = (ago: string) =>
    database.asOwner(`UPDATE customer.api_keys SET last_used_at = now() - $2::interval WHERE id = $1`, [
      question(key).id,
      ago,
    ]);

  await set('59 seconds');
  const before = (await stored(key)).lastUsedAt;
  await verifyApiKey(manager, question(key));
  expect((await stored(key)).lastUsedAt).toEqual(before);
  await set('61 seconds');
  await verifyApiKey(manager, question(key));
  expect(Date.now() - (await stored(key)).lastUsedAt!.getTime()).toBeLessThan(30_000);
});

test('a revoked key stays revoked since the first time, and is refused', async () => {
  const key = await create();
  const { id } = question(key);

  expect(await revokeApiKey(manager, id)).toBe(true);
  const { revokedAt } = await stored(key);
  expect(await revokeApiKey(manager, id)).toBe(true);

  expect(revokedAt).toBeInstanceOf(Date);
  expect((await stored(key)).revokedAt).toEqual(revokedAt);
  expect(await verifyApiKey(manager, question(key))).toBeNull();
  expect(await revokeApiKey(manager, 'nobody')).toBe(false);
});

test('an expired key is refused', async () => {
  const key = await create({ expiresAt: new Date(Date.now() + 3_600_000) });
  expect(await verifyApiKey(manager, question(key))).not.toBeNull();

  await database.asOwner('UPDATE customer.api_keys SET expires_at = now() WHERE id = $1', [question(key).id]);

  expect(await verifyApiKey(manager, question(key))).toBeNull();
});

const refused: [string, Partial<Parameters<typeof createApiKey>[1]>, string][] = [
  ['an empty name', { name: '' }, 'name'],
  ['a name with a terminal escape', { name: '\u001b[2J' }, 'name'],
  ['no scope', { scopes: [] }, 'scopes'],
  ['a scope of another form', { scopes: ['sales:read', '*'] }, 'scopes'],
  ['an expiry that has passed', { expiresAt: new Date(0) }, 'expiresAt'],
];
test.each(refused)('%s is refused', async (_, given, field) => {
  const before = (await listApiKeys(manager)).length;

  await expect(createApiKey(manager, { name: 'x', scopes: ['a:b'], expiresAt: null, ...given })).rejects.toMatchObject({
    code: 'INVALID',
    field: [field],
  });
  expect(await listApiKeys(manager)).toHaveLength(before);
});

test('no other department reads the keys', async () => {
  const rows = await database.asOwner<{ role: string }>(
    `SELECT rolname AS role FROM pg_roles WHERE rolcanlogin AND NOT rolsuper AND rolname LIKE 'customer_graph_%'
      AND has_table_privilege(oid, 'customer.api_keys', 'SELECT')`,
  );

  expect(rows).toEqual([{ role: 'customer_graph_customer' }]);
});

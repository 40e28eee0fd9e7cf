import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildClientSchema, getIntrospectionQuery, isObjectType } from 'graphql';
import { signViewerToken } from '../../subgraphs/local/sign-token';
import { email } from '../support/records';
import { type GraphAnswer, type TestSystem, startTestSystem } from '../support/system';

const project = join(__dirname, '../..');
const cacheMilliseconds = 500;
let system: TestSystem;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'customer-graph-keys-'));
  system = await startTestSystem({ variables: { API_KEY_CACHE_MS: String(cacheMilliseconds) } });
});
afterAll(async () => {
  await system.dispose();
  rmSync(folder, { recursive: true });
});

/** npm run api-key's own file, with the platform's connection alone: the owner's would change the roles all tests share. */
async function command(...line: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH, DATABASE_URL_CUSTOMER: system.database.urlFor('customer'), DATA_DIR: folder };
  const child = spawn(process.execPath, [join(project, 'dist/subgraphs/local/api-key.js'), ...line], { env });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { status: status as number, stdout, stderr };
}

async function createKey(scopes: string, ...more: string[]): Promise<string> {
  const { status, stdout, stderr } = await command('create', '--name', 'Test shop', '--scopes', scopes, ...more);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return stdout.trim();
}

async function ask(key: string, query: string, variables?: object): Promise<GraphAnswer & { status: number }> {
  const response = await fetch(system.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as GraphAnswer) };
}

/** Asks until it is refused; the time that took. */
async function millisecondsUntilRefused(key: string): Promise<number> {
  const startedAt = performance.now();
  while ((await ask(key, '{ __typename }')).status !== 401) {
    if (performance.now() - startedAt > 15_000) throw new Error('never refused');
  }
  return performance.now() - startedAt;
}

const recordOrder = `mutation ($input: OrderRecordInput!) { orderRecord(input: $input) {
  order { externalRef { value } total { amount } lines { quantity product { sku name } } customer { id displayName identifiers { value } } }
  customerCreated userErrors { code field } } }`;
const order = (idempotencyKey: string) => ({
  idempotencyKey,
  customer: { ...email(`${idempotencyKey}@example.com`), profile: { displayName: 'Kim' } },
  externalRef: { system: 'shop', value: idempotencyKey },
  currencyCode: 'KRW',
  lines: [{ sku: 'TEA', name: 'Tea', quantity: 2, unitPrice: '4500' }],
});

describe('the api-key command', () => {
  it('prints the key alone, keeps only its hash, lists it without a secret, and revokes it', async () => {
    const created = await command(
      'create',
      '--name',
      'Shop of Kim',
      '--scopes',
      'sales:read,customer:read',
      '--expires',
      '90d',
    );
    const key = created.stdout.trim();
    const [, id, secret] = /^cg_([a-z0-9]+)_([\w-]{43})$/.exec(key)!;
    expect(created.stdout).toBe(`${key}\n`);

    const stored = await system.database.asOwner<{ row: string }>(
      'SELECT row_to_json(k)::text AS row FROM customer.api_keys k WHERE id = $1',
      [id],
    );
    expect(stored[0]!.row).not.toContain(secret);
    const list = await command('list');
    expect(list.stdout).toContain('SCOPES');
    expect(list.stdout).toMatch(new RegExp(`^${id} +Shop of Kim +customer:read,sales:read +good .* -$`, 'm'));
    expect(list.stdout).not.toContain(secret);
    expect(await command('revoke', id!)).toMatchObject({ status: 0, stdout: '' });
    expect((await command('list')).stdout).toMatch(new RegExp(`^${id} +Shop of Kim .* revoked `, 'm'));
    expect((await command('revoke', id!)).status).toBe(0);
  });

  const wrong: [string, string[], number, RegExp][] = [
    ['without a name', ['create', '--scopes', 'sales:read'], 2, /--name/],
    ['without scopes', ['create', '--name', 'x'], 2, /--scopes/],
    [
      'with a scope that is none',
      ['create', '--name', 'x', '--scopes', 'everything'],
      2,
      /sales:read, got "everything"/,
    ],
    [
      'with an expiry that is none',
      ['create', '--name', 'x', '--scopes', 'a:b', '--expires', 'soon'],
      2,
      /such as 30m/,
    ],
    ['with a name of two lines', ['create', '--name', 'x\ny', '--scopes', 'a:b'], 2, /1 to 100 characters/],
    ['to revoke a key that is not there', ['revoke', 'abc123'], 1, /no key with the id abc123/],
    ['to revoke what cannot be an id', ['revoke', '../x'], 2, /the id that/],
    ['to do what it cannot', ['rename', 'abc'], 2, /unknown command/],
  ];
  it.each(wrong)('asked %s says what is wrong on stderr', async (_, line, status, message) => {
    expect(await command(...line)).toEqual({ status, stdout: '', stderr: expect.stringMatching(message) });
  });
});

describe('a partner with a key', () => {
  it('records an order and reads it back, by the scopes of the key', async () => {
    const key = await createKey('sales:read,sales:write,customer:read');

    const written = await ask(key, recordOrder, { input: order('k-1') });
    const read = await ask(key, '{ orderByExternalRef(ref: { system: "shop", value: "k-1" }) { status } }');

    expect(written.errors).toBeUndefined();
    expect(written.data.orderRecord).toEqual({
      order: {
        externalRef: { value: 'k-1' },
        total: { amount: '9000' },
        lines: [{ quantity: 2, product: { sku: 'TEA', name: 'Tea' } }],
        customer: { id: expect.any(String), displayName: 'Kim', identifiers: [{ value: 'k-1@example.com' }] },
      },
      customerCreated: true,
      userErrors: [],
    });
    expect(read.data).toEqual({ orderByExternalRef: { status: 'PLACED' } });
  });

  it('is refused what its key has no scope for, visibly', async () => {
    const key = await createKey('sales:read');

    const answer = await ask(key, recordOrder, { input: order('k-2') });

    expect(answer.data).toEqual({ orderRecord: null });
    expect(answer.errors![0]).toMatchObject({ path: ['orderRecord'], extensions: { code: 'FORBIDDEN' } });
    expect(await system.database.asOwner("SELECT FROM sales.orders WHERE external_value = 'k-2'")).toEqual([]);
  });

  it('sees no staff, no facet and no list of customers, in introspection nor in queries', async () => {
    const key = await createKey('sales:read,marketing:read,support:read,customer:read,staff:read');

    const answer = await ask(key, getIntrospectionQuery());
    const schema = buildClientSchema(answer.data);
    const fieldsOf = (name: string) => {
      const type = schema.getType(name);
      return isObjectType(type) ? Object.keys(type.getFields()).sort() : null;
    };

    expect(fieldsOf('Customer')).toEqual(['displayName', 'id', 'identifiers']);
    expect(fieldsOf('Deal')).not.toContain('owner');
    expect(fieldsOf('Ticket')).not.toContain('messages');
    expect(fieldsOf('Query')).toEqual([
      'customer',
      'customerByIdentifier',
      'customersByIdentifiers',
      'deal',
      'dealByExternalRef',
      'lead',
      'order',
      'orderByExternalRef',
      'orders',
      'product',
      'ticket',
      'ticketByExternalRef',
    ]);
    expect(fieldsOf('Mutation')).toEqual([
      'consentRecord',
      'csatRecord',
      'customerIdentify',
      'leadCapture',
      'orderCancel',
      'orderRecord',
      'orderReturn',
      'productSave',
      'ticketMessageReceive',
      'ticketOpen',
      'visitRecord',
    ]);
    for (const name of ['Staff', 'Profile', 'SalesFacet', 'Viewer', 'Account', 'ConsentEvent', 'TicketMessage']) {
      expect({ [name]: schema.getType(name) }).toEqual({ [name]: undefined });
    }
    const hidden = await ask(key, '{ staffMembers { nodes { name } } }');
    expect(hidden).toMatchObject({
      status: 400,
      errors: [
        {
          message: 'Cannot query field "staffMembers" on type "Query".',
          locations: [{ line: 1, column: 3 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    });
  });

  it('is refused within the stated time after the key was revoked, and its last use is on record', async () => {
    const key = await createKey('customer:read');
    const id = key.split('_')[1]!;
    expect((await ask(key, '{ __typename }')).status).toBe(200);
    const [used] = await system.database.asOwner<{ at: Date }>(
      'SELECT last_used_at AS at FROM customer.api_keys WHERE id = $1',
      [id],
    );

    expect((await command('revoke', id)).status).toBe(0);

    expect(await millisecondsUntilRefused(key)).toBeLessThan(cacheMilliseconds + 2_000);
    expect(Date.now() - used!.at.getTime()).toBeLessThan(60_000);
    const [after] = await system.database.asOwner<{ at: Date }>(
      'SELECT last_used_at AS at FROM customer.api_keys WHERE id = $1',
      [id],
    );
    expect(after).toEqual(used);
  });

  it('is refused when the key has expired', async () => {
    const key = await createKey('customer:read', '--expires', '1h');
    const id = key.split('_')[1]!;
    expect((await ask(key, '{ __typename }')).status).toBe(200);

    // An hour later, as the database sees it.
    const [moved] = await system.database.asOwner<{ left: number }>(
      `UPDATE customer.api_keys SET created_at = created_at - interval '1 hour', expires_at = expires_at - interval '1 hour'
        WHERE id = $1 RETURNING extract(epoch FROM expires_at - created_at)::int AS left`,
      [id],
    );

    expect(moved!.left).toBeGreaterThan(3500);
    expect(moved!.left).toBeLessThanOrEqual(3600);
    await millisecondsUntilRefused(key);
    expect((await command('list')).stdout).toMatch(new RegExp(`^${id} .* expired `, 'm'));
  });
});

describe('the door for questions about keys', () => {
  const verify = (authorization?: string) =>
    fetch(new URL('/api-keys/verify', system.urlOf('customer')), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify({ id: 'a', sha256: '0'.repeat(64) }),
    }).then(({ status }) => status);

  it('is shut to everybody but the gateway, also to viewers it vouches for', async () => {
    const viewer = { id: 'kim', department: 'platform', role: 'admin' };

    expect(await verify()).toBe(401);
    expect(await verify(`Bearer ${await createKey('customer:read')}`)).toBe(401);
    expect(await verify(`Bearer ${await signViewerToken(viewer, system.gatewayKey, 'customer', 60)}`)).toBe(401);
  });
});

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { forgetOldEntries } from '../../subgraphs/customer/audit/retention';
import customer from '../../subgraphs/customer/subgraph';
import { importFile } from '../support/import';
import { mutate } from '../support/records';
import { type ClientIdentity, type TestSystem, agentOf, platformAdmin, startTestSystem } from '../support/system';

interface Entry {
  action: string;
  actorId: string | null;
  actor: { name: string } | null;
  department: string;
  fields: string[];
}

const canary = 'canarybird';
const reader: ClientIdentity = { id: 'reader', department: 'support', role: 'agent' };

let system: TestSystem;
let id: string;

const write = (mutation: string, input: object, fields = '') =>
  mutate(system, mutation, { idempotencyKey: randomUUID(), ...input }, fields);

async function entries(customerId: string, filter: object = {}, page: object = {}): Promise<Entry[]> {
  const { data, errors } = await system.query(
    `query ($id: ID!, $filter: AuditFilter, $first: Int, $after: String) {
      auditEntries(customerId: $id, filter: $filter, first: $first, after: $after) {
        nodes { action actorId actor { name } department fields } } }`,
    { id: customerId, filter, first: 100, ...page },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.auditEntries.nodes;
}

const readings = (actor: string, customerId = id) =>
  entries(customerId, { action: { eq: 'read' }, actor: { eq: actor } });

/** Waits until so many departments have written down what the viewer read: they do it each second. */
async function readsBy(actor: string, departments: number): Promise<Record<string, string[]>> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await readings(actor);
    const byDepartment = Map.groupBy(found, ({ department }) => department);
    if (byDepartment.size >= departments) {
      return Object.fromEntries(
        [...byDepartment].map(([name, ofOne]) => [name, [...new Set(ofOne.flatMap(({ fields }) => fields))].sort()]),
      );
    }
    await wait(100);
  }
  throw new Error(`expected entries of ${departments} departments`);
}

beforeAll(async () => {
  system = await startTestSystem();
  await write('staffSave', {
    ...{ name: 'Kim Haneul', department: 'support' },
    externalRefs: [{ system: 'login', value: reader.id }],
  });
  const identified = await write(
    'customerIdentify',
    {
      customer: {
        identifiers: [{ kind: 'EMAIL', value: `${canary}@example.com` }],
        profile: { givenName: canary, address: { city: canary, countryCode: 'KR' } },
      },
    },
    'customer { id }',
  );
  id = identified.customer.id;
  await write('ticketOpen', { customer: { id }, subject: canary, body: canary });
}, 120_000);
afterAll(() => system.dispose());

test('says who read which personal data of a customer in which department, and nothing that was read', async () => {
  const { errors } = await system.query(
    `query ($id: ID!) { customer(id: $id) { id displayName profile { ...Shown } createdAt
      sales { orderCount customFields } marketing { lastVisitAt }
      support { openTicketCount tickets { nodes { number subject messages { nodes { body } } } } } } }
    fragment Shown on Profile { givenName address { city } }`,
    { id },
    reader,
  );
  expect(errors).toBeUndefined();

  expect(await readsBy(reader.id, 3)).toEqual({
    platform: ['Address.city', 'Customer.displayName', 'Customer.profile', 'Profile.address', 'Profile.givenName'],
    sales: ['SalesFacet.customFields'],
    support: ['Ticket.subject', 'TicketMessage.body'],
  });
  const [entry] = await readings(reader.id);
  expect(entry?.actor).toEqual({ name: 'Kim Haneul' });
  expect(await system.database.asOwner(`SELECT FROM audit.entry e WHERE e::text LIKE '%${canary}%'`)).toEqual([]);
});

test('notes neither what holds no personal data nor what was refused', async () => {
  const partner = { id: 'partner', department: 'partner', role: 'agent', scopes: ['sales:read'] };
  await system.query('query ($id: ID!) { customer(id: $id) { displayName } }', { id }, partner);
  await system.query('query ($id: ID!) { customer(id: $id) { id createdAt } }', { id }, agentOf('sales'));
  await system.query('query ($id: ID!) { customer(id: $id) { displayName } }', { id }, agentOf('marketing'));
  await readsBy('test-marketing', 1);

  expect([await readings('partner'), await readings('test-sales')]).toEqual([[], []]);
});

test('says who changed what, once however often it is asked for, and not what was refused', async () => {
  const input = { idempotencyKey: 'once', customerId: id, profile: { familyName: canary, language: 'ko' } };
  await mutate(system, 'customerUpdate', input, '');
  await mutate(system, 'customerUpdate', input, '');
  await write('customerUpdate', { customerId: id, profile: { language: 'no language' } });
  await write('orderRecord', {
    ...{ customer: { id }, currencyCode: 'USD' },
    lines: [{ sku: 'GLOVE', quantity: 1, unitPrice: '10' }],
  });

  expect(await entries(id, { action: { in: ['customerUpdate', 'orderRecord'] } })).toEqual([
    expect.objectContaining({
      ...{ action: 'orderRecord', department: 'sales', actorId: platformAdmin.id },
      fields: ['customer.id', 'currencyCode', 'lines.sku', 'lines.quantity', 'lines.unitPrice', 'lines.discount'],
    }),
    expect.objectContaining({
      ...{ action: 'customerUpdate', department: 'platform', actor: null },
      fields: ['customerId', 'profile.familyName', 'profile.language'],
    }),
  ]);
});

test('says what an import changed, with nobody as the actor', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'customer-graph-audit-'));
  const file = join(folder, 'customers.csv');
  await writeFile(file, `email,city\nimported@example.com,Seoul\n`);
  const imported = () => importFile(system.connectionsOf('customer'), customer, 'customers', file);
  await imported();
  await imported();
  await rm(folder, { recursive: true });
  const { data } = await system.query(
    '{ customerByIdentifier(identifier: { kind: EMAIL, value: "imported@example.com" }) { id } }',
  );

  expect(await entries(data.customerByIdentifier.id, { action: { startsWith: 'import' } })).toEqual([
    { action: 'import customers', actorId: null, actor: null, department: 'platform', fields: ['email', 'city'] },
  ]);
});

test('shows entries of merged ids, by pages, and of an erased customer', async () => {
  const other = await write(
    'customerIdentify',
    { customer: { identifiers: [{ kind: 'EMAIL', value: 'other@example.com' }] } },
    'customer { id }',
  );
  await write('customerMerge', { survivorId: id, mergedId: other.customer.id });
  const all = await entries(other.customer.id, { action: { startsWith: 'customer' } });
  expect(all.map(({ action }) => action)).toEqual([
    ...['customerMerge', 'customerMerge', 'customerIdentify', 'customerUpdate', 'customerIdentify'],
  ]);

  const paged: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { data } = await system.query(
      `query ($id: ID!, $after: String) { auditEntries(customerId: $id, first: 2, after: $after,
        filter: { action: { startsWith: "customer" } }) { nodes { action } pageInfo { hasNextPage endCursor } } }`,
      { id, after },
    );
    const { nodes, pageInfo } = data.auditEntries;
    paged.push(...nodes.map(({ action }: Entry) => action));
    ({ endCursor: after, hasNextPage: more } = pageInfo);
  }
  expect(paged).toEqual(all.map(({ action }) => action));

  await write('customerErase', { customerId: id });
  expect((await entries(id, { action: { eq: 'customerErase' } })).length).toBe(1);
});

test('is for admins only', async () => {
  for (const viewer of [reader, { ...reader, role: 'manager' }]) {
    const { data, errors } = await system.query(
      'query ($id: ID!) { auditEntries(customerId: $id) { nodes { id } } }',
      { id },
      viewer,
    );
    expect(data).toEqual({ auditEntries: null });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});

test('departments append in their own name only, and nobody reads, changes or removes what is there', async () => {
  const attempt = (department: string, sql: string) =>
    system
      .connectionsOf(department)
      .query(sql)
      .then(
        () => 'done',
        ({ code }: { code: string }) => code,
      );
  for (const sql of [
    'UPDATE audit.entry SET actor = NULL',
    'DELETE FROM audit.entry',
    `INSERT INTO audit.entry (customer_id, action, fields, written_by) VALUES (gen_random_uuid(), 'read', '{}', 'x')`,
    `INSERT INTO audit.entry (customer_id, action, fields, at) VALUES (gen_random_uuid(), 'read', '{}', now())`,
  ]) {
    for (const department of ['sales', 'customer'])
      expect([sql, await attempt(department, sql)]).toEqual([sql, '42501']);
  }
  expect(await attempt('sales', 'SELECT FROM audit.entry')).toBe('42501');
  expect(await attempt('sales', 'SELECT audit.forget(now())')).toBe('42501');
});

test('keeps entries as long as it is told, and thirty days in any case', async () => {
  const customerId = randomUUID();
  await system.database.asOwner(
    `INSERT INTO audit.entry (customer_id, action, fields, at)
      SELECT $1, 'aged ' || days, '{}', now() - days * interval '1 day' FROM unnest(ARRAY[800, 700, 31, 29]) days`,
    [customerId],
  );
  const left = async () => (await entries(customerId)).map(({ action }) => action);

  await forgetOldEntries(system.connectionsOf('customer'), 730);
  const kept = await left();
  await forgetOldEntries(system.connectionsOf('customer'), 1);

  expect(kept).toEqual(['aged 29', 'aged 31', 'aged 700']);
  expect(await left()).toEqual(['aged 29']);
});

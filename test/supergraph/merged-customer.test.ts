import { settleProjection } from '../support/projection';
import { email, importRows, mutate } from '../support/records';
import { type TestSystem, startTestSystem } from '../support/system';

// A loaded machine takes long to start a whole system.
jest.setTimeout(120_000);

let system: TestSystem;
/** Two customers that turned out to be one: old was merged into kept. */
let old: string;
let kept: string;

const identified = async (address: string): Promise<string> => {
  const input = { idempotencyKey: address, customer: { ...email(address), profile: { displayName: address } } };
  return (await mutate(system, 'customerIdentify', input, 'customer { id }')).customer.id;
};

async function recordFor(address: string): Promise<void> {
  const customer = email(address);
  const key = (what: string) => ({ idempotencyKey: `${what} ${address}` });
  const lines = [{ sku: 'GLOVE', name: 'Gloves', quantity: 1, unitPrice: '10' }];
  await mutate(system, 'orderRecord', { ...key('order'), customer, currencyCode: 'USD', lines }, 'order { id }');
  const deal = { ...key('deal'), customer, name: `Deal of ${address}`, stage: 'Prospecting' };
  await mutate(system, 'dealCreate', deal, 'deal { id }');
  await mutate(system, 'leadCapture', { ...key('lead'), customer, source: 'fair' }, 'lead { id }');
  await mutate(system, 'visitRecord', { ...key('visit'), customer, kind: 'PAGE', page: address }, 'visit { id }');
  const ticket = { ...key('ticket'), customer, subject: address, body: 'Help', kind: 'COMPLAINT' };
  await mutate(system, 'ticketOpen', ticket, 'ticket { id }');
}

beforeAll(async () => {
  system = await startTestSystem();
  old = await identified('old@example.com');
  kept = await identified('kept@example.com');
  await recordFor('old@example.com');
  await recordFor('kept@example.com');
  await importRows(system, 'campaigns', [{ externalRef: 'spring', name: 'Spring', channel: 'EMAIL', purpose: 'news' }]);
  const messages = ['old@example.com', 'kept@example.com'].map((address) => ({
    email: address,
    campaignRef: 'spring',
  }));
  await importRows(system, 'campaign-messages', messages);
  await mutate(system, 'customerMerge', { idempotencyKey: 'merge', survivorId: kept, mergedId: old }, 'mergeId');
});
afterAll(() => system.dispose());

const everything = `id displayName identifiers { value }
  sales { id orderCount openDealCount
    orders { nodes { customer { id displayName } } } deals { nodes { customer { id } } } }
  marketing { id messages { nodes { customer { id } } } visits { nodes { customer { id displayName } } } }
  support { id openComplaintCount tickets { nodes { customer { id displayName } } } }`;

test('an old id is answered by all departments with the surviving id and the rows of both', async () => {
  const { data, errors } = await system.query(`query ($id: ID!) { customer(id: $id) { ${everything} } }`, { id: old });

  expect(errors).toBeUndefined();
  const who = { id: kept, displayName: 'kept@example.com' };
  const twice = (customer: object) => ({ nodes: [{ customer }, { customer }] });
  expect(data.customer).toEqual({
    ...who,
    identifiers: [{ value: 'old@example.com' }, { value: 'kept@example.com' }],
    sales: { id: kept, orderCount: 2, openDealCount: 2, orders: twice(who), deals: twice({ id: kept }) },
    marketing: { id: kept, messages: twice({ id: kept }), visits: twice(who) },
    support: { id: kept, openComplaintCount: 2, tickets: twice(who) },
  });
});

test('old id, surviving id and either address give one and the same answer', async () => {
  const { data } = await system.query(
    `query ($old: ID!, $kept: ID!) {
      old: customer(id: $old) { ${everything} }
      kept: customer(id: $kept) { ${everything} }
      byOldAddress: customerByIdentifier(identifier: { kind: EMAIL, value: "old@example.com" }) { ${everything} }
      node(id: $old) { ... on Customer { ${everything} } }
    }`,
    { old, kept },
  );

  expect(data.old.id).toBe(kept);
  expect(data.kept).toEqual(data.old);
  expect(data.byOldAddress).toEqual(data.old);
  expect(data.node).toEqual(data.old);
});

test('a page of customers has the survivor only, with the rows of both', async () => {
  const { data } = await system.query(
    '{ customers { nodes { id sales { orderCount } support { openTicketCount } } } }',
  );

  expect(data.customers.nodes).toEqual([{ id: kept, sales: { orderCount: 2 }, support: { openTicketCount: 2 } }]);
});

test('what begins at a department leads to the survivor, whichever id its row has', async () => {
  const { data } = await system.query(`{
    orders { nodes { customer { id displayName sales { orderCount } } } }
    deals { nodes { customer { id displayName sales { openDealCount } } } }
    leads { nodes { customer { id displayName sales { orderCount } } } }
    tickets { nodes { customer { id displayName sales { orderCount } } } }
  }`);

  const found = [data.orders, data.leads, data.tickets].flatMap(({ nodes }) => nodes as { customer: object }[]);
  expect(found).toHaveLength(6);
  for (const { customer } of found) {
    expect(customer).toEqual({ id: kept, displayName: 'kept@example.com', sales: { orderCount: 2 } });
  }
  const deal = { customer: { id: kept, displayName: 'kept@example.com', sales: { openDealCount: 2 } } };
  expect(data.deals.nodes).toEqual([deal, deal]);
});

test('what a department writes for the old id belongs to the survivor at once, everywhere', async () => {
  const written = await mutate(
    system,
    'orderRecord',
    {
      idempotencyKey: 'late order',
      customer: { id: old },
      currencyCode: 'USD',
      lines: [{ sku: 'GLOVE', quantity: 1, unitPrice: '10' }],
    },
    'customerCreated order { customer { id displayName sales { orderCount } } }',
  );

  expect(written).toEqual({
    customerCreated: false,
    order: { customer: { id: kept, displayName: 'kept@example.com', sales: { orderCount: 3 } } },
    userErrors: [],
  });
});

test('customers are found by a custom field, which the preview of a merge counts and an undo gives back', async () => {
  const [one, other] = [await identified('one@example.com'), await identified('other@example.com')];
  const field = { key: 'tier', type: 'CHOICE', options: ['gold', 'silver'], description: 'How loyal the customer is.' };
  await mutate(system, 'salesCustomFieldDefine', { idempotencyKey: 'tier', ...field }, 'definition { key }');
  const set = async (customerId: string, tier: string | null) => {
    const input = { idempotencyKey: `${customerId} ${tier}`, customerId, values: { tier } };
    expect((await mutate(system, 'salesCustomFieldsSet', input, '')).userErrors).toEqual([]);
  };
  const look = async () => {
    await settleProjection(system.database, system.connectionsOf('customer'));
    const { data, errors } = await system.query(
      `query ($one: ID!, $other: ID!, $gold: CustomerFilter, $silver: CustomerFilter) {
        gold: customers(filter: $gold) { nodes { id } } silver: customers(filter: $silver) { nodes { id } }
        one: customer(id: $one) { sales { customFields } } other: customer(id: $other) { sales { customFields } } }`,
      {
        ...{ one, other, gold: { facts: [{ path: 'sales.custom.tier', eq: 'gold' }] } },
        silver: { facts: [{ path: 'sales.custom.tier', in: ['silver'] }] },
      },
    );
    expect(errors).toBeUndefined();
    const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);
    return {
      found: [idsOf(data.gold), idsOf(data.silver)],
      fields: [data.one.sales.customFields, data.other.sales.customFields],
    };
  };

  await set(one, 'gold');
  await set(other, 'silver');
  const before = await look();
  const { data: preview } = await system.query(
    `query ($one: ID!, $other: ID!) { customerMergePreview(survivorId: $one, mergedId: $other) {
      movedCounts { department type count } } }`,
    { one, other },
  );
  const pair = { idempotencyKey: 'merge fields', survivorId: one, mergedId: other };
  const { mergeId, movedCounts } = await mutate(
    system,
    'customerMerge',
    pair,
    'mergeId movedCounts { department type count }',
  );
  const merged = await look();
  await set(one, null);
  const cleared = await look();
  await mutate(system, 'customerUnmerge', { idempotencyKey: 'unmerge fields', mergeId }, 'customers { id }');

  const values = [{ tier: 'gold' }, { tier: 'silver' }];
  expect(before).toEqual({ found: [[one], [other]], fields: values });
  expect(movedCounts).toContainEqual({ department: 'sales', type: 'CustomField', count: 1 });
  expect(preview.customerMergePreview.movedCounts).toEqual(movedCounts);
  expect(merged).toEqual({ found: [[], [one]], fields: [values[1], values[1]] });
  expect(cleared).toEqual({ found: [[], []], fields: [{}, {}] });
  expect(await look()).toEqual({ found: [[], [other]], fields: [{}, values[1]] });
});

import { setTimeout as pause } from 'node:timers/promises';
import { Kind, parse } from 'graphql';
import { composeGraph } from '../../schema/graph';
import { discoverSubgraphs } from '../../subgraphs/local/registry';
import { email, mutate } from '../support/records';
import { settleProjection } from '../support/projection';
import { type TestSystem, startTestSystem } from '../support/system';

let system: TestSystem;
let id: string;
let ticket: { ticketId: string; expectedRevision: number };

const ask = async () => {
  const { data, errors } = await system.query(
    'query ($id: ID!) { customer(id: $id) { displayName lifeCycleStage nextBestAction { kind department because } } }',
    { id },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  const { nextBestAction: action, lifeCycleStage: stage, displayName: name } = data.customer;
  return { action, stage, name, errors };
};

beforeAll(async () => {
  system = await startTestSystem();
  const customer = { ...email('mina@example.com'), profile: { displayName: 'Mina' } };
  const lines = [{ sku: 'TENT', name: 'Tent', quantity: 1, unitPrice: '90' }];
  const order = { idempotencyKey: 'o', customer, currencyCode: 'USD', lines, placedAt: '2026-01-05T10:00:00Z' };
  const { order: placed } = await mutate(system, 'orderRecord', order, 'order { customer { id } }');
  ({ id } = placed.customer);
  const consent = { channel: 'EMAIL', purpose: 'newsletter', state: 'GRANTED', source: 'form' };
  await mutate(system, 'consentRecord', { idempotencyKey: 'c', customer: { id }, ...consent }, 'consent { state }');
  await mutate(system, 'visitRecord', { idempotencyKey: 'v', customer: { id }, kind: 'PRODUCT' }, 'visit { id }');
  const complaint = { kind: 'COMPLAINT', channel: 'CHAT', subject: 'Torn', body: 'It is torn.' };
  const { ticket: opened } = await mutate(
    system,
    'ticketOpen',
    { idempotencyKey: 't', customer: { id }, ...complaint },
    'ticket { id revision }',
  );
  ticket = { ticketId: opened.id, expectedRevision: opened.revision };
});
afterAll(() => system.dispose());

/** Sends a campaign to everybody of a domain and waits until nothing of it is left to send. */
async function campaignTo(domain: string, key: string) {
  await settleProjection(system.database, system.connectionsOf('customer'));
  const definition = { email: { contains: domain } };
  const { segment } = await mutate(
    system,
    'segmentSave',
    { idempotencyKey: key, name: key, definition },
    'segment { id }',
  );
  const text = { name: key, channel: 'EMAIL', purpose: 'newsletter', subject: 'News', body: 'Hello' };
  const { campaign } = await mutate(
    system,
    'campaignCreate',
    { idempotencyKey: `${key} made`, ...text },
    'campaign { id }',
  );
  const input = { idempotencyKey: `${key} sent`, campaignId: campaign.id, segmentId: segment.id };
  await mutate(system, 'campaignSend', input, 'queued');
  const endsAt = Date.now() + 20_000;
  for (;;) {
    const { data } = await system.query(
      'query ($id: ID!) { campaign(id: $id) { status recipients sent held { reason count } } }',
      { id: campaign.id },
    );
    if (data.campaign.status === 'DONE' || Date.now() > endsAt) return data.campaign;
    await pause(50);
  }
}

test('a complaint comes first and holds campaigns; once it is resolved they arrive, and a visit counts', async () => {
  const { action: during, errors } = await ask();
  const held = await campaignTo('@example.com', 'during');
  await mutate(system, 'ticketResolve', { idempotencyKey: 'r', ...ticket }, 'ticket { status }');
  const sent = await campaignTo('@example.com', 'after');
  await mutate(system, 'visitRecord', { idempotencyKey: 'w', customer: { id }, kind: 'PRODUCT' }, 'visit { id }');
  const { action: after } = await ask();

  expect(errors).toBeUndefined();
  expect(held).toEqual({ status: 'DONE', recipients: 1, sent: 0, held: [{ reason: 'OPEN_COMPLAINT', count: 1 }] });
  expect(sent).toEqual({ status: 'DONE', recipients: 1, sent: 1, held: [] });
  expect(during).toEqual({ kind: 'RESOLVE_FIRST', department: 'support', because: ['1 complaint is open'] });
  expect(after).toMatchObject({ kind: 'OFFER_CROSS_SELL', department: 'sales' });
});

test('a stage follows orders and complaints, and customers are found by it', async () => {
  const customer = email('hana@example.com');
  const order = async (sku: string) => {
    const lines = [{ sku, quantity: 1, unitPrice: '90' }];
    const input = { idempotencyKey: `hana ${sku}`, customer, currencyCode: 'USD', lines };
    return (await mutate(system, 'orderRecord', input, 'order { customer { id } }')).order.customer.id;
  };
  const stages: string[] = [];
  const look = async (of: string) => {
    const { data, errors } = await system.query('query ($of: ID!) { customer(id: $of) { lifeCycleStage } }', { of });
    expect(errors).toBeUndefined();
    stages.push(data.customer.lifeCycleStage);
  };
  await mutate(system, 'customerIdentify', { idempotencyKey: 'hana', customer }, '');

  const hana = await order('LAMP');
  await look(hana);
  await order('LAMP 2');
  await look(hana);
  await look(id);
  await settleProjection(system.database, system.connectionsOf('customer'));
  const { data } = await system.query(`{
    crossSold: customers(filter: { lifeCycleStage: { eq: CROSS_SOLD } }) { nodes { id } }
    others: customers(filter: { not: { lifeCycleStage: { in: [CROSS_SOLD] } } }) { nodes { id lifeCycleStage } } }`);

  expect(stages).toEqual(['FIRST_PURCHASE', 'CROSS_SOLD', 'AT_RISK']);
  expect(data.crossSold.nodes).toEqual([{ id: hana }]);
  expect(data.others.nodes).toEqual([{ id, lifeCycleStage: 'AT_RISK' }]);
});

test('it is null, and says why, when a department is down', async () => {
  await system.stopDepartment('support');
  const { action, stage, name, errors } = await ask();

  expect({ action, stage, name }).toEqual({ action: null, stage: null, name: 'Mina' });
  expect(errors).toMatchObject([{ extensions: { code: 'DEPARTMENT_UNAVAILABLE', department: 'support' } }]);
});

test('a graph without one of the departments composes, without what is made of it', async () => {
  const subgraphs = await discoverSubgraphs();
  const fieldsOf = (names: string[]) => {
    const api = composeGraph(subgraphs.filter(({ name }) => names.includes(name)))['api.graphql'];
    return parse(api).definitions.flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Customer'
        ? node.fields!.map(({ name }) => name.value)
        : [],
    );
  };

  expect(fieldsOf(['customer', 'support', 'sales'])).not.toContain('nextBestAction');
  expect(fieldsOf(['customer', 'support', 'sales'])).toContain('lifeCycleStage');
  expect(fieldsOf(['customer', 'marketing', 'sales'])).not.toContain('lifeCycleStage');
  expect(fieldsOf(['customer', 'support', 'sales', 'marketing'])).toContain('nextBestAction');
});

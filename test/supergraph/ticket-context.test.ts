import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settleProjection } from '../support/projection';
import { email, importRows, mutate } from '../support/records';
import { type TestSystem, agentOf, startTestSystem } from '../support/system';

const operations = join(__dirname, '../../schema/operations/support-desk');
const context = readFileSync(join(operations, 'context-before-answer.graphql'), 'utf8');

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
}, 120_000);
afterAll(() => system.dispose());

const write = (mutation: string, input: Record<string, unknown>, fields = '') =>
  mutate(system, mutation, { idempotencyKey: randomUUID(), ...input }, fields);

const settled = () => settleProjection(system.database, system.connectionsOf('customer'));

async function person(name: string): Promise<string> {
  const { customer } = await write(
    'customerIdentify',
    { customer: { ...email(`${name}@mill.example`), profile: { displayName: name } } },
    'customer { id }',
  );
  return customer.id;
}

const openTicket = async (name: string, subject: string): Promise<{ id: string; number: string }> =>
  (
    await write(
      'ticketOpen',
      { customer: email(`${name}@mill.example`), subject, body: `${subject}, please.` },
      'ticket { id number }',
    )
  ).ticket;

const account = async (name: string, customerIds: string[], id?: string): Promise<string> =>
  (await write('accountSave', { name, customerIds, ...(id && { id }) }, 'account { id }')).account.id;

const accountOpenTickets = async (id: string, limit = 10) => {
  const { data, errors } = await system.query(
    `query ($id: ID!, $limit: Int) { ticket(id: $id) { accountOpenTickets(limit: $limit) { number } } }`,
    { id, limit },
  );
  expect(errors).toBeUndefined();
  return data.ticket.accountOpenTickets.map(({ number }: { number: string }) => number);
};

test('one query shows an agent what three departments know before the answer', async () => {
  const [ada, bo] = [await person('ada'), await person('bo')];
  const mill = await account('Paper mill', [ada, bo]);
  await write('productSave', { sku: 'SAW', name: 'Saw', price: { amount: '90', currencyCode: 'EUR' } });
  await write('orderRecord', {
    ...{ customer: { id: ada }, currencyCode: 'EUR', placedAt: '2026-03-05T10:00:00Z' },
    lines: [{ sku: 'SAW', quantity: 2, unitPrice: '90' }],
  });
  await write('dealCreate', { customer: { id: ada }, accountId: mill, name: 'Second saw', stage: 'Engaging' });
  const campaign = { name: 'Spring', channel: 'EMAIL', purpose: 'newsletter', subject: 'Hi', body: 'Sharp saws.' };
  await write('campaignCreate', { ...campaign, externalRef: { system: 'test', value: 'spring' } });
  await importRows(system, 'campaign-messages', [
    {
      ...{ email: 'ada@mill.example', campaignRef: 'spring', subject: 'Sharp saws' },
      ...{ status: 'DELIVERED', sentAt: '2026-03-01T08:00:00Z' },
    },
  ]);
  const asking = await openTicket('ada', 'The saw is blunt');
  const colleague = await openTicket('bo', 'Where is the invoice');
  await settled();

  const { data, errors } = await system.query(context, { ticketId: asking.id }, agentOf('support'));

  expect(errors).toBeUndefined();
  expect(data.ticket).toMatchObject({
    number: asking.number,
    accountOpenTickets: [{ number: colleague.number, customer: { displayName: 'bo' } }],
    customer: {
      displayName: 'ada',
      sales: {
        account: { name: 'Paper mill' },
        productsOwned: [{ product: { name: 'Saw' }, quantity: 2 }],
        deals: { nodes: [{ name: 'Second saw', stage: 'Engaging' }] },
      },
      marketing: { messages: { nodes: [{ subject: 'Sharp saws', campaign: { name: 'Spring' } }] } },
      support: { openTicketCount: 1, csat: { value: null, sampleSize: 0 } },
    },
  });
});

test('the open tickets of a firm follow who belongs to it, merges included', async () => {
  const [cy, di, eve] = [await person('cy'), await person('di'), await person('eve')];
  const tickets = { cy: await openTicket('cy', 'One'), di: await openTicket('di', 'Two') };
  const [again, solved] = [await openTicket('cy', 'Three'), await openTicket('di', 'Four')];
  await write('ticketResolve', { ticketId: solved.id, expectedRevision: 1 });
  await openTicket('eve', 'Five');
  await settled();
  const unknown = await accountOpenTickets(tickets.cy.id);

  const dairy = await account('Dairy', [cy, di]);
  await settled();
  const both = await accountOpenTickets(tickets.cy.id);
  const one = await accountOpenTickets(tickets.cy.id, 1);
  await account('Dairy', [cy], dairy);
  await settled();
  const without = await accountOpenTickets(tickets.cy.id);
  await write('customerMerge', { survivorId: eve, mergedId: cy });
  await settled();
  const merged = await accountOpenTickets(tickets.cy.id);
  const tooMany = await system.query(`query ($id: ID!) { ticket(id: $id) { accountOpenTickets(limit: 51) { id } } }`, {
    id: tickets.cy.id,
  });

  expect(unknown).toEqual([]);
  expect(both).toEqual([again.number, tickets.di.number]);
  expect(one).toEqual([again.number]);
  expect(without).toEqual([again.number]);
  expect(merged).toHaveLength(2);
  expect(merged).toContain(again.number);
  expect(tooMany.errors).toMatchObject([{ extensions: { code: 'INVALID' } }]);
});

test('who came back within 90 days is told by score, unknown ones as unknown', async () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  const cases = [
    // name, score, days since, orders by days since, cancelled
    { name: 'happy', score: 5, at: 200, orders: [250, 150] },
    { name: 'late', score: 5, at: 200, orders: [100] },
    { name: 'regret', score: 5, at: 200, orders: [180], isCancelled: true },
    { name: 'recent', score: 5, at: 10, orders: [5] },
    { name: 'angry', score: 1, at: 200, orders: [] },
  ];
  await importRows(
    system,
    'tickets',
    cases.map(({ name }) => ({
      ...{ externalRef: name, email: `${name}@mill.example`, subject: 'Score', createdAt: '2026-01-05T10:00:00Z' },
    })),
  );
  await importRows(
    system,
    'csat',
    cases.map(({ name, score, at }) => ({ ticketRef: name, score: String(score), at: daysAgo(at) })),
  );
  for (const { name, orders, isCancelled } of cases) {
    for (const at of orders) {
      const { order } = await write(
        'orderRecord',
        {
          ...{ customer: email(`${name}@mill.example`), currencyCode: 'EUR', placedAt: daysAgo(at) },
          lines: [{ sku: 'SAW', quantity: 1, unitPrice: '90' }],
        },
        'order { id }',
      );
      if (isCancelled) await write('orderCancel', { orderId: order.id, reason: 'regret' });
    }
  }

  const { data, errors } = await system.query(
    `{ serviceLevels(period: "2026-01") { csat { sampleSize }
      repurchaseRateByScore { score repurchaseRate { value sampleSize quality unit } } } }`,
  );

  expect(errors).toBeUndefined();
  expect(data.serviceLevels.csat.sampleSize).toBe(5);
  const unknown = { value: null, sampleSize: 0, quality: 'INSUFFICIENT', unit: 'share' };
  expect(data.serviceLevels.repurchaseRateByScore).toEqual([
    { score: 1, repurchaseRate: { value: 0, sampleSize: 1, quality: 'GOOD', unit: 'share' } },
    { score: 2, repurchaseRate: unknown },
    { score: 3, repurchaseRate: unknown },
    { score: 4, repurchaseRate: unknown },
    { score: 5, repurchaseRate: { value: 1 / 3, sampleSize: 3, quality: 'PARTIAL', unit: 'share' } },
  ]);
});

import { setTimeout as pause } from 'node:timers/promises';
import { email, mutate } from '../support/records';
import { type TestSystem, agentOf, startTestSystem } from '../support/system';

let system: TestSystem;

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.dispose());

const meetings = {
  sales: (key: string, address: string) =>
    mutate(
      system,
      'orderRecord',
      {
        idempotencyKey: key,
        customer: email(address),
        currencyCode: 'USD',
        lines: [{ sku: 'GLOVE', name: 'Gloves', quantity: 1, unitPrice: '10' }],
      },
      'customerCreated order { customer { id } }',
      agentOf('sales'),
    ),
  marketing: (key: string, address: string) =>
    mutate(
      system,
      'leadCapture',
      { idempotencyKey: key, customer: email(address), source: 'fair' },
      'customerCreated lead { customer { id } }',
      agentOf('marketing'),
    ),
  support: (key: string, address: string) =>
    mutate(
      system,
      'ticketOpen',
      { idempotencyKey: key, customer: email(address), subject: 'Hello', body: 'Hello' },
      'customerCreated ticket { customer { id } }',
      agentOf('support'),
    ),
};
const records = { sales: 'order', marketing: 'lead', support: 'ticket' } as const;
const departments = ['sales', 'marketing', 'support'] as const;

/**
 * Says the same again, with the same key, as a client does whose department was too busy to answer in time: of three who
 * wait for one another, the last waits longer than a statement may on a machine that does much else.
 */
async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 10) throw error;
      // One that failed often is left alone for some seconds.
      await pause(1_000);
    }
  }
}

test('36 writers of three departments who meet 12 addresses at once make 12 customers', async () => {
  const addresses = Array.from({ length: 12 }, (_, index) => `person${index}@example.com`);
  // Spelling differs from department to department: it is one address all the same.
  const spelt = {
    sales: (a: string) => a,
    marketing: (a: string) => a.toUpperCase(),
    support: (a: string) => ` ${a} `,
  };

  const met = await Promise.all(
    addresses.flatMap((address) =>
      departments.map(async (department) => {
        const payload = await untilAnswered(() =>
          meetings[department](`${department} ${address}`, spelt[department](address)),
        );
        return {
          address,
          userErrors: payload.userErrors,
          created: payload.customerCreated,
          id: payload[records[department]].customer.id as string,
        };
      }),
    ),
  );

  expect(met).toHaveLength(36);
  expect(met.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  for (const [, ofOne] of Map.groupBy(met, ({ address }) => address)) {
    expect(new Set(ofOne.map(({ id }) => id)).size).toBe(1);
    expect(ofOne.filter(({ created }) => created)).toHaveLength(1);
  }
  const data = await untilAnswered(async () => {
    const { data, errors } = await system.query(`{ customers(first: 100) { totalCount nodes {
    sales { orderCount } marketing { firstTouch { source } } support { openTicketCount } } } }`);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  });
  expect(data.customers.totalCount).toBe(12);
  for (const node of data.customers.nodes) {
    expect(node).toEqual({
      sales: { orderCount: 1 },
      marketing: { firstTouch: { source: 'fair' } },
      support: { openTicketCount: 1 },
    });
  }
});

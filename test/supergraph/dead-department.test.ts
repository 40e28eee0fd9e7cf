import { type GraphAnswer, type TestSystem, agentOf, startTestSystem } from '../support/system';
import { tellStory } from './story';

const departments = ['sales', 'marketing', 'support'];
const firstRow: Record<string, string> = { sales: 'orders', marketing: 'leads', support: 'tickets' };

const unavailable = (department: string, path: (string | number)[]) => ({
  message: `The department ${department} is not available. Try again in 5 s.`,
  path,
  extensions: { code: 'DEPARTMENT_UNAVAILABLE', department, retryAfter: 5 },
});

let system: TestSystem;
let ids: Record<string, string>;

const startWithout = (department: string) => async () => {
  system = await startTestSystem();
  ids = await tellStory(system);
  await system.stopDepartment(department);
};

/** Nothing of the machine may show: no address, port, library or statement. */
const inner = /127\.0\.0\.1|localhost|\w:\d{4,5}|ECONN|http|undici|fetch|stack|SELECT/i;
const expectNothingInner = ({ errors }: GraphAnswer) => expect(JSON.stringify(errors)).not.toMatch(inner);

describe.each(departments)('without %s', (dead) => {
  beforeAll(startWithout(dead));
  afterAll(() => system.dispose());

  const living = departments.filter((department) => department !== dead);
  const facets = 'sales { orderCount } marketing { lastVisitAt } support { openTicketCount }';

  test('a customer lacks exactly its facet, and the error says whose and where', async () => {
    const answer = await system.query(`query ($id: ID!) { customer(id: $id) { displayName ${facets} } }`, {
      id: ids.mina,
    });

    expect(answer.data.customer).toEqual({
      displayName: '김민아',
      sales: { orderCount: 2 },
      marketing: { lastVisitAt: '2026-04-20T18:30:00.000Z' },
      support: { openTicketCount: 1 },
      [dead]: null,
    });
    expect(answer.errors).toEqual([unavailable(dead, ['customer', dead])]);
    expectNothingInner(answer);
  });

  test('each customer of a page keeps what the others know', async () => {
    const answer = await system.query(`{ customers { nodes { id ${facets} } } }`);

    const { nodes } = answer.data.customers;
    expect(nodes).toHaveLength(4);
    for (const node of nodes) {
      expect(node[dead]).toBeNull();
      for (const department of living) expect(node[department]).not.toBeNull();
    }
    expect(answer.errors).toEqual(
      expect.arrayContaining([0, 1, 2, 3].map((index) => unavailable(dead, ['customers', 'nodes', index, dead]))),
    );
    expect(answer.errors).toHaveLength(4);
  });

  test('root fields of the others answer beside its null', async () => {
    const answer = await system.query('{ orders { nodes { id } } leads { nodes { id } } tickets { nodes { id } } }');

    for (const department of living) expect(answer.data[firstRow[department]!].nodes).not.toHaveLength(0);
    expect(answer.data[firstRow[dead]!]).toBeNull();
    expect(answer.errors).toEqual([unavailable(dead, [firstRow[dead]!])]);
  });

  test('a mutation of another department in the same request is done and says so', async () => {
    const customer = { identifiers: [{ kind: 'EMAIL', value: 'mina@example.com' }] };
    const lines = [{ sku: 'GLOVE-L', quantity: 1, unitPrice: '1' }];
    const answer = await system.query(
      `mutation ($order: OrderRecordInput!, $lead: LeadCaptureInput!, $ticket: TicketOpenInput!) {
        sales: orderRecord(input: $order) { userErrors { code } }
        marketing: leadCapture(input: $lead) { userErrors { code } }
        support: ticketOpen(input: $ticket) { userErrors { code } }
      }`,
      {
        order: { idempotencyKey: 'partial', customer, currencyCode: 'KRW', lines },
        lead: { idempotencyKey: 'partial', customer, source: 'fair' },
        ticket: { idempotencyKey: 'partial', customer, subject: 'Hello', body: 'Hello' },
      },
    );

    for (const department of living) expect(answer.data[department]).toEqual({ userErrors: [] });
    expect(answer.data[dead]).toBeNull();
    expect(answer.errors).toEqual([unavailable(dead, [dead])]);
  });
});

describe('without the platform', () => {
  beforeAll(startWithout('customer'));
  afterAll(() => system.dispose());

  test('what begins at a department answers, the customer as the departments know it', async () => {
    const answer = await system.query(`{
      tickets { nodes { subject customer { id support { openTicketCount } sales { orderCount } } } }
      deals { nodes { name customer { id } account { name } } }
      orders { nodes { number customer { id marketing { lastVisitAt } } } }
    }`);

    expect(answer.errors).toBeUndefined();
    const { tickets, deals, orders } = answer.data;
    expect(tickets.nodes.at(-1)).toEqual({
      subject: 'Gloves fell apart',
      customer: { id: ids.mina, support: { openTicketCount: 1 }, sales: { orderCount: 2 } },
    });
    expect(deals.nodes).toEqual([
      { name: 'Gloves for the workshop', customer: { id: ids.ada }, account: { name: 'Analytical Engines' } },
    ]);
    expect(orders.nodes[0].customer).toEqual({ id: ids.mina, marketing: { lastVisitAt: '2026-04-20T18:30:00.000Z' } });
  });

  test('only what the platform alone knows is missing', async () => {
    const answer = await system.query(
      'query ($id: ID!) { ticket(id: $id) { number assignee { id name } customer { id displayName } } customer(id: $id) { id } }',
      { id: ids.complaint },
    );

    expect(answer.data).toEqual({
      ticket: {
        number: 'T-100001',
        assignee: { id: ids.kim, name: null },
        customer: { id: ids.mina, displayName: null },
      },
      customer: null,
    });
    expect(answer.errors).toHaveLength(3);
    expect(answer.errors).toEqual(
      expect.arrayContaining([
        unavailable('customer', ['ticket', 'assignee', 'name']),
        unavailable('customer', ['ticket', 'customer', 'displayName']),
        unavailable('customer', ['customer']),
      ]),
    );
    expectNothingInner(answer);
  });

  test('departments go on meeting people: a stranger becomes a customer', async () => {
    const answer = await system.query(
      `mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) {
        customerCreated ticket { customer { id sales { orderCount } } } userErrors { code } } }`,
      {
        input: {
          idempotencyKey: 'stranger',
          customer: { identifiers: [{ kind: 'EMAIL', value: 'stranger@example.com' }] },
          subject: 'Hello',
          body: 'Hello',
        },
      },
      agentOf('support'),
    );

    expect(answer.errors).toBeUndefined();
    expect(answer.data.ticketOpen).toEqual({
      customerCreated: true,
      ticket: { customer: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), sales: { orderCount: 0 } } },
      userErrors: [],
    });
  });
});

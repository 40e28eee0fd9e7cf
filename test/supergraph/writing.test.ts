import { email } from '../support/records';
import { type TestSystem, agentOf, startTestSystem } from '../support/system';

let system: TestSystem;

beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.dispose());

const order = (idempotencyKey: string, address: string, overrides: object = {}) => ({
  idempotencyKey,
  customer: email(address),
  currencyCode: 'USD',
  lines: [{ sku: 'GLOVE', name: 'Gloves', quantity: 1, unitPrice: '10' }],
  ...overrides,
});

const recordOrder = `mutation ($input: OrderRecordInput!) { orderRecord(input: $input) {
  order { id number customer { id displayName support { openTicketCount } } } customerCreated replayed
  userErrors { code message field } } }`;

const orderCount = async (address: string): Promise<number | undefined> => {
  const { data } = await system.query(
    'query ($value: String!) { customersByIdentifiers(identifiers: [{ kind: EMAIL, value: $value }]) { sales { orderCount } } }',
    { value: address },
  );
  return data.customersByIdentifiers[0]?.sales.orderCount;
};

test('a department writes its own records, and the answer reads on into the others', async () => {
  const { data, errors } = await system.query(
    recordOrder,
    { input: order('first', 'new@example.com') },
    agentOf('sales'),
  );

  expect(errors).toBeUndefined();
  expect(data.orderRecord).toMatchObject({
    order: { customer: { displayName: null, support: { openTicketCount: 0 } } },
    customerCreated: true,
    replayed: false,
    userErrors: [],
  });
});

test('a mutation of another department is refused at its path, and nothing is written', async () => {
  const answer = await system.query(
    recordOrder,
    { input: order('foreign', 'foreign@example.com') },
    agentOf('support'),
  );

  expect(answer.data).toEqual({ orderRecord: null });
  expect(answer.errors).toEqual([
    {
      message: 'Mutation.orderRecord requires the scope sales:write, which you do not have.',
      path: ['orderRecord'],
      extensions: { code: 'FORBIDDEN', department: 'sales' },
    },
  ]);
  expect(await orderCount('foreign@example.com')).toBeUndefined();
});

test('of two mutations in one request, the refused one does not cost the other', async () => {
  const answer = await system.query(
    `mutation ($order: OrderRecordInput!, $ticket: TicketOpenInput!) {
      mine: ticketOpen(input: $ticket) { ticket { subject } userErrors { code } }
      theirs: orderRecord(input: $order) { userErrors { code } }
    }`,
    {
      order: order('both', 'both@example.com'),
      ticket: { idempotencyKey: 'both', customer: email('both@example.com'), subject: 'Hello', body: 'Hello' },
    },
    agentOf('support'),
  );

  expect(answer.data).toEqual({ mine: { ticket: { subject: 'Hello' }, userErrors: [] }, theirs: null });
  expect(answer.errors).toMatchObject([{ path: ['theirs'], extensions: { code: 'FORBIDDEN', department: 'sales' } }]);
});

test('a retry with the same key answers the same and writes nothing', async () => {
  const input = order('once', 'once@example.com');
  const first = await system.query(recordOrder, { input }, agentOf('sales'));

  const retries = await Promise.all(
    Array.from({ length: 5 }, () => system.query(recordOrder, { input }, agentOf('sales'))),
  );

  for (const { data } of retries) {
    expect(data.orderRecord).toEqual({ ...first.data.orderRecord, replayed: true });
  }
  expect(await orderCount('once@example.com')).toBe(1);
});

test('twenty calls at once with one key have one effect', async () => {
  const input = order('at once', 'atonce@example.com');

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => system.query(recordOrder, { input }, agentOf('sales'))),
  );

  const outcomes = answers.map(({ data }) => data.orderRecord);
  expect(new Set(outcomes.map(({ order: { id } }) => id as string)).size).toBe(1);
  expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(await orderCount('atonce@example.com')).toBe(1);
});

test('the same key with another input is refused as data', async () => {
  await system.query(recordOrder, { input: order('reused', 'reused@example.com') }, agentOf('sales'));

  const { data, errors } = await system.query(
    recordOrder,
    { input: order('reused', 'reused@example.com', { currencyCode: 'KRW' }) },
    agentOf('sales'),
  );

  expect(errors).toBeUndefined();
  expect(data.orderRecord).toEqual({
    order: null,
    customerCreated: null,
    replayed: false,
    userErrors: [
      {
        code: 'IDEMPOTENCY_MISMATCH',
        message: 'this idempotencyKey was used with another input',
        field: ['input', 'idempotencyKey'],
      },
    ],
  });
  expect(await orderCount('reused@example.com')).toBe(1);
});

test('a key belongs to its caller: two people with the same one are two writes', async () => {
  const input = order('shared', 'shared@example.com');

  await system.query(recordOrder, { input }, { ...agentOf('sales'), id: 'ann' });
  await system.query(recordOrder, { input }, { ...agentOf('sales'), id: 'ben' });

  expect(await orderCount('shared@example.com')).toBe(2);
});

test('after a crash between writing and committing, the same key has one effect', async () => {
  // Given: a call that has written its order and cannot go on to its events
  const input = order('crashed', 'crashed@example.com');
  const [{ pid }] = (await system.database.asOwner<{ pid: number }>('SELECT pg_backend_pid() AS pid')) as [
    { pid: number },
  ];
  await system.database.asOwner('BEGIN');
  await system.database.asOwner('LOCK TABLE sales.outbox IN EXCLUSIVE MODE');
  const crashed = system.query(recordOrder, { input }, agentOf('sales'));
  let blocked: { pid: number }[] = [];
  while (blocked.length === 0) {
    blocked = await system.database.asOwner<{ pid: number }>(
      'SELECT pid FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid)) AND datname = current_database()',
      [pid],
    );
  }

  // When
  await system.database.asOwner('SELECT pg_terminate_backend($1)', [blocked[0]!.pid]);
  const { errors } = await crashed;
  await system.database.asOwner('ROLLBACK');

  // Then
  expect(errors).toMatchObject([{ path: ['orderRecord'] }]);
  expect(await orderCount('crashed@example.com')).toBeUndefined();
  const again = await system.query(recordOrder, { input }, agentOf('sales'));
  expect(again.data.orderRecord).toMatchObject({ replayed: false, userErrors: [] });
  expect(await orderCount('crashed@example.com')).toBe(1);
});

import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Exact } from '../../../subgraphs/kit/money';
import { salesPareto } from '../../../subgraphs/sales/pareto/service';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { importRows } from '../../support/import';
import { testSettings } from '../../support/settings';
import { type SubgraphClient, admin, subgraphClient } from '../../support/subgraph';
import { customerOf, merge, registerStaff, seller } from './people';

let testDatabase: TestDatabase;
let client: SubgraphClient;
let staff: string[];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
  staff = [await registerStaff(testDatabase, 'S1'), await registerStaff(testDatabase, 'S2')];
  await testDatabase.asOwner(`UPDATE customer.staff SET team = 'Seoul' WHERE id = $1`, [staff[0]]);
  const write = async (kind: string, rows: Record<string, string>[]) => {
    const given = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')));
    const outcomes = await importRows(client.database, sales, kind, given);
    expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  };
  const won = (ref: string, owner: string, amount: string, closedAt: string, more: Record<string, string> = {}) => ({
    ...{ externalRef: ref, stage: 'Won', ownerRef: owner, amount, currencyCode: 'USD', closedAt },
    ...{ createdAt: '2024-01-01T00:00:00Z', sku: 'P1', email: `${ref}@example.com`, ...more },
  });
  await write('deals', [
    won('D1', 'S1', '100.10', '2026-01-15T00:00:00Z'),
    won('D2', 'S2', '0.0001', '2026-02-15T00:00:00Z'),
    won('D3', 'S1', '5000', '2026-02-15T00:00:00Z', { currencyCode: 'KRW' }),
    // In Seoul the first of these is closed on the last day of March, the second on the first of April.
    won('D4', 'S2', '7', '2026-03-31T14:59:59Z'),
    won('D5', 'S2', '9', '2026-03-31T15:00:00Z'),
    won('D6', '', '3', '2026-03-01T00:00:00Z', { email: '' }),
    ...Array.from({ length: 30 }, (_, index) =>
      won(`E${index}`, 'S1', '10', new Date(Date.UTC(2025, index % 12, 10)).toISOString()),
    ),
    ...Array.from({ length: 30 }, (_, index) => ({
      ...{ externalRef: `L${index}`, stage: 'Lost', ownerRef: 'S1', createdAt: '2024-01-01T00:00:00Z' },
      ...{ closedAt: '2025-06-01T00:00:00Z', lostReason: 'price' },
    })),
    {
      ...{ externalRef: 'OPEN', stage: 'Prospecting', ownerRef: 'S2', amount: '1000', currencyCode: 'USD' },
      createdAt: '2025-01-01T00:00:00Z',
    },
  ]);
});
afterAll(() => testDatabase.drop());

const ask = async (fields: string, argument: string, viewer = admin) => {
  const { data, errors } = await client.execute(`{ salesTeamProgress(${argument}) { ${fields} } }`, {}, viewer);
  expect(errors).toBeUndefined();
  return data.salesTeamProgress;
};

describe('the progress of the team', () => {
  it('adds up what was won in a quarter of the business time zone, currencies apart', async () => {
    const progress = await ask(
      `period won { amount currencyCode } otherCurrencies { amount currencyCode } weighted { amount }
        members { member { id } won { amount } share }`,
      'period: "2026-Q1"',
    );

    expect(progress).toEqual({
      period: '2026-Q1',
      won: { amount: '110.1001', currencyCode: 'USD' },
      otherCurrencies: [{ amount: '5000', currencyCode: 'KRW' }],
      weighted: { amount: '0.00' },
      members: [
        { member: { id: staff[0] }, won: { amount: '100.10' }, share: expect.closeTo(100.1 / 110.1001) },
        { member: { id: staff[1] }, won: { amount: '7.0001' }, share: expect.closeTo(7.0001 / 110.1001) },
      ],
    });
  });

  it('narrows down to months, intervals, teams and currencies', async () => {
    const won = async (argument: string) => (await ask('won { amount }', argument)).won.amount;

    expect(await won('period: "2026-02"')).toBe('0.0001');
    expect(await won('period: "2026-04-01/2026-04-01"')).toBe('9.00');
    expect(await won('period: "2026-Q1", currencyCode: "KRW"')).toBe('5000');
    expect(await won('period: "2026-Q1", team: "Seoul"')).toBe('100.10');
    expect(await won('period: "2026-Q1", team: "Busan"')).toBe('0.00');
    expect(await won('period: "2025"')).toBe('300.00');
  });

  it('shows a change at once, and weighs open deals by how often their stage was won', async () => {
    const year = new Date().getUTCFullYear() + 1;
    const before = await ask('won { amount } weighted { amount } members { member { id } }', `period: "${year}"`);
    const { data } = await client.execute(
      `mutation { dealCreate(input: { idempotencyKey: "${randomUUID()}", name: "More", stage: "Prospecting",
        amount: { amount: "500", currencyCode: "USD" }, ownerId: "${staff[1]}" }) { deal { id probability { value sampleSize quality } } userErrors { code } } }`,
    );
    const after = await ask('weighted { amount }', `period: "${year}"`);

    const { probability } = data.dealCreate.deal;
    expect(probability.quality).toBe('GOOD');
    expect(Number(before.weighted.amount)).toBeCloseTo(1000 * probability.value, 1);
    expect(Number(after.weighted.amount)).toBeCloseTo(1500 * probability.value, 1);
  });

  it('holds what was won against targets', async () => {
    const set = async (more: string, amount = '1000') => {
      const { data } = await client.execute(
        `mutation { salesTargetSet(input: { idempotencyKey: "${randomUUID()}", period: "2026-Q1", ${more}
          amount: { amount: "${amount}", currencyCode: "USD" } }) {
          progress { target { amount } members { member { id } target { amount } } } userErrors { code field } } }`,
      );
      return data.salesTargetSet;
    };

    await set(`memberId: "${staff[0]}",`, '400');
    expect((await set(`memberId: "${staff[1]}",`, '200')).progress.target).toEqual({ amount: '600.00' });
    await set('', '900');
    const { progress } = await set(`memberId: "${staff[0]}",`, '450');

    expect(progress.target).toEqual({ amount: '900.00' });
    expect(progress.members).toEqual([
      { member: { id: staff[0] }, target: { amount: '450.00' } },
      { member: { id: staff[1] }, target: { amount: '200.00' } },
    ]);
    expect((await ask('target { amount }', 'period: "2026-01-01/2026-03-31"')).target).toEqual({ amount: '900.00' });
    expect((await ask('target { amount }', 'period: "2026-Q1", team: "Seoul"')).target).toEqual({ amount: '450.00' });
    expect((await set(`memberId: "${randomUUID()}",`)).userErrors[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect((await set('', '-1')).userErrors[0]).toMatchObject({
      code: 'INVALID',
      field: ['input', 'amount', 'amount'],
    });
  });

  it('lists deals that are stuck', async () => {
    const { members } = await ask(
      'members { member { id } stuckDeals { name stage } fresh: stuckDeals(olderThanDays: 36500) { name } }',
      `period: "${new Date().getUTCFullYear() + 1}"`,
    );
    const { data } = await client.execute(
      '{ deals(filter: { stuckForDays: { gte: 30 }, not: { stage: { eq: "Won" } } }) { nodes { name } } }',
    );

    expect(members.find((one: { member: { id: string } }) => one.member.id === staff[1])).toMatchObject({
      stuckDeals: [{ name: 'OPEN', stage: 'Prospecting' }],
      fresh: [],
    });
    expect(data.deals.nodes).toEqual([{ name: 'OPEN' }]);
  });

  it('is for managers, and refuses periods and currencies that are none', async () => {
    const refused = async (argument: string, viewer = admin) =>
      (await client.execute(`{ salesTeamProgress(${argument}) { period } }`, {}, viewer)).errors?.[0]?.extensions?.code;

    expect(await refused('period: "2026-Q1"', seller)).toBe('FORBIDDEN');
    for (const period of ['2026-Q5', '26', '2026-13', '2026-02-30/2026-03-01', '2026-03-01/2026-02-01', '0000', 'x']) {
      expect(await refused(`period: "${period}"`)).toBe('INVALID');
    }
    expect(await refused('period: "2026", currencyCode: "XYZ"')).toBe('INVALID');
  });
});

describe('the Pareto of revenue', () => {
  const pareto = async (by: string, more = '') => {
    const { data, errors } = await client.execute(
      `{ salesPareto(by: ${by}, period: "2026-01-01/2026-03-31"${more}) { by total { amount } shareFor80Percent
        members(limit: 100) { key name amount { amount } cumulativeShare } } }`,
    );
    expect(errors).toBeUndefined();
    return data.salesPareto;
  };

  beforeAll(async () => {
    const line = (order: string, email: string, sku: string, quantity: string, unitPrice: string, discount = '0') => ({
      ...{ orderRef: order, lineRef: sku, email, sku, quantity, unitPrice, discount, currencyCode: 'USD' },
      placedAt: '2026-02-01T00:00:00Z',
    });
    const outcomes = await importRows(client.database, sales, 'order-lines', [
      line('O1', 'a@example.com', 'P1', '3', '9.9999', '0.3333'),
      line('O1', 'a@example.com', 'P2', '1', '0.01'),
      line('O2', 'b@example.com', 'P2', '7', '1.37', '0.05'),
      line('O3', 'c@example.com', 'P3', '1', '1000'),
      line('O4', 'd@example.com', 'P3', '2', '4.44'),
    ]);
    expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    await testDatabase.asOwner(`UPDATE sales.orders SET status = 'CANCELLED' WHERE external_value = 'O3'`);
  });

  it.each(['SELLER', 'CUSTOMER', 'PRODUCT'])('adds up to the same total exactly, by %s', async (by) => {
    const { total, members, shareFor80Percent } = await pareto(by);
    const sum = members.reduce(
      (all: InstanceType<typeof Exact>, one: { amount: { amount: string } }) => all.plus(one.amount.amount),
      new Exact(0),
    );

    expect(sum.toFixed()).toBe(new Exact(total.amount).toFixed());
    expect(total.amount).toBe(
      new Exact('110.1001')
        .plus(new Exact('29.9997').times('0.6667'))
        .plus('0.01')
        .plus(new Exact('9.59').times('0.95'))
        .plus('8.88')
        .toFixed(),
    );
    expect(members.at(-1).cumulativeShare).toBeCloseTo(1, 12);
    expect(shareFor80Percent).toBeGreaterThan(0);
    expect(shareFor80Percent).toBeLessThanOrEqual(1);
  });

  it('takes merged customers for one, and names products', async () => {
    const [a, b] = [await customerOf(testDatabase, 'a@example.com'), await customerOf(testDatabase, 'b@example.com')];
    const before = await pareto('CUSTOMER');
    await merge(testDatabase, b, a);

    const after = await pareto('CUSTOMER');

    expect(after.members).toHaveLength(before.members.length - 1);
    expect(after.total).toEqual(before.total);
    expect(after.members.map(({ key }: { key: string }) => key)).not.toContain(b);
    expect((await pareto('PRODUCT')).members[0]).toMatchObject({ key: 'P1', name: 'P1' });
  });

  it('has no share where there is no revenue', async () => {
    const { data } = await client.execute(
      '{ salesPareto(by: SELLER, period: "1999") { total { amount } shareFor80Percent members { key } } }',
    );
    expect(data.salesPareto).toEqual({ total: { amount: '0.00' }, shareFor80Percent: null, members: [] });
  });

  it('refuses a period that cannot be added up in the time of a request, and says so', async () => {
    const other = new Client({ connectionString: testDatabase.ownerUrl });
    await other.connect();
    await other.query('BEGIN; LOCK TABLE sales.orders');

    const asked = client.database.transaction(async (hurried) => {
      await hurried.query("SET LOCAL statement_timeout = '50ms'");
      return salesPareto(hurried, { by: 'CUSTOMER', period: '2026' }, testSettings);
    });

    await expect(asked).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', field: ['period'] });
    await other.end();
  });
});

import { randomUUID } from 'node:crypto';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { importRows } from '../../support/import';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { customerOf, registerStaff } from './people';

let testDatabase: TestDatabase;
let client: SubgraphClient;
const deals = new Map<string, string>();

const write = async (kind: string, rows: Record<string, string>[]) => {
  const outcomes = await importRows(client.database, sales, kind, rows);
  expect(outcomes.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
};

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
  await registerStaff(testDatabase, 'Yoon Ha-neul');
  await write('accounts', [
    { externalRef: 'F1', name: 'Hanbit Optics', domain: 'hanbit.example', email: 'second@hanbit.example' },
  ]);
  await write(
    'deals',
    [
      ['D1', 'Won'],
      ['D2', 'Lost'],
      ['D3', 'Won'],
      ['D4', 'Won'],
      ['D5', 'Engaging'],
    ].map(([ref = '', stage = '']) => ({
      ...{ externalRef: ref, stage, sku: 'LENS', email: `${ref}@hanbit.example`, createdAt: '2026-01-01T00:00:00Z' },
      ...{ ownerRef: 'Yoon Ha-neul', system: 'crm' },
      ...(stage === 'Engaging' ? {} : { closedAt: '2026-02-01T00:00:00Z' }),
      ...(ref === 'D1' ? { accountRef: 'F1' } : {}),
    })),
  );
  for (const row of await testDatabase.asOwner<{ id: string; ref: string }>(
    'SELECT id, external_value AS ref FROM sales.deals',
  )) {
    deals.set(row.ref, row.id);
  }
  const buyer = await customerOf(testDatabase, 'd1@hanbit.example');
  await testDatabase.asOwner(
    `INSERT INTO identity.profile (customer_id, display_name, given_name, family_name) VALUES ($1, '김민준', '민준', '김')
      ON CONFLICT (customer_id) DO UPDATE SET display_name = '김민준', given_name = '민준', family_name = '김'`,
    [buyer],
  );
  const activity = (ref: string, dealRef: string, kind: string, note: string, day: number) => ({
    ...{
      externalRef: ref,
      dealRef,
      kind,
      note,
      system: 'crm',
      occurredAt: `2026-01-${String(day).padStart(2, '0')}T09:00:00Z`,
    },
    actorRef: 'Yoon Ha-neul',
  });
  await write('activities', [
    activity('A1', 'D1', 'CALL', 'Called 김민준 at 010-1234-5678, second@hanbit.example asked for lenses', 2),
    activity('A2', 'D1', 'MEETING', 'Showed three samples at Hanbit Optics with Yoon; planning the next step', 9),
    activity('A3', 'D2', 'CALL', 'Called once', 3),
    activity('A4', 'D2', 'MEETING', 'Met once', 4),
    activity('A5', 'D3', 'CALL', 'Called', 3),
    activity('A6', 'D3', 'MEETING', 'Met', 4),
    activity('A7', 'D4', 'NOTE', 'H.a.n.b.i.t O-p-t-i-c-s', 4),
    activity('A8', 'D4', 'NOTE', 'Met Han bit at their office', 5),
  ]);
});
afterAll(() => testDatabase.drop());

const publish = async (deal: string, title: string) => {
  const { data, errors } = await client.execute(
    `mutation ($input: PlaybookPublishInput!) { playbookPublish(input: $input) {
      playbook { id title steps winRate { value sampleSize quality } wonDeals { id } } userErrors { code message field } } }`,
    { input: { idempotencyKey: randomUUID(), fromDealId: deals.get(deal), title } },
  );
  expect(errors).toBeUndefined();
  return data.playbookPublish;
};

describe('a playbook', () => {
  it('tells the steps of a won deal without whom it was with', async () => {
    const { playbook, userErrors } = await publish('D1', 'Samples win');

    expect(userErrors).toEqual([]);
    expect(playbook.steps).toEqual([
      'Day 1: moved to Prospecting',
      'Day 2: CALL – Called [name] at [number], [address] asked for lenses',
      'Day 9: MEETING – Showed three samples at [name] with [name]; planning the next step',
      'Day 32: moved to Won',
    ]);
    expect(JSON.stringify(playbook)).not.toMatch(/민준|hanbit|optics|yoon|1234/i);
  });

  it('states how often deals that went so were won, and of how many', async () => {
    const { playbook } = await publish('D3', 'Call, then meet');

    expect(playbook.winRate).toEqual({ value: expect.closeTo(2 / 3), sampleSize: 3, quality: 'PARTIAL' });
    expect(playbook.wonDeals.map(({ id }: { id: string }) => id).sort()).toEqual(
      [deals.get('D1'), deals.get('D3')].sort(),
    );
  });

  it('is found by stage and product', async () => {
    const found = async (argument: string) =>
      (await client.execute(`{ playbooks(${argument}) { title } }`)).data.playbooks.map(
        ({ title }: { title: string }) => title,
      );

    expect((await found('stage: "Won", sku: "LENS"')).sort()).toEqual(['Call, then meet', 'Samples win']);
    expect(await found('stage: "Negotiation"')).toEqual([]);
    expect(await found('sku: "FRAME"')).toEqual([]);
    expect(await found('limit: 1')).toHaveLength(1);
  });

  it('is refused where somebody would still be told of', async () => {
    await testDatabase.asOwner('UPDATE sales.deals SET account_id = (SELECT id FROM sales.accounts) WHERE id = $1', [
      deals.get('D4'),
    ]);

    expect(await publish('D4', 'Spelt out')).toMatchObject({
      playbook: null,
      userErrors: [{ code: 'INVALID', field: ['input', 'fromDealId'] }],
    });
    expect((await publish('D1', 'How Hanbit Optics bought')).userErrors[0].field).toEqual(['input', 'title']);
    expect((await publish('D1', 'Ask 김민준')).userErrors[0].field).toEqual(['input', 'title']);
    expect((await publish('D1', 'Ask Ha-neul, or Yoon')).userErrors[0].field).toEqual(['input', 'title']);
  });

  it('is made of deals that were won, and for which something was done', async () => {
    expect((await publish('D2', 'Lost')).userErrors[0].message).toContain('LOST');
    expect((await publish('D5', 'Open')).userErrors[0].message).toContain('OPEN');
    deals.set('none', randomUUID());
    expect((await publish('none', 'Nothing')).userErrors[0].code).toBe('NOT_FOUND');
  });
});

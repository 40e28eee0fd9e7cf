import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../../subgraphs/kit/viewer';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { importRows } from '../../support/import';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';

const manager: Viewer = { id: 'lee', department: 'sales', role: 'manager', scopes: [] };

let testDatabase: TestDatabase;
let client: SubgraphClient;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase, { viewer: manager });
  await importRows(client.database, sales, 'deals', [
    { externalRef: '1', stage: 'Engaging' },
    { externalRef: '1', stage: 'Proposal' },
    { externalRef: '2', stage: 'Engaging' },
  ]);
});
afterEach(() => testDatabase.drop());

type Stage = { name: string; status: string; formerName?: string };
const set = async (stages: Stage[]) => {
  const { data } = await client.execute(
    `mutation ($input: DealStagesSetInput!) { dealStagesSet(input: $input) {
      stages { name position status } userErrors { code message field } } }`,
    { input: { idempotencyKey: randomUUID(), stages } },
  );
  return data.dealStagesSet as { stages: (Stage & { position: number })[] | null; userErrors: object[] };
};
const open = (...names: string[]): Stage[] => names.map((name) => ({ name, status: 'OPEN' }));
const ends: Stage[] = [
  { name: 'Won', status: 'WON' },
  { name: 'Lost', status: 'LOST' },
];

test('stages come, go, change places and exchange names, and deals keep theirs with their log', async () => {
  const { stages, userErrors } = await set([
    { name: 'Lead', status: 'OPEN' },
    { name: 'Engaging', status: 'OPEN', formerName: 'Proposal' },
    { name: 'Proposal', status: 'OPEN', formerName: 'Engaging' },
    ...ends,
  ]);

  expect(userErrors).toEqual([]);
  expect(stages?.map(({ name, position }) => [name, position])).toEqual([
    ['Lead', 1],
    ['Engaging', 2],
    ['Proposal', 3],
    ['Won', 4],
    ['Lost', 5],
  ]);
  const { data } = await client.execute(
    '{ deals(first: 9) { nodes { stage externalRef { value } stageHistory { from to } } } }',
  );
  expect(
    data.deals.nodes.sort((a: never, b: never) => (a['externalRef']['value'] < b['externalRef']['value'] ? -1 : 1)),
  ).toEqual([
    {
      ...{ stage: 'Engaging', externalRef: { value: '1' } },
      stageHistory: [
        { from: null, to: 'Proposal' },
        { from: 'Proposal', to: 'Engaging' },
      ],
    },
    { stage: 'Proposal', externalRef: { value: '2' }, stageHistory: [{ from: null, to: 'Proposal' }] },
  ]);
});

test.each([
  ['a stage that deals are in is left out', [...open('Prospecting', 'Proposal'), ...ends], 'CONFLICT'],
  [
    'a stage that deals are in becomes another status',
    [...open('Prospecting', 'Engaging'), { name: 'Proposal', status: 'WON' }, ...ends],
    'CONFLICT',
  ],
  ['nothing is won', [...open('Engaging', 'Proposal'), { name: 'Lost', status: 'LOST' }], 'INVALID'],
  ['the first is no beginning', [...ends, ...open('Engaging', 'Proposal')], 'INVALID'],
  ['two have one name', [...open('Engaging', 'Proposal', 'Engaging'), ...ends], 'INVALID'],
  [
    'one is said to have been nothing',
    [...open('Engaging', 'Proposal'), { name: 'X', status: 'OPEN', formerName: 'Y' }, ...ends],
    'NOT_FOUND',
  ],
  [
    'there are too many',
    [...open(...Array.from({ length: 50 }, (_, index) => `S${index}`)), ...ends],
    'LIMIT_EXCEEDED',
  ],
])('nothing changes when %s', async (_what, stages, code) => {
  const before = await client.execute('{ dealStages { name position status } }');

  expect(await set(stages)).toMatchObject({ stages: null, userErrors: [{ code }] });
  expect(await client.execute('{ dealStages { name position status } }')).toEqual(before);
});

test('a deal that moves while stages are set goes into one that is there', async () => {
  const rename = (from: string, to: string) =>
    set([{ name: to, status: 'OPEN', formerName: from }, ...open('Proposal', 'Engaging'), ...ends]);
  const names = ['Prospecting', 'A', 'B', 'C', 'D'];
  const renaming = (async () => {
    for (const [index, name] of names.slice(1).entries()) await rename(names[index]!, name);
  })();
  const moving = Array.from({ length: 12 }, async (_, index) => {
    const { data, errors } = await client.execute(
      `mutation ($input: DealCreateInput!) { dealCreate(input: $input) { deal { stage } userErrors { code } } }`,
      { input: { idempotencyKey: randomUUID(), name: `${index}`, stage: names[index % names.length] } },
    );
    expect(errors).toBeUndefined();
    return data.dealCreate as { deal: object | null; userErrors: { code: string }[] };
  });

  const made = await Promise.all(moving);
  await renaming;

  // Either the stage had the name at that moment, or the refusal says so; nothing in between.
  for (const { deal, userErrors } of made) expect(deal ? [] : ['INVALID']).toEqual(userErrors.map(({ code }) => code));
  const [{ count }] = (await testDatabase.asOwner<{ count: number }>(
    'SELECT count(*)::int AS count FROM sales.deals d WHERE NOT EXISTS (SELECT FROM sales.deal_stages s WHERE s.name = d.stage)',
  )) as [{ count: number }];
  expect(count).toBe(0);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { readMapping } from '../../../subgraphs/kit/import/mapping';
import customer from '../../../subgraphs/customer/subgraph';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { importFile } from '../../support/import';

const folder = join(__dirname, '../../../../shared/data/crm_maven');
const present = existsSync(folder);
if (!present) console.warn(`The pipeline of crm_maven is not imported: ${folder} is missing.`);

const mapOf = (name: string) => readMapping(join(__dirname, '../../../examples/maps', `${name}.json`));

(present ? describe : describe.skip)('the pipeline of crm_maven', () => {
  let testDatabase: TestDatabase;
  let client: SubgraphClient;
  let platform: DataSource;
  let expected: Record<string, number>;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    client = await subgraphClient(sales, testDatabase);
    platform = await testDatabase.dataSource(customer);
    expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  });
  afterAll(() => testDatabase.drop());

  const steps = [
    [customer, 'staff', 'sales_teams.csv', 'crm_maven-managers.staff'],
    [customer, 'staff', 'sales_teams.csv', 'crm_maven.staff'],
    [sales, 'products', 'products.csv', 'crm_maven.products'],
    [sales, 'accounts', 'accounts.csv', 'crm_maven.accounts'],
    [sales, 'deals', 'sales_pipeline.csv', 'crm_maven.deals'],
  ] as const;

  const importAll = async () => {
    const results = [];
    for (const [subgraph, kind, file, map] of steps) {
      const database = subgraph === sales ? client.database : platform;
      results.push(await importFile(database, subgraph, kind, join(folder, file), mapOf(map)));
    }
    return results;
  };

  it('comes in without a failed row, and with the published counts and values', async () => {
    const results = await importAll();
    const { data } = await client.execute(`{
      deals { totalCount } won: deals(filter: { status: { eq: WON } }) { totalCount }
      lost: deals(filter: { status: { eq: LOST } }) { totalCount }
      engaging: deals(filter: { stage: { eq: "Engaging" } }) { totalCount }
      prospecting: deals(filter: { stage: { eq: "Prospecting" } }) { totalCount }
      noAccount: deals(filter: { accountId: { isNull: true } }) { totalCount }
      ownerless: deals(filter: { owner: { isNull: true } }) { totalCount } }`);
    const [facts] = await testDatabase.asOwner<Record<string, string>>(
      `SELECT sum(amount) FILTER (WHERE status = 'WON')::float AS won_value,
          avg(extract(epoch FROM closed_at - created_at) / 86400) FILTER (WHERE status = 'WON')::float AS days,
          count(*) FILTER (WHERE sku = 'GTX Pro')::int AS gtx_pro, count(DISTINCT sku)::int AS skus
        FROM sales.deals`,
    );
    const quarters = await testDatabase.asOwner<{ quarter: string; deals: number; value: number }>(
      `SELECT to_char(closed_at AT TIME ZONE 'UTC', 'YYYY"Q"Q') AS quarter, count(*)::int AS deals, sum(amount)::int AS value
        FROM sales.deals WHERE status = 'WON' GROUP BY 1 ORDER BY 1`,
    );

    expect(results.map(({ failures }) => failures)).toEqual([[], [], [], [], []]);
    expect(results[4]).toMatchObject({ rows: 8800, created: 8800 });
    expect(data).toEqual({
      deals: { totalCount: expected.opportunities },
      won: { totalCount: expected.won },
      lost: { totalCount: expected.lost },
      engaging: { totalCount: expected.engaging },
      prospecting: { totalCount: expected.prospecting },
      noAccount: { totalCount: expected.no_account },
      ownerless: { totalCount: 0 },
    });
    expect(facts).toMatchObject({ won_value: expected.won_value, gtx_pro: 1480, skus: 7 });
    expect(Number(facts?.days)).toBeCloseTo(expected.won_cycle_days_mean ?? 0, 6);
    expect(Object.fromEntries(quarters.map((one) => [one.quarter, [one.deals, one.value]]))).toEqual(
      expected.won_by_quarter,
    );
  });

  it('logs where each deal has been, and for how long', async () => {
    const { data } = await client.execute(`{ dealByExternalRef(ref: { system: "crm_maven", value: "1C1I7A6R" }) {
      stage status closedAt createdAt revision amount { amount currencyCode } product { sku } account { name sector }
      stageHistory { from to at secondsInStage actor { id } } } }`);

    expect(data.dealByExternalRef).toEqual({
      stage: 'Won',
      status: 'WON',
      createdAt: '2016-10-20T00:00:00.000Z',
      closedAt: '2017-03-01T00:00:00.000Z',
      revision: 1,
      amount: { amount: '1054.00', currencyCode: 'USD' },
      product: { sku: 'GTX Plus Basic' },
      account: { name: 'Cancity', sector: 'retail' },
      stageHistory: [
        { from: null, to: 'Prospecting', at: '2016-10-20T00:00:00.000Z', secondsInStage: 132 * 86_400, actor: null },
        { from: 'Prospecting', to: 'Won', at: '2017-03-01T00:00:00.000Z', secondsInStage: null, actor: null },
      ],
    });
  });

  it('changes nothing when it is imported again', async () => {
    const before = await testDatabase.asOwner(
      'SELECT max(updated_at), count(*), (SELECT count(*) FROM sales.deal_stage_changes) FROM sales.deals',
    );
    const again = await importAll();

    expect(again[3]).toMatchObject({ created: 0, updated: 0, unchanged: 85, failed: 0 });
    expect(again[4]).toMatchObject({ created: 0, updated: 0, unchanged: 8800, failed: 0 });
    expect(
      await testDatabase.asOwner(
        'SELECT max(updated_at), count(*), (SELECT count(*) FROM sales.deal_stage_changes) FROM sales.deals',
      ),
    ).toEqual(before);
  });
});

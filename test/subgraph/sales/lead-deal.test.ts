import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { publish } from '../../../subgraphs/kit/outbox';
import { readOutboxes } from '../../../subgraphs/kit/outbox-reader';
import marketing from '../../../subgraphs/marketing/subgraph';
import { leadReader } from '../../../subgraphs/sales/deal/lead-reader';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { importRows } from '../../support/import';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { customerOf, seller } from './people';

const log = pino({ level: 'silent' });
const leadId = '0197f3a0-0000-7000-8000-000000000001';

let testDatabase: TestDatabase;
let client: SubgraphClient;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase, { viewer: seller });
});
afterAll(() => testDatabase.drop());

/** Reads until nothing is left: what another test's transaction holds back comes when that one has ended. */
async function readAll(): Promise<void> {
  for (let isLeft = true; isLeft;) {
    while (await readOutboxes(client.database, leadReader, { log }));
    const [row] = await testDatabase.asOwner<{ left: boolean }>(
      `SELECT EXISTS (SELECT FROM outbox.marketing o WHERE NOT EXISTS (SELECT FROM sales.outbox_cursor c
        WHERE c.reader = 'leads' AND c.source = 'marketing'
          AND (c.transaction_id, c.sequence) >= (o.transaction_id, o.sequence))) AS left`,
    );
    isLeft = row?.left === true;
  }
}

test('a lead that marketing qualifies becomes one deal, however often it is told', async () => {
  await importRows(client.database, sales, 'accounts', [{ externalRef: '1', name: 'Han', email: 'mina@example.com' }]);
  const customerId = await customerOf(testDatabase, 'mina@example.com');
  const { manager } = await testDatabase.dataSource(marketing);
  const qualified = {
    ...{ type: 'marketing.lead.qualified', customerId, occurredAt: new Date('2026-03-01T09:00:00Z') },
    data: { leadId, source: 'fair', campaignId: null },
  };
  await publish(manager, [qualified, { ...qualified, data: { ...qualified.data, leadId: randomUUID() } }]);
  await readAll();
  await publish(manager, [qualified]);
  await readAll();

  const { data } = await client.execute(
    '{ deals(first: 9, filter: { status: { eq: OPEN }, owner: { isNull: true } }) { nodes { name stage status externalRef { system value } owner { id } customer { id } createdAt } } }',
  );
  expect(data.deals.nodes).toHaveLength(2);
  expect(data.deals.nodes).toContainEqual({
    ...{ name: 'Lead from fair', stage: 'Prospecting', status: 'OPEN', owner: null, customer: { id: customerId } },
    externalRef: { system: 'marketing.lead', value: leadId },
    createdAt: '2026-03-01T09:00:00.000Z',
  });
  expect(await testDatabase.asOwner('SELECT FROM sales.outbox_dead_letter')).toEqual([]);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { publish } from '../../subgraphs/kit/outbox';
import marketing from '../../subgraphs/marketing/subgraph';
import sales from '../../subgraphs/sales/subgraph';
import support from '../../subgraphs/support/subgraph';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { seededRandom } from '../support/random';

const kills = process.env.LONG ? 40 : 2;
jest.setTimeout(process.env.LONG ? 900_000 : 120_000);

const random = seededRandom(40);
let testDatabase: TestDatabase;
let departments: DataSource[];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  departments = await Promise.all([sales, marketing, support].map((subgraph) => testDatabase.dataSource(subgraph)));
  await testDatabase.asOwner(`CREATE TABLE customer.noted (
    place bigint GENERATED ALWAYS AS IDENTITY, source text, transaction_id xid8, sequence bigint)`);
  await testDatabase.asOwner('GRANT INSERT ON customer.noted TO PUBLIC');
});
afterAll(() => testDatabase.drop());

async function startReader(): Promise<ChildProcess> {
  const loader = join(__dirname, '../import/fixture/typescript.js');
  const urls = [testDatabase.urlFor('customer'), testDatabase.directUrlFor('customer')];
  const child = spawn(process.execPath, ['-r', loader, join(__dirname, 'fixture/reader.ts'), ...urls], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface(child.stdout), 'line');
  return child;
}

/** Publishes without a pause, in transactions of which some commit after later ones, until it is told to stop. */
async function publishUntil(signal: AbortSignal): Promise<void> {
  const open: QueryRunner[] = [];
  const commit = async (runner: QueryRunner) => {
    await runner.commitTransaction();
    await runner.release();
  };
  while (!signal.aborted) {
    const runner = random.pick(departments).createQueryRunner();
    await runner.startTransaction();
    const event = { type: 'test.happened', customerId: null, occurredAt: new Date(0), data: {} };
    await publish(
      runner.manager,
      Array.from({ length: 1 + random.below(30) }, () => event),
    );
    open.push(runner);
    while (open.length > random.below(4)) await commit(open.splice(random.below(open.length), 1)[0]!);
  }
  for (const runner of open) await commit(runner);
}

const published = ['sales', 'marketing', 'support', 'customer'].map(
  (source) => `SELECT '${source}' AS source, transaction_id, sequence FROM outbox.${source}`,
);

async function counted() {
  const [row] = await testDatabase.asOwner<{ published: number; noted: number; different: number }>(
    `SELECT (SELECT count(*)::int FROM (${published.join(' UNION ALL ')}) p) AS published,
      count(*)::int AS noted, count(DISTINCT (source, transaction_id, sequence))::int AS different FROM customer.noted`,
  );
  return row!;
}

test(`a reader that is killed ${kills} times loses no event and has none twice, in the order of each source`, async () => {
  const end = new AbortController();
  const publishing = publishUntil(end.signal);
  for (let killed = 0; killed < kills; killed += 1) {
    const reader = await startReader();
    await pause(random.below(300));
    reader.kill('SIGKILL');
    await once(reader, 'exit');
  }
  end.abort();
  await publishing;
  const afterKills = await counted();
  const last = await startReader();
  for (let now = await counted(); now.noted < now.published; now = await counted()) await pause(50);
  last.kill('SIGKILL');
  await once(last, 'exit');

  const { published, noted, different } = await counted();
  const [disorder] = await testDatabase.asOwner<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
      SELECT (transaction_id, sequence) < lag((transaction_id, sequence)) OVER (PARTITION BY source ORDER BY place) AS back
      FROM customer.noted) n WHERE back`,
  );
  expect(afterKills.published).toBeGreaterThan(kills * 20);
  expect({ noted, different }).toEqual({ noted: published, different: published });
  expect(disorder?.count).toBe(0);
});

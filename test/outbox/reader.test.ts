import { Client } from 'pg';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import customer from '../../subgraphs/customer/subgraph';
import { CommitWatch } from '../../subgraphs/kit/commit-watch';
import { type PublishedEvent, publish } from '../../subgraphs/kit/outbox';
import { deadLetters, replay, replayAll } from '../../subgraphs/kit/outbox-dead-letters';
import { type OutboxReader, readOutboxes } from '../../subgraphs/kit/outbox-reader';
import sales from '../../subgraphs/sales/subgraph';
import support from '../../subgraphs/support/subgraph';
import { type TestDatabase, createTestDatabase } from '../support/database';

let testDatabase: TestDatabase;
let platform: DataSource;
let department: DataSource;
let other: DataSource;
const log = pino({ level: 'silent' });

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  [platform, department, other] = (await Promise.all(
    [customer, sales, support].map((subgraph) => testDatabase.dataSource(subgraph)),
  )) as [DataSource, DataSource, DataSource];
});
afterEach(() => testDatabase.drop());

const event = (name: string) => ({ type: `test.${name}`, customerId: null, occurredAt: new Date(0), data: { name } });
const say = (database: DataSource, ...names: string[]) => publish(database.manager, names.map(event));

/** A reader that remembers names in the order it got them. */
function remembering(apply: (event: PublishedEvent) => void = () => {}) {
  const heard: string[] = [];
  const reader: OutboxReader = {
    name: 'test',
    reset: async () => {},
    async apply(_transaction, events) {
      const names = events
        .filter(({ type }) => type.startsWith('test.'))
        .map((one) => {
          apply(one);
          return String(one.data.name);
        });
      heard.push(...names);
    },
  };
  return { heard, reader };
}

/** Reads to the end of what is published; tests beside this one hold the horizon of the whole cluster for moments. */
async function readAll(reader: OutboxReader): Promise<void> {
  do {
    while (await readOutboxes(platform, reader, { log }));
  } while (await unread(reader));
}

async function unread({ name }: OutboxReader): Promise<boolean> {
  const [row] = await testDatabase.asOwner<{ left: number }>(
    `SELECT count(*)::int AS left FROM customer.outbox_cursor c
      JOIN (SELECT 'sales' AS source, transaction_id, sequence FROM outbox.sales
        UNION ALL SELECT 'support', transaction_id, sequence FROM outbox.support) o USING (source)
      WHERE reader = $1 AND (o.transaction_id, o.sequence) > (c.transaction_id, c.sequence)`,
    [name],
  );
  return (row?.left ?? 0) > 0;
}

test('a reader gets what every department published, each event once', async () => {
  const { heard, reader } = remembering();
  await say(department, 'a', 'b');
  await say(other, 'c');

  await readAll(reader);
  await say(department, 'd');
  await readAll(reader);
  await readAll(reader);

  expect(heard).toEqual(['a', 'b', 'c', 'd']);
});

test('an event whose transaction commits after a later one is not lost, and comes before it', async () => {
  const { heard, reader } = remembering();
  const late = department.createQueryRunner();
  await late.startTransaction();
  await publish(late.manager, [event('early, committed late')]);
  await say(department, 'late, committed early');

  await readOutboxes(platform, reader, { log });
  const whileOpen = [...heard];
  await late.commitTransaction();
  await late.release();
  await readAll(reader);

  expect(whileOpen).toEqual([]);
  expect(heard).toEqual(['early, committed late', 'late, committed early']);
});

test('what a transaction that was undone published is never read', async () => {
  const { heard, reader } = remembering();
  await department
    .transaction(async (transaction) => {
      await publish(transaction, [event('undone')]);
      throw new Error('undo');
    })
    .catch(() => {});
  await say(department, 'done');

  await readAll(reader);

  expect(heard).toEqual(['done']);
});

test('an event that cannot be applied is put aside after some tries, and can be replayed', async () => {
  let broken = true;
  let tries = 0;
  const { heard, reader } = remembering(({ data }) => {
    if (data.name !== 'bad') return;
    tries += 1;
    if (broken) throw new TypeError('a fault of the reader');
  });
  await say(department, 'before', 'bad', 'after');

  await readAll(reader);
  const letters = await deadLetters(platform.manager);
  broken = false;
  await replay(platform, reader, letters[0]!);

  expect(letters).toEqual([
    expect.objectContaining({ reader: 'test', source: 'sales', type: 'test.bad', reason: 'TypeError' }),
  ]);
  expect(tries).toBe(7);
  expect(heard).toEqual(['before', 'after', 'bad']);
  expect(await deadLetters(platform.manager)).toEqual([]);
});

test('all that is put aside is applied again, and what fails again stays', async () => {
  const faults = new Set(['bad', 'worse']);
  const { heard, reader } = remembering(({ data }) => {
    if (faults.has(String(data.name))) throw new TypeError('a fault of the reader');
  });
  await say(department, 'bad', 'worse');
  await readAll(reader);
  faults.delete('bad');

  const { applied, left } = await replayAll(platform, [reader], log);
  const goneReader = await replayAll(platform, [], log);

  expect(applied).toBe(1);
  expect(left).toMatchObject([{ type: 'test.worse', reason: 'TypeError' }]);
  expect(heard).toEqual(['bad']);
  expect(goneReader).toEqual({ applied: 0, left });
  expect(await deadLetters(platform.manager)).toEqual(left);
});

test('who has found nothing to do is woken by notifications, by commits, when something is due, and at the signal', async () => {
  const never = new AbortController().signal;
  const commits = CommitWatch.of(testDatabase.directUrlFor('customer'), log);
  const onlyByNotifications = { pauseMillis: 600_000 };

  let isWoken = false;
  const notified = commits.next(never, commits.seen, onlyByNotifications).then(() => (isWoken = true));
  // Again and again, as it may not be listening yet.
  while (!isWoken) await say(department, 'news');
  await notified;

  const { seen } = commits;
  await testDatabase.asOwner('CREATE TABLE customer.silent ()');
  // The last notifications may still come and wake it, too.
  while (commits.seen.commits === seen.commits) await commits.next(never, { ...commits.seen, commits: seen.commits });

  await commits.next(never, commits.seen, { ...onlyByNotifications, withinMillis: 1 });
  await commits.next(AbortSignal.timeout(10), commits.seen, onlyByNotifications);

  const ofOtherDepartment = CommitWatch.of(testDatabase.directUrlFor('sales'), log);
  expect(ofOtherDepartment).toBe(commits);
  await ofOtherDepartment.close();
  await commits.next(never, commits.seen, { withinMillis: 1 });
  await commits.close();
});

test('a department may read every published outbox, and write none but its own', async () => {
  await say(department, 'news');
  const client = new Client({ connectionString: testDatabase.urlFor('support') });
  await client.connect();

  const { rowCount } = await client.query(`SELECT FROM outbox.sales WHERE type = 'test.news'`);
  const write = client.query('DELETE FROM outbox.sales');

  expect(rowCount).toBe(1);
  await expect(write).rejects.toMatchObject({ code: '42501' });
  await client.end();
});

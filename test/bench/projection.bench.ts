import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { factReader } from '../../subgraphs/customer/projection/reader';
import customer from '../../subgraphs/customer/subgraph';
import { timelineReader } from '../../subgraphs/customer/timeline/reader';
import { CommitWatch } from '../../subgraphs/kit/commit-watch';
import { outboxLag } from '../../subgraphs/kit/outbox-lag';
import { outboxReaderTask } from '../../subgraphs/kit/outbox-reader';
import marketing from '../../subgraphs/marketing/subgraph';
import { recordVisits } from '../../subgraphs/marketing/visit/service';
import { recordOrders } from '../../subgraphs/sales/order/service';
import sales from '../../subgraphs/sales/subgraph';
import support from '../../subgraphs/support/subgraph';
import { openTickets } from '../../subgraphs/support/ticket/service';
import { type Random, seededRandom } from '../support/random';
import { type BenchDatabase, startBenchDatabase } from './database';
import { reportSpread, spreadOf } from './report';

const people = 2_000;
const writers = 9;
const loadSeconds = 30;
const aimMillis = 2_000;
const log = pino({ level: 'error' });
const settings = { defaultCountry: null };

let bench: BenchDatabase;
beforeAll(async () => {
  bench = await startBenchDatabase([customer, sales, marketing, support]);
});
afterAll(() => bench.dispose());

const lines = [{ ref: '1', sku: 'TENT', quantity: 1, unitPrice: '10' }];

/** One write of each department, as its API does it. */
const writes = [
  (database: DataSource, person: object) =>
    database.transaction((t) => recordOrders(t, [{ customer: person, currencyCode: 'USD', lines }], settings)),
  (database: DataSource, person: object) =>
    database.transaction((t) => openTickets(t, [{ customer: person, kind: 'QUESTION' }], settings)),
  (database: DataSource, person: object) =>
    database.transaction((t) => recordVisits(t, [{ customer: person, at: new Date() }], settings)),
];

test('what departments write is in filters and timelines within two seconds, under load', async () => {
  const platform = await bench.connect(customer);
  const departments = await Promise.all([sales, support, marketing].map((subgraph) => bench.connect(subgraph)));
  const end = new AbortController();
  const commits = CommitWatch.of(bench.urlFor(customer), log);
  const reading = [factReader(), timelineReader].map((reader) =>
    outboxReaderTask(reader, { database: platform, commits, log } as never).run(end.signal),
  );
  const until = Date.now() + loadSeconds * 1_000;
  let written = 0;
  const write = async (random: Random, place: number) => {
    while (Date.now() < until) {
      const identifiers = [{ kind: 'EMAIL' as const, value: `person${random.below(people)}@example.com` }];
      await writes[place % writes.length]!(departments[place % writes.length]!, { identifiers });
      written += 1;
    }
  };
  const lags: Record<string, number[]> = { facts: [], timeline: [] };
  const watch = async () => {
    for (; Date.now() < until; await pause(50)) {
      for (const [reader, seen] of Object.entries(lags)) {
        const { asOf } = await outboxLag(platform.manager, reader);
        seen.push(Math.max(0, Date.now() - new Date(asOf).getTime()));
      }
    }
  };

  await Promise.all([watch(), ...Array.from({ length: writers }, (_, place) => write(seededRandom(place), place))]);
  end.abort();
  await Promise.all(reading);
  await commits.close();

  const perSecond = Math.round(written / loadSeconds);
  const measured = Object.fromEntries(
    Object.entries(lags).map(([reader, seen]) => [`${reader} behind ${perSecond} writes a second`, spreadOf(seen)]),
  );
  reportSpread('projection', measured);
  for (const { p95 } of Object.values(measured)) expect(p95).toBeLessThan(aimMillis);
});

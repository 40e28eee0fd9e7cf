import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { customersPage } from '../../subgraphs/customer/customer/list';
import { factReader } from '../../subgraphs/customer/projection/reader';
import { searchCustomers } from '../../subgraphs/customer/search/list';
import customer from '../../subgraphs/customer/subgraph';
import { readOutboxes } from '../../subgraphs/kit/outbox-reader';
import marketing from '../../subgraphs/marketing/subgraph';
import sales from '../../subgraphs/sales/subgraph';
import support from '../../subgraphs/support/subgraph';
import { type Random, seededRandom } from '../support/random';
import { fillCustomers } from './customers';
import { type BenchDatabase, startBenchDatabase } from './database';
import { type Spread, reportSpread, spreadOf, timed } from './report';

const sizes = [10_000, 100_000, 1_000_000];
const rounds = 60;
const aimMillis = 50;

jest.setTimeout(1_800_000);

let bench: BenchDatabase;
let platform: DataSource;
beforeAll(async () => {
  bench = await startBenchDatabase([customer, sales, marketing, support]);
  platform = await bench.connect(customer);
  while (await readOutboxes(platform, factReader(), { log: pino({ level: 'error' }) }));
});
afterAll(() => bench.dispose());

const page = (filter: object, field: string, direction: 'ASC' | 'DESC' = 'DESC') =>
  customersPage(
    platform.manager,
    { first: 50, filter: { ...filter }, orderBy: [{ field, direction }] },
    { defaultCountry: 'KR' },
  );
const typed = (text: string) => searchCustomers(platform.manager, { text, limit: 10 }, { defaultCountry: 'KR' });

const instant = (random: Random) => new Date(Date.UTC(2026, random.below(10), 1 + random.below(28))).toISOString();

/** What is asked, each time with other values. */
const questions: Record<string, (random: Random) => Promise<unknown>> = {
  'page: worth more than, most recent first': (random) =>
    page({ sales: { lifetimeValue: { gte: String(random.below(900)) } } }, 'SALES_LAST_ORDER_AT'),
  'page: bought often and has a ticket open, by worth': (random) =>
    page(
      { sales: { orderCount: { gte: 1 + random.below(5) } }, support: { openTicketCount: { gt: 0 } } },
      'SALES_LIFETIME_VALUE',
    ),
  'page: bought since and never visited, by name': (random) =>
    page(
      { sales: { lastOrderAt: { gte: instant(random) } }, marketing: { lastVisitAt: { isNull: true } } },
      'DISPLAY_NAME',
      'ASC',
    ),
  'page: few meet all of three frequent conditions, newest first': (random) =>
    page(
      {
        sales: { orderCount: { gte: 6 }, lifetimeValue: { lt: String(10 + random.below(10)) } },
        support: { openComplaintCount: { gt: 0 } },
      },
      'CREATED_AT',
    ),
  'page: of a stage, by worth': (random) =>
    page(
      { lifeCycleStage: { eq: random.pick(['REPEAT', 'CROSS_SOLD', 'LAPSED', 'AT_RISK']) } },
      'SALES_LIFETIME_VALUE',
    ),
  'page: prospects, newest first': () => page({ lifeCycleStage: { eq: 'PROSPECT' } }, 'CREATED_AT'),
  'page: prospects, by worth': (random) =>
    page({ lifeCycleStage: { eq: 'PROSPECT' } }, 'SALES_LIFETIME_VALUE', random.pick(['ASC', 'DESC'])),
  'type-ahead: the beginning of a name': (random) =>
    typed(random.pick(['mina', 'jo', 'ha', 'kim', 'lee s', 'park min'])),
  'type-ahead: two frequent words that rarely meet': (random) =>
    typed(random.pick(['mina rare', 'rare mina', 'kim rare', 'example rare'])),
  'type-ahead: an address': (random) => typed(`person${random.below(10_000)}`),
  'type-ahead: the last digits of a number': (random) => typed(String(10_000_000 + random.below(10_000))),
  'type-ahead: initial consonants': (random) => typed(random.pick(['ㄱㅁ', 'ㅇㅅ', '김ㅁ', 'ㅂㅈ'])),
};

async function ask(question: (random: Random) => Promise<unknown>): Promise<Spread> {
  const random = seededRandom(1);
  const times: number[] = [];
  for (let round = -5; round < rounds; round += 1) {
    // One that is cut off counts as slow.
    const { seconds } = await timed(() => question(random).catch(() => null));
    if (round >= 0) times.push(seconds * 1_000);
  }
  return spreadOf(times);
}

test('a filtered, ordered page and a type-ahead stay quick from ten thousand to a million customers', async () => {
  const measured: Record<string, Spread> = {};
  let filled = 0;
  for (const size of sizes) {
    await fillCustomers(bench.ownerUrl, filled, size);
    filled = size;
    for (const [name, question] of Object.entries(questions)) measured[`${size} · ${name}`] = await ask(question);
    reportSpread('customers', measured);
  }

  const slow = Object.entries(measured).filter(([, { p50 }]) => p50 > aimMillis);
  expect(slow).toEqual([]);
});

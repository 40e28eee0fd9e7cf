import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import customer from '../../subgraphs/customer/subgraph';
import { runImport } from '../../subgraphs/kit/import/runner';
import { ticketEventImport } from '../../subgraphs/support/event/import';
import { serviceLevels } from '../../subgraphs/support/service-level/service';
import support from '../../subgraphs/support/subgraph';
import { seededRandom } from '../support/random';
import { type BenchDatabase, startBenchDatabase } from './database';
import { report, timed } from './report';

/** No public log of this size may ship with the repository: this one is made, from a seed. */
const tickets = 25_000;
const hour = 3_600_000;

let bench: BenchDatabase;
beforeAll(async () => {
  bench = await startBenchDatabase([customer, support]);
});
afterAll(() => bench.dispose());

interface Line {
  ticket: string;
  activity: string;
  agent: string;
  at: number;
}

/** A log in the order of time, as a help desk exports it, and what it adds up to. */
function madeLog() {
  const random = seededRandom(4_580);
  const lines: Line[] = [];
  const truth = { responseHours: [] as number[], resolutionHours: [] as number[], reopened: 0 };
  for (let number = 1; number <= tickets; number += 1) {
    const opened = Date.UTC(2025, 0, 2) + random.below(360 * 24) * hour;
    const agent = `Agent ${random.below(22)}`;
    let at = opened;
    const say = (activity: string, hours: number) => {
      at += hours * hour;
      lines.push({ ticket: `C-${number}`, activity, agent, at });
    };
    say('Assign seriousness', 0);
    const firstHours = 1 + random.below(40);
    say('Take in charge ticket', firstHours);
    if (random.below(3) === 0) say('Wait', 1 + random.below(100));
    say('Resolve ticket', 1 + random.below(200));
    if (random.below(8) === 0) {
      say('Take in charge ticket', 1 + random.below(50));
      say('Resolve ticket', 1 + random.below(50));
      truth.reopened += 1;
    }
    say('Closed', random.below(2));
    truth.responseHours.push(firstHours);
    truth.resolutionHours.push((at - opened) / hour);
  }
  return { lines: lines.sort((one, other) => one.at - other.at), truth };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('a log of more than 100,000 events is imported with exactly its service levels', async () => {
  const { lines, truth } = madeLog();
  const file = join(bench.folder, 'log.csv');
  const cells = lines.map(({ ticket, activity, agent, at }) =>
    [ticket, activity, agent, new Date(at).toISOString()].join(','),
  );
  writeFileSync(file, ['ticket_id,activity,agent,at', ...cells].join('\n'));
  const database = await bench.connect(support);
  const run = () =>
    runImport(database, ticketEventImport, {
      ...{ file, defaultCountry: null, timeZone: 'UTC', log: pino({ level: 'silent' }) },
      mapping: {
        columns: { ticket_id: 'ticketRef', activity: 'activity', agent: 'agent', at: 'at' },
        activities: { firstResponse: ['Take in charge ticket'], resolved: ['Resolve ticket', 'Closed'] },
      },
    });

  const first = await timed(run);
  await database.query('DELETE FROM support.import_run');
  const second = await timed(run);
  const levels = await timed(() => serviceLevels(database.manager, '2025-01-01/2026-12-31', 'UTC'));

  expect(lines.length).toBeGreaterThan(100_000);
  expect(first.result).toMatchObject({ rows: lines.length, created: lines.length, failed: 0 });
  expect(second.result).toMatchObject({ rows: lines.length, unchanged: lines.length });
  expect(levels.result.timeToFirstResponse).toMatchObject({ sampleSize: tickets });
  expect(levels.result.timeToFirstResponse.value).toBeCloseTo(mean(truth.responseHours), 6);
  expect(levels.result.timeToResolution.value).toBeCloseTo(mean(truth.resolutionHours), 6);
  expect(levels.result.reopenRate).toMatchObject({ value: truth.reopened / tickets, sampleSize: tickets });
  report('ticket-events', 'events', [
    { name: 'imported anew', seconds: first.seconds, rows: lines.length },
    { name: 'imported again', seconds: second.seconds, rows: lines.length },
    { name: 'service levels asked', seconds: levels.seconds, rows: tickets },
  ]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { revenue, rowCounts, withDatabaseOf } from '../support/data-folder';
import { serverProcesses } from '../database/embedded-process';
import { type Welcome, ask, paste, welcomeOf } from '../support/started-system';
import { freePort } from '../support/free-port';
import { project } from '../support/project';
import { Workplace } from '../support/workplace';

jest.setTimeout(240_000);

const promisedSeconds = { first: 60, second: 10 };
// Other tests run at the same time, on machines that may be shared.
const patience = 4;
const oneCustomer = readFileSync(join(project, 'schema/operations/one-customer.graphql'), 'utf8');

/** When to kill an import: as soon as the query counts so many. */
interface Moment {
  sql: string;
  count: number;
}
const customers = (count: number): Moment => ({ sql: 'SELECT count(*)::int AS count FROM identity.customer', count });
const orders = (count: number): Moment => ({ sql: 'SELECT count(*)::int AS count FROM sales.orders', count });
const tickets = (count: number): Moment => ({ sql: 'SELECT count(*)::int AS count FROM support.tickets', count });

const isLong = process.env.LONG === '1';
const itWhenLong = isLong ? it : it.skip;

describe('npm start with the example data', () => {
  const workplace = new Workplace();
  let variables: { DATA_DIR: string; PORT: string };
  let imported: { rows: Record<string, number>; revenue: unknown };
  beforeAll(async () => void (variables = { DATA_DIR: workplace.folder('data'), PORT: await freePort() }));
  afterAll(() => workplace.clear());

  /** Starts, asks the printed question, and looks at the answer while the system still runs. */
  const start = async (dataDir: string, look: (data: unknown, welcome: Welcome) => Promise<void>) => {
    const system = workplace.npm(['start'], { ...variables, DATA_DIR: dataDir });
    const welcome = await welcomeOf(system);
    const { data, errors } = JSON.parse(await paste(welcome.command));
    const seconds = (Date.now() - system.startedAt) / 1000;
    expect(errors).toBeUndefined();
    await look(data, welcome);
    const { code } = await system.stop();
    expect(code).toBe(0);
    expect(await workplace.left(system, dataDir)).toEqual([]);
    return { seconds, stderr: system.stderr };
  };

  /** Starts, and kills the program at the moment; the database server stays behind. */
  const killAt = async (dataDir: string, { sql, count }: Moment) => {
    const killed = workplace.npm(['start'], { ...variables, DATA_DIR: dataDir });
    await killed.printed(/importing example data/);
    await withDatabaseOf(dataDir, async (query) => {
      while (((await query<{ count: number }>(sql))[0]?.count ?? 0) < count) {
        await pause(20);
        if (killed.processes().length === 0) throw new Error(`ended by itself:\n${killed.stderr}`);
      }
    });
    const [program] = killed.processes(/^node /);
    process.kill(program!, 'SIGKILL');
    await killed.ended();
    expect(killed.stdout).not.toContain('is running');
    expect(serverProcesses(dataDir)).not.toEqual([]);
  };
  const attached = /attached to the database in .*, which was left running by a process that is gone/;

  it('imports it at the first start, killed on the way but for the long run, and answers from three departments', async () => {
    if (!isLong) await killAt(variables.DATA_DIR, orders(3_000));
    const { seconds, stderr } = await start(variables.DATA_DIR, async (data, { url, token }) => {
      expect(data).toMatchObject({
        customerByIdentifier: {
          displayName: expect.stringMatching(/^Trinity Richardson$/i),
          sales: {
            orderCount: 3,
            lifetimeValue: { amount: { amount: '6522.1719', currencyCode: 'USD' } },
            orders: {
              nodes: [
                { number: 'SO72776', total: { amount: '793.8581', currencyCode: 'USD' } },
                { number: 'SO51184', total: { amount: '2150.0438', currencyCode: 'USD' } },
              ],
            },
            openDealCount: 1,
          },
          marketing: { messages: { nodes: [{ subject: expect.stringMatching(/^Happy with your bike, Trinity\?/) }] } },
          support: {
            openComplaintCount: 1,
            tickets: { nodes: [{ kind: 'COMPLAINT', channel: 'REVIEW', status: 'OPEN' }] },
          },
        },
      });
      const again = await ask(url, token, oneCustomer);
      expect(again).toEqual({ status: 200, data });
      imported = { rows: await rowCounts(variables.DATA_DIR), revenue: await revenue(variables.DATA_DIR) };
    });

    process.stdout.write(`npm start with the example data: first answer after ${seconds} s\n`);
    expect(imported.rows).toMatchObject({
      'identity.customer': 18_687,
      'identity.identifier': 37_413,
      'sales.orders': 25_164 + 417,
      'sales.order_lines': 56_046 + 705,
      'sales.deals': 150,
      'sales.activities': 400,
      'marketing.leads': 600,
      'marketing.consent_events': 1_500,
      'marketing.campaign_messages': 4_330,
      'marketing.visits': 2_500,
      'support.tickets': 500,
      'support.ticket_messages': 789,
    });
    expect(imported.revenue).toMatchObject([
      { system: 'adventureworks', currency: 'USD', orders: 25_164, total: '24914586.8193' },
      { system: 'seoul-shop', currency: 'KRW', orders: 417 },
    ]);
    if (!isLong) expect(stderr).toMatch(attached);
    expect(seconds).toBeLessThan(patience * promisedSeconds.first);
  });

  it('imports nothing at the second start', async () => {
    const { seconds, stderr } = await start(variables.DATA_DIR, async () => {
      expect(await rowCounts(variables.DATA_DIR)).toEqual(imported.rows);
    });

    process.stdout.write(`npm start with the example data, again: first answer after ${seconds} s\n`);
    expect(stderr).toBe('');
    expect(seconds).toBeLessThan(patience * promisedSeconds.second);
  });

  itWhenLong('goes on wherever an import was killed, and ends as the undisturbed one', async () => {
    const dataDir = workplace.folder('killed');
    const moments = [customers(1), customers(9_000), ...[1, 700, 5_000, 20_000].map(orders), tickets(1)];
    for (const moment of moments) await killAt(dataDir, moment);

    const { stderr } = await start(dataDir, async () => {
      expect(await rowCounts(dataDir)).toEqual(imported.rows);
      expect(await revenue(dataDir)).toEqual(imported.revenue);
    });

    expect(stderr).toMatch(attached);
  });
});

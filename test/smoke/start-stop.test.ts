import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NpmProcess } from '../support/npm-process';
import { ask, welcomeOf } from '../support/started-system';
import { freePort } from '../support/free-port';
import { Workplace } from '../support/workplace';

jest.setTimeout(60_000);

const endings: [string, (system: NpmProcess) => void][] = [
  ['Ctrl-C', (system) => system.signalGroup('SIGINT')],
  [
    'Ctrl-C twice',
    (system) => {
      system.signalGroup('SIGINT');
      system.signalGroup('SIGINT');
    },
  ],
  ['SIGTERM to npm alone', (system) => system.signal('SIGTERM')],
  ['SIGINT to npm alone', (system) => system.signal('SIGINT')],
];

/** In the middle of starting: the hardest of them, or all. */
const endingsOfStart = process.env.LONG ? endings : endings.filter(([name]) => name === 'Ctrl-C twice');

describe('npm start, when it is to end,', () => {
  const workplace = new Workplace();
  let variables: Record<string, string>;
  beforeAll(async () => {
    variables = { DATA_DIR: workplace.folder('data'), PORT: await freePort() };
  });
  afterAll(() => workplace.clear());

  const start = (more: Record<string, string> = {}, ...flags: string[]) =>
    workplace.npm(['start', '--', ...flags], { ...variables, ...more });

  it.each(endings)('ends with 0 and leaves no process after %s', async (_name, end) => {
    const system = start({}, '--empty');
    const { url, token } = await welcomeOf(system);
    const answer = await ask(url, token, '{ viewer { id } }');
    end(system);
    const { code } = await system.ended();

    expect(answer).toEqual({ status: 200, data: { viewer: { id: 'developer' } } });
    expect(code).toBe(0);
    expect(await workplace.left(system, variables.DATA_DIR!)).toEqual([]);
    expect(system.stderr).not.toMatch(/error/i);
  });

  it('leaves no process when the terminal is closed', async () => {
    const system = start({}, '--empty');
    await welcomeOf(system);
    system.signalGroup('SIGHUP');
    await system.ended();

    expect(await workplace.left(system, variables.DATA_DIR!)).toEqual([]);
  });

  it.each(endingsOfStart)(
    'ends with 0 and leaves no process after %s while the database is made',
    async (name, end) => {
      const dataDir = workplace.folder(`making-${name.replaceAll(' ', '-')}`);
      const system = start({ DATA_DIR: dataDir }, '--empty');
      await system.printed(/making a new PostgreSQL/);
      end(system);
      const { code } = await system.ended();

      expect(code).toBe(0);
      expect(await workplace.left(system, dataDir)).toEqual([]);
      expect(system.stdout).not.toContain('is running');
    },
  );

  it.each(endingsOfStart)('ends with 0 and leaves no process after %s while it imports', async (_, end) => {
    const dataDir = workplace.folder('importing');
    const system = start({ DATA_DIR: dataDir });
    await system.printed(/importing example data: customers/);
    end(system);
    const { code } = await system.ended();

    expect(code).toBe(0);
    expect(await workplace.left(system, dataDir)).toEqual([]);
    expect(system.stderr).not.toMatch(/error|interrupted/i);
    expect(system.stdout).not.toContain('is running');
  });
});

describe('npm run import, when it is to end,', () => {
  const workplace = new Workplace();
  afterAll(() => workplace.clear());

  it.each(endingsOfStart)('takes the database along that it started, after %s', async (_, end) => {
    const dataDir = workplace.folder('data');
    const report = join(dataDir, 'report.jsonl');
    const flags = ['--map', 'examples/maps/adventureworks.customers.json', '--report', report];
    const file = 'examples/data/adventureworks/customers.csv.gz';
    const command = workplace.npm(['run', '-s', 'import', '--', 'customers', file, ...flags], { DATA_DIR: dataDir });
    while (!existsSync(report) && command.processes().length > 0) await pause(20);
    end(command);
    const { code } = await command.ended();

    expect(code).toBe(1);
    expect(command.stderr).toContain('interrupted; the same command goes on from here');
    expect(await workplace.left(command, dataDir)).toEqual([]);
    rmSync(report);
  });
});

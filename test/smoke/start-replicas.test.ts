import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { chooseSubgraphs, replicaCounts } from '../../subgraphs/local/choice';
import { drive } from '../support/load-driver';
import { welcomeOf } from '../support/started-system';
import { Workplace } from '../support/workplace';

jest.setTimeout(180_000);

const isLong = process.env['LONG'] === '1';

/** Numbers of a process's living children whose command line matches. */
const childrenOf = (parent: number, line: RegExp): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(\d+)\s+[^Z]\S*\s+(.*)$/.exec(row))
    .filter((match) => match !== null)
    .filter(([, , ppid, args]) => Number(ppid) === parent && line.test(args!))
    .map(([, pid]) => Number(pid));

const isRunning = (pid: number): boolean =>
  execFileSync('ps', ['-A', '-o', 'pid=,stat='], { encoding: 'utf8' })
    .split('\n')
    .some((row) => new RegExp(`^\\s*${pid}\\s+[^Z]`).test(row));

async function goneWithin(pid: number, milliseconds: number): Promise<void> {
  const late = Date.now() + milliseconds;
  while (isRunning(pid) && Date.now() < late) await pause(50);
}

describe('npm start with replicas', () => {
  const workplace = new Workplace();
  afterAll(() => workplace.clear());
  const start = async (...counts: string[]) => {
    const system = workplace.npm(['start', '--', '--empty', '--only', 'support', '--replicas', ...counts], {
      DATA_DIR: workplace.folder('data'),
      PORT: '0',
    });
    const { url, token } = await welcomeOf(system);
    const [main = 0] = system.processes(/local\/main\.js/);
    return { system, url, token, main, replicas: childrenOf(main, /subgraphs\/customer\/main\.js/) };
  };

  it('loses no query when one of two is killed, and none of them outlives the system', async () => {
    // Given
    const { url, token, main, replicas } = await start('customer=2');
    expect(replicas).toHaveLength(2);
    const enough = Promise.withResolvers<void>();
    let answered = 0;

    // When
    const report = await drive({
      url: `${url}/graphql`,
      query: '{ customers(first: 5) { totalCount } viewer { id } }',
      clients: 5,
      milliseconds: 60_000,
      headers: { authorization: `Bearer ${token}` },
      until: enough.promise,
      judge: ({ status, body }) => {
        answered += 1;
        if (answered === 100) process.kill(replicas[0]!, 'SIGKILL');
        if (answered === (isLong ? 5_000 : 500)) enough.resolve();
        return status === 200 && !body.errors ? null : JSON.stringify(body);
      },
    });

    // Then
    expect(report.failures).toEqual({});
    expect(report.statuses).toEqual({ 200: report.requests });
    expect(report.requests).toBeGreaterThanOrEqual(500);
    expect([isRunning(replicas[0]!), isRunning(replicas[1]!)]).toEqual([false, true]);
    process.kill(main, 'SIGKILL');
    await goneWithin(replicas[1]!, 30_000);
    expect(isRunning(replicas[1]!)).toBe(false);
  });

  const itWhenLong = isLong ? it : it.skip;
  itWhenLong('ends with all of them at Ctrl-C', async () => {
    const { system, replicas } = await start('customer=3');

    expect((await system.stop()).code).toBe(0);
    expect(replicas.map(isRunning)).toEqual([false, false, false]);
  });
});

describe('a choice of replicas', () => {
  it.each(['sales=0', 'sales=17', 'sales', '=2', 'sales=two'])('%s is refused', (given) => {
    expect(() => replicaCounts(given)).toThrow('a department and a number from 1 to 16, such as customer=2');
  });

  it('names departments that are started here', async () => {
    await expect(chooseSubgraphs({ only: ['sales'], replicas: replicaCounts('sales=2,support=2') })).rejects.toThrow(
      '--replicas: "support" is not started here; what is: customer, sales',
    );
  });
});

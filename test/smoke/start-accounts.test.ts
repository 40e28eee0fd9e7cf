import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, lstatSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describeAsRoot, serverProcesses } from '../database/embedded-process';
import type { Account } from '../support/npm-process';
import { ask, welcomeOf } from '../support/started-system';
import { freePort } from '../support/free-port';
import { project } from '../support/project';
import { Workplace } from '../support/workplace';

jest.setTimeout(120_000);

// As it is numbered on every system these tests run on.
const nobody: Account = { uid: 65534, gid: 65534 };
const systemDir = '/var/lib/customer-graph';

const packages = join(project, 'node_modules');
/** Other accounts can use our packages: not so in a folder that is closed to them, such as root's home. */
const packagesAreOpen = spawnSync('ls', [join(packages, '.bin/node')], nobody).status === 0;
const itWithOpenPackages = packagesAreOpen ? it : it.skip;

describeAsRoot('npm start in a fresh copy of the project', () => {
  const workplace = new Workplace();
  const hadSystemDir = existsSync(systemDir);
  const closedHomes: string[] = [];
  afterAll(async () => {
    await workplace.clear();
    for (const home of closedHomes) rmSync(home, { recursive: true, force: true });
    const inUse = existsSync(systemDir) && readdirSync(systemDir).some((name) => /^[0-9a-f]{16}$/.test(name));
    if (!hadSystemDir && !inUse) rmSync(systemDir, { recursive: true, force: true });
  });

  const copyOfProject = (name: string): string => {
    const copy = workplace.folder(name, 0o755);
    for (const part of ['package.json', 'dist', 'schema', 'examples']) {
      cpSync(join(project, part), join(copy, part), { recursive: true });
    }
    symlinkSync(packages, join(copy, 'node_modules'));
    return copy;
  };
  /** Starts with the default data folder, asks, and stops. */
  const tryOut = async (cwd: string, account?: Account) => {
    const home = workplace.folder('home', 0o777);
    const system = workplace.npm(['start', '--', '--empty'], { PORT: await freePort(), HOME: home }, { cwd, account });
    const { url, token } = await welcomeOf(system);
    const answer = await ask(url, token, '{ customers(first: 1) { totalCount } }');
    const node = readFileSync(`/proc/${system.processes(/^node /)[0]}/status`, 'utf8');
    const { code } = await system.stop();
    expect(answer).toEqual({ status: 200, data: { customers: { totalCount: 0 } } });
    expect(code).toBe(0);
    expect(await workplace.left(system, cwd)).toEqual([]);
    return { runsAs: Number(/^Uid:\s+(\d+)/m.exec(node)?.[1]), stderr: system.stderr };
  };

  itWithOpenPackages('works for an account without privileges', async () => {
    const copy = copyOfProject('of-nobody');
    execFileSync('chown', ['-R', `${nobody.uid}:${nobody.gid}`, copy]);

    const { runsAs } = await tryOut(copy, nobody);

    expect(runsAs).toBe(nobody.uid);
    expect(lstatSync(join(copy, '.data/pg')).uid).toBe(nobody.uid);
  });

  it('works for root in a folder that no other account can enter, twice, with the same database', async () => {
    const copy = copyOfProject('closed');
    chmodSync(copy, 0o700);
    const home = join(systemDir, createHash('sha256').update(join(copy, '.data')).digest('hex').slice(0, 16));
    closedHomes.push(home);

    const first = await tryOut(copy);
    const second = await tryOut(copy);

    expect(first.runsAs).toBe(0);
    expect(first.stderr).toContain(`the database is kept in ${home}`);
    expect(second.stderr).not.toContain('making a new PostgreSQL');
    expect(serverProcesses(home)).toEqual([]);
  });
});

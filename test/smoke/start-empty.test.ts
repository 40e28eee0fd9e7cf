import { type Welcome, ask, paste, welcomeOf } from '../support/started-system';
import type { NpmProcess } from '../support/npm-process';
import { freePort } from '../support/free-port';
import { Workplace } from '../support/workplace';

jest.setTimeout(60_000);

const promisedSeconds = 15;

describe('npm start -- --empty', () => {
  const workplace = new Workplace();
  let system: NpmProcess;
  let welcome: Welcome;
  let variables: Record<string, string>;
  beforeAll(async () => {
    variables = { DATA_DIR: workplace.folder('data'), PORT: await freePort() };
    system = workplace.npm(['start', '--', '--empty'], variables);
    welcome = await welcomeOf(system);
  });
  afterAll(() => workplace.clear());

  const runToken = async (...flags: string[]) => {
    const command = workplace.npm(['run', '-s', 'token', '--', ...flags], variables);
    return { ...(await command.ended()), stdout: command.stdout, stderr: command.stderr };
  };

  it('prints a command that answers as it stands', async () => {
    const { data, errors } = JSON.parse(await paste(welcome.command));
    const seconds = (Date.now() - system.startedAt) / 1000;

    process.stdout.write(`npm start -- --empty: first answer after ${seconds} s\n`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      viewer: { id: 'developer', department: 'platform', role: 'admin' },
      customers: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    });
    // Other tests run at the same time.
    expect(seconds).toBeLessThan(4 * promisedSeconds);
  });

  it('refuses the same command without its token', async () => {
    const stranger = welcome.command.replace(/ -H 'authorization: [^']*' \\\n/, '');
    const [body, status] = (await paste(`${stranger} -w '\n%{http_code}'`)).split('\n');

    expect(stranger).not.toBe(welcome.command);
    expect(status).toBe('401');
    expect(JSON.parse(body!)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(body).not.toContain('data');
  });

  it('lists and replays events that could not be applied', async () => {
    for (const [action, outcome] of [
      ['list', 'There is no dead letter.\n'],
      ['replay', '0 applied, 0 left.\n'],
    ]) {
      const command = workplace.npm(['run', '-s', 'dead-letters', '--', action!], variables);
      const { code } = await command.ended();
      expect({ code, stdout: command.stdout, stderr: command.stderr }).toMatchObject({ code: 0, stdout: '' });
      expect(command.stderr).toContain(outcome);
    }
  });

  it('serves the page at the printed address, which holds the token in its fragment alone', async () => {
    const { hash, pathname, search } = new URL(welcome.page);
    const response = await fetch(welcome.page);

    expect({ hash, pathname, search }).toEqual({ hash: `#token=${welcome.token}`, pathname: '/', search: '' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<script');
  });

  it.each(['health', 'ready', 'metrics'])('prints the address of /%s, which answers', async (name) => {
    const address = `${welcome.url}/${name}`;

    expect(system.stdout).toContain(address);
    expect((await fetch(address)).status).toBe(200);
  });

  it('takes tokens of npm run token, which prints nothing else on stdout', async () => {
    const { code, stdout } = await runToken('--department', 'support', '--role', 'agent', '--user', 'kim');
    const { data } = await ask(welcome.url, stdout.trim(), '{ viewer { id department role } }');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    expect(data).toEqual({ viewer: { id: 'kim', department: 'support', role: 'agent' } });
  });

  it.each([
    ['--department finances', /'finances' is invalid.*platform, marketing, sales, support/],
    ['--role boss', /'boss' is invalid.*agent, manager, admin/],
    ['--expires soon', /'soon' is invalid.*30m, 8h or 90d/],
    ['--expires 2d', /'2d' is invalid.*at most 1d/],
    ['--colour', /unknown option '--colour'/],
  ])('refuses to make a token with %s and says what is wrong', async (flags, message) => {
    const { code, stdout, stderr } = await runToken(...flags.split(' '));

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('runs beside another with a port and a data folder of its own, and each stops alone', async () => {
    const more = { DATA_DIR: workplace.folder('other'), PORT: await freePort() };
    const other = workplace.npm(['start', '--', '--empty'], more);
    const otherWelcome = await welcomeOf(other);
    const query = '{ customers(first: 1) { totalCount } }';
    const foreign = await ask(otherWelcome.url, welcome.token, query);
    const answers = [
      await ask(welcome.url, welcome.token, query),
      await ask(otherWelcome.url, otherWelcome.token, query),
    ];
    const { code } = await other.stop();

    expect(foreign.status).toBe(401);
    expect(answers).toEqual(Array(2).fill({ status: 200, data: { customers: { totalCount: 0 } } }));
    expect(code).toBe(0);
    expect(await workplace.left(other, more.DATA_DIR)).toEqual([]);
    expect((await ask(welcome.url, welcome.token, query)).status).toBe(200);
  });
});

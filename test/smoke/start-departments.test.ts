import { serverProcesses } from '../database/embedded-process';
import type { NpmProcess } from '../support/npm-process';
import { ask } from '../support/started-system';
import { freePort } from '../support/free-port';
import { Workplace } from '../support/workplace';

jest.setTimeout(120_000);

const departments = ['customer', 'sales', 'marketing', 'support'] as const;
type Department = (typeof departments)[number];

describe('the departments and the gateway, each a process of its own', () => {
  const workplace = new Workplace();
  const running = new Map<Department, { started: NpmProcess; url: string }>();
  let variables: Record<string, string>;
  afterAll(() => workplace.clear());

  const migrate = async () => {
    const command = workplace.npm(['run', '-s', 'migrate'], variables);
    return { ...(await command.ended()), stdout: command.stdout };
  };
  const token = async (...flags: string[]) => {
    const command = workplace.npm(['run', '-s', 'token', '--', ...flags], variables);
    await command.ended();
    return command.stdout.trim();
  };
  const start = async (department: Department) => {
    const port = await freePort();
    const own = { ...variables, [`SUBGRAPH_PORT_${department.toUpperCase()}`]: port };
    const started = workplace.npm(['run', '-s', `start:${department}`], own);
    running.set(department, { started, url: `http://127.0.0.1:${port}` });
    await started.printed(/"msg":"ready"/);
  };

  it('a department alone on an empty database says what is missing, and leaves nothing running', async () => {
    const alone = { DATA_DIR: workplace.folder('alone'), SUBGRAPH_PORT_SALES: await freePort() };
    const command = workplace.npm(['run', '-s', 'start:sales'], alone);
    const { code } = await command.ended();

    expect(code).toBe(2);
    expect(command.stderr).toContain('the database is not up to date: run npm run migrate');
    expect(serverProcesses(workplace.root)).toEqual([]);
  });

  it('npm run migrate makes the tables, and changes nothing the second time', async () => {
    variables = { DATA_DIR: workplace.folder('data') };
    const [first, second] = [await migrate(), await migrate()];

    for (const department of departments) expect(first.stdout).toMatch(new RegExp(`^${department}: Create`, 'm'));
    expect(second.stdout).toBe('the database is up to date\n');
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(serverProcesses(workplace.root)).toEqual([]);
  });

  it('each starts alone and is alive, and all share the database of one data folder', async () => {
    await start('sales');
    await Promise.all(['customer', 'marketing', 'support'].map((name) => start(name as Department)));

    for (const { url } of running.values()) expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  it.each([
    ['sales', '{ orders(first: 1) { totalCount } }', { orders: { totalCount: 0 } }],
    ['customer', '{ customers(first: 1) { totalCount } }', { customers: { totalCount: 0 } }],
    ['marketing', '{ campaigns(first: 1) { nodes { id } } }', { campaigns: { nodes: [] } }],
    ['support', '{ tickets(first: 1) { totalCount } }', { tickets: { totalCount: 0 } }],
  ] as const)('%s answers whom the gateway would vouch for, and nobody else', async (department, query, data) => {
    const { url } = running.get(department)!;
    const [own, foreign, client] = await Promise.all([
      token('--subgraph', department),
      token('--subgraph', department === 'sales' ? 'support' : 'sales'),
      token('--role', 'admin'),
    ]);

    expect(await ask(url, own, query)).toEqual({ status: 200, data });
    for (const other of [null, foreign, client]) {
      const refused = await ask(url, other, query);
      expect(refused).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
  });

  it('npm run start:gateway answers in front of them, and names a department that has gone', async () => {
    const port = await freePort();
    const addresses = [...running].map(([name, { url }]) => [`SUBGRAPH_URL_${name.toUpperCase()}`, `${url}/graphql`]);
    const gateway = workplace.npm(['run', '-s', 'start:gateway'], {
      ...variables,
      PORT: port,
      ...(Object.fromEntries(addresses) as Record<string, string>),
    });
    await gateway.printed(/"msg":"the gateway is ready"/);
    const url = `http://127.0.0.1:${port}`;
    const admin = await token('--department', 'platform', '--role', 'admin');
    const identify = `mutation { customerIdentify(input: { idempotencyKey: "smoke-1", customer: { identifiers:
      [{ kind: EMAIL, value: "mina@example.com" }] } }) { customer { id } userErrors { code } } }`;
    const page = '{ customers(first: 1) { nodes { sales { orderCount } support { openTicketCount } } } }';

    const written = await ask(url, admin, identify);
    const whole = await ask(url, admin, page);
    // It was the first, so the database is its child.
    const { started } = running.get('sales')!;
    const { code } = await started.stop();
    const partial = await ask(url, admin, page);
    const readiness = await (await fetch(`${url}/ready`)).text();

    expect(written).toMatchObject({ status: 200, data: { customerIdentify: { userErrors: [] } } });
    expect(whole).toEqual({
      status: 200,
      data: { customers: { nodes: [{ sales: { orderCount: 0 }, support: { openTicketCount: 0 } }] } },
    });
    expect(code).toBe(0);
    expect(partial.data).toEqual({ customers: { nodes: [{ sales: null, support: { openTicketCount: 0 } }] } });
    expect(partial.errors).toMatchObject([
      { path: ['customers', 'nodes', 0, 'sales'], extensions: { department: 'sales' } },
    ]);
    expect(readiness).toContain('sales');
    expect((await gateway.stop()).code).toBe(0);
  });

  it('all stop, and the database with the last of them', async () => {
    const codes = await Promise.all([...running.values()].map(async ({ started }) => (await started.stop()).code));

    expect(codes).toEqual([0, 0, 0, 0]);
    expect(serverProcesses(workplace.root)).toEqual([]);
  });
});

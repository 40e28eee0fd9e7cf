import { setTimeout as pause } from 'node:timers/promises';
import { query, serverProcesses, Workbench } from '../database/embedded-process';
import { ask, welcomeOf } from '../support/started-system';
import { freePort } from '../support/free-port';
import { Workplace } from '../support/workplace';

jest.setTimeout(60_000);

const restSeconds = 2;

/** Ends when nobody asks the database more than a few times a second; each task by itself would ask twice. */
async function untilAtRest(url: string): Promise<void> {
  const asked = async () => {
    const [row] = await query(url, `SELECT xact_commit::int AS count FROM pg_stat_database WHERE datname = 'crm'`);
    return row!['count'] as number;
  };
  for (let before = await asked(); ;) {
    await pause(restSeconds * 1_000);
    const now = await asked();
    if (now - before < 5 * restSeconds) return;
    before = now;
  }
}

describe('npm start with DATABASE_URL', () => {
  let bench: Workbench;
  const workplace = new Workplace();
  beforeAll(() => void (bench = new Workbench()));
  afterAll(async () => {
    await workplace.clear();
    await bench.clear();
  });

  it('uses that database, starts no other, finds its records at the next start, and lets it rest', async () => {
    const server = await bench.start(bench.folder('server'));
    await query(server.url, 'CREATE DATABASE crm');
    const database = Object.assign(new URL(server.url), { pathname: '/crm' }).href;
    const dataDir = workplace.folder('data');
    const start = async () => {
      const variables = { DATA_DIR: dataDir, PORT: await freePort(), DATABASE_URL: database };
      const system = workplace.npm(['start', '--', '--empty'], variables);
      return { system, ...(await welcomeOf(system)) };
    };

    const first = await start();
    const written = await ask(
      first.url,
      first.token,
      `mutation { customerIdentify(input: { idempotencyKey: "smoke-1", customer: { identifiers:
         [{ kind: EMAIL, value: "mina@example.com" }] } }) { customer { id } userErrors { code } } }`,
    );
    const servers = serverProcesses(dataDir);
    const codes = [(await first.system.stop()).code];
    const second = await start();
    const read = await ask(second.url, second.token, '{ customers(first: 10) { nodes { id } } }');
    await untilAtRest(server.url);
    codes.push((await second.system.stop()).code);
    const roles = await query(
      database,
      `SELECT rolname AS name, rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls AS may_too_much,
              has_table_privilege(oid, 'sales.orders', 'SELECT') AS reads_orders,
              has_table_privilege(oid, 'support.tickets', 'SELECT') AS reads_tickets,
              has_schema_privilege(oid, 'sales', 'CREATE') OR has_schema_privilege(oid, 'support', 'CREATE') AS creates
         FROM pg_roles WHERE rolname LIKE 'customer\\_graph\\_%' AND rolcanlogin ORDER BY 1`,
    );

    expect(written).toMatchObject({ status: 200, data: { customerIdentify: { userErrors: [] } } });
    expect(read.data.customers.nodes).toEqual([written.data.customerIdentify.customer]);
    expect(servers).toEqual([]);
    expect(codes).toEqual([0, 0]);
    const role = (name: string, more = {}) => ({
      name: `customer_graph_${name}`,
      may_too_much: false,
      reads_orders: false,
      reads_tickets: false,
      creates: false,
      ...more,
    });
    expect(roles).toEqual([
      role('customer'),
      role('marketing'),
      role('sales', { reads_orders: true }),
      role('support', { reads_tickets: true }),
    ]);
    await server.stop();
  });
});

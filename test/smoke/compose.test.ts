import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { freePort } from '../support/free-port';
import { type Services, services, subgraphNames } from './compose-file';
import { Container } from './container';
import { execForm, readDockerfile, valuesOf } from './dockerfile';
import { makeImage } from './image';

const project = resolve(__dirname, '../..');
const departments = subgraphNames(project);
const jwtSecret = 'a secret for tokens that only this test uses';
/** What Docker waits before it kills, unless a service says otherwise. */
const graceMilliseconds = 10_000;

/** The services with hosts and ports of this machine: every "host:port" of a service becomes a free one of loopback. */
async function localised(file: Services, ownerUrl: string): Promise<Services> {
  const owner = new URL(ownerUrl);
  let text = JSON.stringify(file);
  text = text.replaceAll('postgres:5432/customer_graph', `${owner.host}${owner.pathname}`);
  text = text.replaceAll('postgres://customer_graph:', `postgres://${owner.username}:`);
  for (const port of new Set(text.match(/\b400\d\b/g))) {
    const free = await freePort();
    text = text.replaceAll(
      new RegExp(`(?:127\\.0\\.0\\.1|${departments.join('|')}):${port}\\b`, 'g'),
      `127.0.0.1:${free}`,
    );
    text = text.replaceAll(new RegExp(`("(?:PORT|SUBGRAPH_PORT_\\w+)":)${port}\\b`, 'g'), `$1${free}`);
  }
  return JSON.parse(text) as Services;
}

describe('the system of docker-compose.yml', () => {
  let testDatabase: TestDatabase;
  let folder: string;
  let here: Services;
  const images = new Map<string, string>();
  const running: Container[] = [];

  beforeAll(async () => {
    testDatabase = await createTestDatabase({ empty: true });
    folder = await mkdtemp(join(tmpdir(), 'customer-graph-compose-'));
    const { password } = new URL(testDatabase.ownerUrl);
    const passwords = departments.map((name) => [
      `${name.toUpperCase()}_PASSWORD`,
      `the password of ${name}`.replaceAll(' ', '-'),
    ]);
    const variables = {
      ...(Object.fromEntries(passwords) as Record<string, string>),
      POSTGRES_PASSWORD: password,
      GATEWAY_KEY: 'a key between the processes of this test',
      JWT_SECRET: jwtSecret,
      LOG_LEVEL: 'warn',
    };
    here = await localised(services(project, variables), testDatabase.ownerUrl);
    for (const file of ['gateway/Dockerfile', 'subgraphs/Dockerfile']) {
      images.set(file, await makeImage(project, file, join(folder, file)));
    }
  }, 120_000);
  afterAll(async () => {
    await Promise.all(running.map((container) => container.stop(0)));
    await testDatabase.drop();
    await rm(folder, { recursive: true });
  });

  const start = (name: string, command = here[name]!.command): Container => {
    const service = { ...here[name]!, command };
    const container = new Container(name, service, join(images.get(service.build!.dockerfile)!, 'app'));
    running.push(container);
    return container;
  };

  /** The check that the image brings along, for those who run it without Compose. */
  const ownCheck = async (name: string) => {
    const { environment, build } = here[name]!;
    const [check] = valuesOf(readDockerfile(project, build!.dockerfile).at(-1)!, 'HEALTHCHECK');
    const command = check!.replace(/^.*?CMD /, '').replace('127.0.0.1:4000', `127.0.0.1:${environment['PORT']}`);
    const env = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, String(value)]));
    return promisify(execFile)(process.execPath, execForm(command).slice(1), { env }).then(() => 'healthy');
  };

  const ask = async (token: string | null, query: string, variables?: object) => {
    const address = here['gateway']!.healthcheck.test!.join().match(/http:\/\/[\d.:]+/)![0];
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: object; errors?: object[] };
    return { status: response.status, data, errors };
  };

  const token = async (...flags: string[]) => {
    const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'token', '--', ...flags], {
      cwd: join(folder, 'subgraphs/Dockerfile/build/build'),
      env: { PATH: process.env.PATH, JWT_SECRET: jwtSecret },
    });
    return stdout.trim();
  };

  test('migrates, answers about one customer from three departments, and stops cleanly', async () => {
    // Given
    const migrate = start('migrate');
    expect({ code: await migrate.ended(), log: migrate.log }).toEqual({
      code: 0,
      log: expect.stringContaining('sales: '),
    });
    const containers = [...departments, 'gateway'].map((name) => start(name));
    await Promise.all(containers.map((container) => container.healthy()));
    await expect(ownCheck('sales')).resolves.toBe('healthy');
    await expect(ownCheck('gateway')).resolves.toBe('healthy');
    const admin = await token('--department', 'platform', '--role', 'admin');

    // When
    const customer = { identifiers: [{ kind: 'EMAIL', value: 'mina@example.com' }] };
    const written = await ask(
      admin,
      `mutation ($customer: CustomerReferenceInput!) {
        productSave(input: { idempotencyKey: "1", sku: "TENT", name: "Tent" }) { userErrors { message } }
        orderRecord(input: { idempotencyKey: "2", customer: $customer, currencyCode: "KRW",
          lines: [{ sku: "TENT", quantity: 2, unitPrice: "150000" }] }) { userErrors { message } }
        leadCapture(input: { idempotencyKey: "3", customer: $customer, source: "fair" }) { userErrors { message } }
        ticketOpen(input: { idempotencyKey: "4", customer: $customer, subject: "A pole is missing", body: "Which?" }) {
          userErrors { message } } }`,
      { customer },
    );
    const question = `{ customerByIdentifier(identifier: { kind: EMAIL, value: "MINA@example.com" }) {
      sales { orderCount } marketing { firstTouch { source } } support { openTicketCount } } }`;
    const answer = await ask(admin, question);
    const stranger = await ask(null, question);

    // Then
    const none = { userErrors: [] };
    expect(written).toEqual({
      status: 200,
      data: { productSave: none, orderRecord: none, leadCapture: none, ticketOpen: none },
    });
    expect(answer).toEqual({
      status: 200,
      data: {
        customerByIdentifier: {
          sales: { orderCount: 1 },
          marketing: { firstTouch: { source: 'fair' } },
          support: { openTicketCount: 1 },
        },
      },
    });
    expect(stranger).toEqual({
      status: 401,
      errors: [expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })],
    });
    const codes = await Promise.all(containers.map((container) => container.stop(graceMilliseconds)));
    expect(codes).toEqual(containers.map(() => 0));
  }, 120_000);

  test('a department imports a file with no other rights than its own', async () => {
    // Given
    await start('migrate').ended();
    const file = join(folder, 'products.csv');
    await writeFile(file, 'sku,name\nROPE,Rope\n');

    // When
    const imported = start('sales', ['node', 'dist/subgraphs/local/import.js', 'products', file]);

    // Then
    expect({ code: await imported.ended(), log: imported.log }).toEqual({
      code: 0,
      log: '{"rows":1,"created":1,"updated":0,"unchanged":0,"failed":0}\n',
    });
  }, 60_000);
});

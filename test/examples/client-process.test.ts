import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type TestSystem, agentOf, startTestSystem } from '../support/system';
import { tellStory } from '../supergraph/story';

const project = resolve(__dirname, '../..');

let folder: string;
let system: TestSystem;
let token: string;

beforeAll(async () => {
  // Compiled from the sources of this moment: dist may be older.
  folder = await mkdtemp(join(tmpdir(), 'customer-graph-client-'));
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
  const build = ['examples/client', '--out-dir', folder, '--config-file', '.swcrc', '--quiet'];
  await promisify(execFile)(join(project, 'node_modules/.bin/swc'), build, { cwd: project });
  system = await startTestSystem();
  await tellStory(system);
  token = await system.token(agentOf('support'));
});
afterAll(async () => {
  await system.dispose();
  await rm(folder, { recursive: true });
});

const run = (args: string[], variables: NodeJS.ProcessEnv = {}) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
    const env = { PATH: process.env['PATH'], GRAPH_URL: system.url, GRAPH_TOKEN: token, ...variables };
    const child = execFile(
      process.execPath,
      ['examples/client/main.js', ...args],
      { cwd: folder, env },
      (_error, stdout, stderr) => done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });

test('shows a customer, opens a ticket and ends with 0', async () => {
  const { code, stdout, stderr } = await run(['--email', 'ADA@example.com', '--open-ticket', 'Where is my parcel?']);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Ada Lovelace\nada@example.com\n\nSales\n  orders: 0, worth not known; open deals: 1\n');
  expect(stdout).toMatch(/\nOpened T-\d+\.\n$/);
});

test('an address nobody has ends with 1', async () => {
  const { code, stdout, stderr } = await run(['--email', 'stranger@example.com']);

  expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: 'No customer to show: there is none.\n' });
});

test('a token that is not valid ends with 1 and says what to do', async () => {
  const { code, stderr } = await run(['--email', 'ada@example.com'], { GRAPH_TOKEN: 'a.b.c' });

  expect({ code, stderr }).toEqual({ code: 1, stderr: 'Sign in again: the token is not valid.\n' });
});

test('a graph that cannot be reached ends with 1 and a sentence', async () => {
  // Port 1 is reserved: nothing listens there.
  const { code, stderr } = await run(['--email', 'ada@example.com'], { GRAPH_URL: 'http://127.0.0.1:1/graphql' });

  expect({ code, stderr }).toEqual({ code: 1, stderr: 'The graph gave no answer: fetch failed.\n' });
});

test.each([
  ['a missing address', [], {}, 'usage: npm run'],
  ['an unknown option', ['--mail', 'ada@example.com'], {}, 'usage: npm run'],
  ['a missing token', ['--email', 'ada@example.com'], { GRAPH_TOKEN: '' }, 'GRAPH_TOKEN must be a token'],
  ['a wrong address', ['--email', 'ada@example.com'], { GRAPH_URL: 'graph' }, 'GRAPH_URL must be an address'],
])('%s ends with 2 and says which', async (_what, args, variables, message) => {
  const { code, stderr } = await run(args, variables);

  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

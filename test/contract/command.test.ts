import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSchema, graphqlSync } from 'graphql';
import { ruleNames } from '../../schema/check/finding';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'schema-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command on what is built. */
const schemaCheck = (args: string[], variables: NodeJS.ProcessEnv = {}): Promise<Result> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      ['dist/schema/check/main.js', ...args],
      { cwd: root, env: { ...process.env, ...variables }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

const api = readFileSync(join(root, 'schema/api.graphql'), 'utf8');
const withOneMore = api.replace('type SalesFacet {', 'type SalesFacet {\n  "The tier."\n  tier: String\n');

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

test('the graph keeps its contract with itself', async () => {
  const { code, stdout } = await schemaCheck(['--against', 'schema/supergraph.graphql']);

  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('The contract holds.') });
});

test('a field that the published graph has and this one has not is told with owner, client and fix', async () => {
  const operations = join(folder, 'recorded');
  mkdirSync(join(operations, 'web-shop'), { recursive: true });
  writeFileSync(
    join(operations, 'web-shop', 'Tier.graphql'),
    'query Tier($id: ID!) { customer(id: $id) { sales { tier } } }',
  );

  const { code, stdout, stderr } = await schemaCheck([
    ...['--against', write('published.graphql', withOneMore)],
    ...['--operations', operations],
  ]);

  expect(code).toBe(1);
  expect(stdout).toContain('**Removed**\n\n- `SalesFacet.tier`');
  expect(stderr).toMatch(/^removal: SalesFacet\.tier, owned by sales\n/);
  expect(stderr).toContain('  breaks: web-shop (Tier)\n');
  expect(stderr).toMatch(/ {2}fix: put it back with @deprecated/);
});

describe('a running gateway', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const schema = buildSchema(withOneMore);
    server = createServer((request, response) => {
      if (request.headers.authorization !== 'Bearer good') return void response.writeHead(401).end('{}');
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { query } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string };
        response.end(JSON.stringify(graphqlSync({ schema, source: query })));
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  });
  afterAll(() => server.close());

  test('is compared with as the token sees it, and machines get findings and changes as JSON', async () => {
    const { code, stdout } = await schemaCheck(['--json', '--against', url], { GRAPH_TOKEN: 'good' });

    const { findings, changes } = JSON.parse(stdout) as { findings: object[]; changes: object[] };
    expect(code).toBe(1);
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'removal', element: 'SalesFacet.tier', owners: ['sales'], clients: [] }),
    ]);
    expect(changes).toEqual([expect.objectContaining({ kind: 'removed', element: 'SalesFacet.tier' })]);
  });

  test('that refuses the token is told, with the variable that holds it', async () => {
    const { code, stderr } = await schemaCheck(['--against', url], { GRAPH_TOKEN: 'bad' });

    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('GRAPH_TOKEN') });
  });
});

test('wrong arguments end with 2 and say which', async () => {
  const wrong = [
    [['--against', 'nowhere.graphql'], 'nowhere.graphql'],
    [['--against', 'package.json'], 'neither a supergraph nor an API schema'],
    [['--base', 'no-such-branch'], 'no-such-branch'],
    [['--operations', 'nowhere', '--against', 'schema/api.graphql'], 'nowhere'],
    [['--today', 'tomorrow'], 'yyyy-mm-dd'],
  ] as const;
  const results = await Promise.all(wrong.map(([args]) => schemaCheck([...args])));

  results.forEach(({ code, stderr }, index) => {
    const [args, said] = wrong[index]!;
    expect({ args, code, stderr }).toEqual({ args, code: 2, stderr: expect.stringContaining(said) });
  });
});

test('every rule is described, and no other', () => {
  const described = [
    ...readFileSync(join(root, 'schema/contract.md'), 'utf8').matchAll(/^\| `([a-z][a-z-]*)` +\| \S/gm),
  ];

  const rules = described
    .map(([, name]) => name!)
    .filter((name) => !['page', 'example-client', 'tests'].includes(name));
  expect(rules).toEqual([...ruleNames]);
});

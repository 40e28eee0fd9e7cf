import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, parse } from 'graphql';
import { pino } from 'pino';
import { OperationRecorder, type RecorderLimits } from '../../gateway/recorder/operation-recorder';
import { withoutValues } from '../../gateway/recorder/without-values';
import { startGatewayUnderTest } from './gateway-under-test';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operation-recorder-'));
});
afterEach(() => rm(folder, { recursive: true }));

const recorded = async () =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.graphql')).sort();

const schema = buildSchema(`
  scalar JSON
  enum Kind { EMAIL PHONE }
  input Identifier { kind: Kind! value: String! }
  type Customer { id: ID! name(length: Int, exact: Boolean, share: Float): String orders(ids: [ID!]): Int }
  type Query { customer(by: Identifier, extra: JSON): Customer }`);

const recorderOf = (limits?: RecorderLimits) => new OperationRecorder(folder, pino({ level: 'silent' }), limits);

const served = (text: string, client: string | null = 'web', operationName: string | null = null) => ({
  document: parse(text),
  operationName,
  schema,
  hash: text,
  client,
});

test('an operation is recorded without the values it carries', () => {
  const text = `query Find($id: [ID!] = ["c-17"]) {
    mina: customer(by: { kind: EMAIL, value: "mina@example.com" }, extra: { salary: 7000 }) {
      name(length: 42, exact: false, share: 0.42) c17: orders(ids: ["c-17", "c-18"]) again: orders(ids: ["c-19"])
    }
  }
  query Other { customer { id } }`;

  const kept = withoutValues(parse(text), 'Find', schema);

  expect(kept).toBe(`query Find($id: [ID!] = [""]) {
  customer(by: {kind: EMAIL, value: ""}, extra: "") {
    name(length: 0, exact: true, share: 0)
    orders(ids: [""])
  }
}
`);
});

test('each distinct operation has one file, in the folder of its client', async () => {
  const recorder = recorderOf();

  recorder.record(served('query Names { customer { name(length: 1) } }', 'Web Shop', 'Names'));
  recorder.record(served('query Names { customer { name(length: 2) } }', 'Web Shop', 'Names'));
  recorder.record(served('{ customer { id } }', '../../etc'));
  recorder.record(served('{ customer { id } }', null));
  await recorder.settled();

  const names = await recorded();
  expect(names.map((name) => name.replace(/[0-9a-f]{12}/, 'HASH'))).toEqual([
    'etc/anonymous.HASH.graphql',
    'unknown/anonymous.HASH.graphql',
    'web-shop/Names.HASH.graphql',
  ]);
  expect(await readFile(join(folder, names[2]!), 'utf8')).toContain('name(length: 0)');
});

test('files and their sizes are bounded, those of an earlier process included', async () => {
  const before = recorderOf();
  before.record(served('{ customer { id } }'));
  await before.settled();
  const recorder = recorderOf({ files: 2, bytes: 60 });

  recorder.record(served(`query Long { customer { ${'name(length: 1, exact: true) '.repeat(3)} orders } }`));
  recorder.record(served('{ customer { name } }'));
  recorder.record(served('{ customer { orders } }'));
  await recorder.settled();

  const texts = await Promise.all((await recorded()).map((name) => readFile(join(folder, name), 'utf8')));
  expect(texts.sort()).toEqual(['{\n  customer {\n    id\n  }\n}\n', '{\n  customer {\n    name\n  }\n}\n']);
});

test('a folder that cannot be written costs no request', async () => {
  await writeFile(join(folder, 'file'), '');
  const recorder = new OperationRecorder(join(folder, 'file'), pino({ level: 'silent' }));

  recorder.record(served('{ customer { id } }'));

  await expect(recorder.settled()).resolves.toBeUndefined();
});

test('the gateway records what it served, by the name the client gives itself', async () => {
  const gateway = await startGatewayUnderTest({ variables: { RECORD_OPERATIONS: folder } });
  const named = { 'apollographql-client-name': 'shelf-app' };

  await gateway.ask({ query: 'query Titles { books { nodes { title } } }' }, named);
  await gateway.ask({ query: 'query Wrong { nothing }' }, named);
  await gateway.ask({ query: '{ __schema { queryType { name } } }' }, named);
  await gateway.dispose();

  expect((await recorded()).map((name) => name.replace(/[0-9a-f]{12}/, 'HASH'))).toEqual([
    'shelf-app/Titles.HASH.graphql',
  ]);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from 'graphql';
import { gatewayKey, type GatewayUnderTest, jwtSecret, signToken, startGatewayUnderTest } from './gateway-under-test';
import { type KeyKeeper, startKeyKeeper } from './key-keeper';

const query = '{ book(id: "b1") { title } }';
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

let folder: string;
let keeper: KeyKeeper;
let gateway: GatewayUnderTest;

async function gatewayBefore(keyKeeper: KeyKeeper, variables: NodeJS.ProcessEnv = {}): Promise<GatewayUnderTest> {
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, keyKeeper.supergraphSdl);
  return startGatewayUnderTest({
    variables: {
      SUPERGRAPH: supergraph,
      API_KEY_SUBGRAPH: 'keeper',
      ...variables,
    },
  });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-keys-'));
  keeper = await startKeyKeeper();
  gateway = await gatewayBefore(keeper);
});
afterEach(async () => {
  await gateway.dispose();
  await keeper.stop();
  await rm(folder, { recursive: true });
});

const statusOf = async (key: string, at = gateway) => (await at.ask({ query }, bearer(key))).status;

/** Asks until the answer has the status; its time then. */
async function millisecondsUntil(status: number, key: string, at = gateway): Promise<number> {
  const startedAt = performance.now();
  while ((await statusOf(key, at)) !== status) {
    if (performance.now() - startedAt > 10_000) throw new Error(`never ${status}`);
  }
  return performance.now() - startedAt;
}

describe('an API key', () => {
  it('signs a partner in, with its scopes, for the subgraph to see', async () => {
    const key = keeper.addKey({ scopes: ['books:read', 'books:write'] });

    const answer = await gateway.ask({ query: '{ viewer }' }, bearer(key));

    expect(answer.errors).toBeUndefined();
    expect(JSON.parse(answer.data.viewer)).toMatchObject({
      sub: `key:${key.split('_')[1]}`,
      department: 'partner',
      role: 'partner',
      scopes: ['books:read', 'books:write'],
    });
  });

  it('is asked about once, however many come at the same moment and shortly after, and never with its secret', async () => {
    // Given: nobody gets an answer before all have asked
    let open: () => void = () => {};
    keeper.gate = new Promise((done) => (open = done));
    const key = keeper.addKey();

    // When
    const asked = Array.from({ length: 20 }, () => statusOf(key));
    while (keeper.questions.length === 0) await new Promise(setImmediate);
    open();
    const first = await Promise.all(asked);
    const after = await statusOf(key);

    // Then
    expect([...first, after]).toEqual(Array(21).fill(200));
    expect(keeper.questions).toHaveLength(1);
    expect(keeper.questions[0]).not.toContain(key.split('_').slice(2).join('_'));
  });

  it('is refused soon after it was revoked, however busy it is', async () => {
    const milliseconds = 400;
    const forgetful = await gatewayBefore(keeper, { API_KEY_CACHE_MS: String(milliseconds) });
    const key = keeper.addKey();
    expect(await statusOf(key, forgetful)).toBe(200);

    keeper.revoke(key);

    expect(await millisecondsUntil(401, key, forgetful)).toBeLessThan(milliseconds + 2000);
    await forgetful.dispose();
  });

  it('is refused at its expiry even while it is remembered', async () => {
    const expiresAt = new Date(Date.now() + 300);
    const key = keeper.addKey({ expiresAt });
    expect(await statusOf(key)).toBe(200);

    await millisecondsUntil(401, key);

    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt.getTime());
    expect(keeper.questions).toHaveLength(1);
  });

  const wrong: [string, (key: string) => string][] = [
    ['of another secret', (key) => `${key.slice(0, -43)}${'A'.repeat(43)}`],
    ['of another id', (key) => key.replace(/^cg_\w/, (start) => `${start.slice(0, 3)}${start[3] === 'a' ? 'b' : 'a'}`)],
    ['cut short', (key) => key.slice(0, -1)],
    ['with more behind it', (key) => `${key}A`],
    ['whose id is a path', () => `cg_../../etc_${'A'.repeat(43)}`],
    ['of nothing but its beginning', () => 'cg_'],
  ];
  it.each(wrong)('%s is refused like any other', async (_, change) => {
    const answer = await gateway.ask({ query }, bearer(change(keeper.addKey())));

    expect(answer.status).toBe(401);
    expect(answer.errors![0]!.extensions).toEqual({ code: 'UNAUTHENTICATED' });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('in an address is refused, encoded or not, whatever else signs the request in', async () => {
    const key = keeper.addKey();
    const token = `Bearer ${await signToken()}`;
    const statusAt = (path: string) =>
      fetch(`${gateway.url}${path}`, {
        headers: { authorization: token, 'x-request-id': 'r', 'apollo-require-preflight': '1' },
      }).then((response) => response.status);
    const get = `/graphql?query=${encodeURIComponent('{__typename}')}`;

    expect(await statusAt(get)).toBe(200);
    expect(await statusAt(`${get}&api_key=${key}`)).toBe(401);
    expect(await statusAt(`${get}&access_token=${key.replace('cg_', '%63g%5F')}`)).toBe(401);
    expect(await statusAt(`/graphql/${key}`)).toBe(401);
    expect(keeper.questions).toHaveLength(0);
  });

  it('is answered 503 with the time to wait when nobody can say whether it is good, and others stay signed in', async () => {
    const key = keeper.addKey();
    await keeper.stop();

    const answer = await gateway.ask({ query }, bearer(key));
    const introspection = await gateway.ask({ query: '{ __typename }' });

    expect(answer.status).toBe(503);
    expect(answer.errors![0]!.extensions).toEqual({ code: 'AUTHENTICATION_UNAVAILABLE', retryAfter: 5 });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(answer.text).not.toContain('127.0.0.1');
    expect(introspection.status).toBe(200);
    keeper = await startKeyKeeper();
  });

  it('is refused where no subgraph keeps keys', async () => {
    const other = await gatewayBefore(keeper, { API_KEY_SUBGRAPH: '' });

    const answer = await other.ask({ query }, bearer(keeper.addKey()));

    expect(answer.status).toBe(401);
    expect(answer.errors![0]!.message).toContain('this graph takes no API keys');
    await other.dispose();
  });
});

it('no key is in the log, good or bad, in its header or in an address, however much is logged', async () => {
  // Given
  const project = resolve(__dirname, '../..');
  const child = spawn(process.execPath, [join(project, 'dist/gateway/main.js')], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      LOG_LEVEL: 'trace',
      DATA_DIR: folder,
      SUPERGRAPH: join(folder, 'supergraph.graphql'),
      API_KEY_SUBGRAPH: 'keeper',
      JWT_SECRET: jwtSecret,
      GATEWAY_KEY: gatewayKey,
    },
  });
  let log = '';
  const ready = new Promise<string>((done) => {
    child.stderr.on('data', (text: Buffer) => {
      log += text.toString();
      const url = /"url":"([^"]+)"/.exec(log)?.[1];
      if (url) done(url);
    });
  });
  const url = await ready;
  const key = keeper.addKey();
  const secret = key.split('_').slice(2).join('_');
  const post = (authorization: string, path = '/graphql') =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'query Log { viewer book(id: "b1") { nothing } }' }),
    }).then(({ status }) => status);

  // When
  const statuses = [
    await post(`Bearer ${key}`),
    await post(`Bearer ${key}x`),
    await post(`Bearer ${key}`, `/graphql?key=${key}`),
    await post(`Basic ${key}`),
  ];
  await keeper.stop();
  statuses.push(await post(`Bearer ${keeper.addKey()}`));
  keeper = await startKeyKeeper();
  child.kill('SIGTERM');
  await once(child, 'close');

  // Then
  expect(statuses).toEqual([400, 401, 401, 401, 503]);
  expect(log).toContain('tokens cannot be verified');
  expect(log).not.toContain(secret);
  expect(log).not.toMatch(/cg_[a-z0-9]|Bearer|key=/);
});

describe('a partner', () => {
  const asPartner = (text: string, variables?: object) => gateway.ask({ query: text, variables }, bearer(partnerKey));
  let partnerKey: string;
  beforeEach(() => (partnerKey = keeper.addKey()));

  it('is shown by introspection what is tagged, what that consists of, and nothing else', async () => {
    const answer = await asPartner(getIntrospectionQuery({ descriptions: false }));

    expect(answer.errors).toBeUndefined();
    expect(printSchema(lexicographicSortSchema(buildClientSchema(answer.data))).replace(/\n\n/g, '\n')).toBe(
      `
type Author {
  id: ID!
  name: String!
}
type Book {
  id: ID!
  price: Price
  title: String!
}
input BookFilter {
  format: Format
  title: String
}
union Finding = Author | Book
enum Format {
  PAPER
  SOUND
}
type LendPayload {
  book: Book
}
type Mutation {
  lend(id: ID!): LendPayload
}
type Price {
  amount: String!
  currency: String!
}
type Query {
  book(format: Format, id: ID!): Book
  find(filter: BookFilter!): [Finding!]
  viewer: String
}`.trim(),
    );
  });

  const hidden: [string, string][] = [
    ['a field of the root', '{ forStaff(secret: 1) }'],
    ['a field of the root without its argument', '{ forStaff }'],
    ['a mutation', 'mutation { burn(id: "b1") { book { id } } }'],
    ['a field of an open type', '{ book(id: "b1") { condition } }'],
    ['a tagged field of a hidden type', '{ book(id: "b1") { loan { id } } }'],
    ['a hidden type in a fragment', '{ find(filter: {}) { ... on Borrower { name } } }'],
    ['a field that nobody has', '{ thereIsNoSuchField }'],
  ];
  it.each(hidden)('is told of %s that it does not exist', async (_, text) => {
    const answer = await asPartner(text);
    const name = /burn|forStaff|condition|loan|Borrower|thereIsNoSuchField/.exec(text)![0];

    expect(answer.status).toBe(400);
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors![0]!.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(answer.errors![0]!.message).toMatch(
      name === 'Borrower' ? 'Unknown type "Borrower".' : new RegExp(`^Cannot query field "${name}" on type "\\w+"\\.$`),
    );
  });

  it('is answered what is open, by fragments, unions and mutations too', async () => {
    const answer = await asPartner(
      '{ one: book(id: "b1") { __typename price { amount } } find(filter: { format: PAPER }) { ... on Book { title } ... on Author { name } } }',
    );
    const written = await asPartner('mutation { lend(id: "b1") { book { title } } }');

    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      one: { __typename: 'Book', price: { amount: '9.50' } },
      find: [{ title: 'Emma' }, { name: 'Jane' }],
    });
    expect(written.data).toEqual({ lend: { book: { title: 'Emma' } } });
  });

  it('is told of the schema and of books in one answer, by variables, aliases and fragments', async () => {
    const answer = await asPartner(
      `query ($type: String!, $no: Boolean!) { book(id: "b1") { title } ...About left: __schema @include(if: $no) { queryType { name } } }
       fragment About on Query { hidden: __type(name: "Borrower") { name } ... { open: __type(name: $type) { fields { name } } } }`,
      { type: 'LendPayload', no: false },
    );

    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      book: { title: 'Emma' },
      hidden: null,
      open: { fields: [{ name: 'book' }] },
    });
  });

  it('does not take what staff have asked before, nor the other way round', async () => {
    const text = '{ forStaff(secret: 1) }';

    const staff = await gateway.ask({ query: text });
    const partner = await asPartner(text);
    const staffAgain = await gateway.ask({ query: text });

    expect([staff.status, partner.status, staffAgain.status]).toEqual([200, 400, 200]);
    expect(staffAgain.data).toEqual({ forStaff: 'for staff' });
  });

  it('may also sign in with a token of the department partner, but no token makes a role of it', async () => {
    const person = await signToken({ department: 'partner', role: 'agent' });
    const impostor = await signToken({ department: 'partner', role: 'partner' });

    expect((await gateway.ask({ query: '{ forStaff(secret: 1) }' }, bearer(person))).status).toBe(400);
    expect((await gateway.ask({ query }, bearer(person))).status).toBe(200);
    expect((await gateway.ask({ query }, bearer(impostor))).status).toBe(401);
  });

  it('sees a newly tagged field as soon as the supergraph has it', async () => {
    const text = '{ borrower(id: "x") { id } }';
    expect((await asPartner(text)).status).toBe(400);

    await writeFile(
      join(folder, 'supergraph.graphql'),
      keeper.supergraphSdl
        .replace('borrower(id: ID!): Borrower', 'borrower(id: ID!): Borrower @tag(name: "partner")')
        .replace('type Borrower\n', 'type Borrower @tag(name: "partner")\n'),
    );
    const startedAt = performance.now();
    let answer = await asPartner(text);
    while (answer.status !== 200 && performance.now() - startedAt < 5000) answer = await asPartner(text);

    expect(answer.data).toEqual({ borrower: null });
  });
});

it('a graph that has nothing for partners says so in its schema, and answers staff', async () => {
  const untagged = await gatewayBefore({
    ...keeper,
    supergraphSdl: keeper.supergraphSdl.replace(/@tag\(name: "partner"\)/g, ''),
  });
  const key = keeper.addKey();

  const schema = await untagged.ask({ query: '{ __schema { queryType { fields { name } } } }' }, bearer(key));
  const nothing = await untagged.ask({ query: '{ nothing }' }, bearer(key));
  const book = await untagged.ask({ query }, bearer(key));
  const staff = await untagged.ask({ query });

  expect(schema.data).toEqual({ __schema: { queryType: { fields: [{ name: 'nothing' }] } } });
  expect(nothing.data).toEqual({ nothing: null });
  expect(book.status).toBe(400);
  expect(staff.status).toBe(200);
  await untagged.dispose();
});

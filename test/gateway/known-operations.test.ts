import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { KnownOperations } from '../../gateway/pipeline/known-operations';
import { type GatewayUnderTest, signToken, startGatewayUnderTest } from './gateway-under-test';

const requests: [what: string, body: Record<string, unknown>, headers?: Record<string, string>][] = [
  ['data of two departments', { query: '{ books { nodes { title reviews { count } summary } } }' }],
  ['variables', { query: 'query Q($id: ID!) { book(id: $id) { title } }', variables: { id: 'b2' } }],
  ['a variable that is missing', { query: 'query M($id: ID!) { book(id: $id) { id } }' }],
  ['a variable of another kind', { query: 'query K($row: Int!) { shelve(row: $row) }', variables: { row: 'secret' } }],
  ['an error of a department', { query: '{ whoAmI books { nodes { id } } }' }],
  ['a fault of a department', { query: '{ shelve(row: -1) }' }],
  ['one of two operations', { query: 'query A { books { nodes { id } } } query B { whoAmI }', operationName: 'A' }],
  ['one of two, unnamed', { query: 'query C { books { nodes { id } } } query D { whoAmI }' }],
  ['one that is not there', { query: 'query E { books { nodes { id } } }', operationName: 'F' }],
  ['a mutation', { query: 'mutation { lend(id: "b1") { title } }' }],
  ['a question about the schema', { query: '{ __type(name: "Book") { name } books { nodes { title } } }' }],
  [
    'a list longer than allowed',
    { query: 'query L($r: Int!) { shelve(row: $r) }', variables: { r: Array(300).fill(1) } },
  ],
];
const accepted: Record<string, string>[] = [
  {},
  { accept: 'application/json' },
  { accept: 'application/graphql-response+json' },
  { accept: 'application/graphql-response+json,application/json;q=0.9' },
];

type Body = string | Uint8Array<ArrayBuffer>;

/** Sends a request, and gives all that is told but when. */
async function post(address: string, body: Body, headers: Record<string, string>) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'same', ...headers },
    body,
  });
  const { date: _date, ...told } = Object.fromEntries(response.headers);
  return { status: response.status, told, text: await response.text() };
}

describe('a document that has been asked before', () => {
  let gateway: GatewayUnderTest;
  let authorization: string;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest({ variables: { COST_BUDGET: '0' } });
    authorization = `Bearer ${await signToken()}`;
  });
  afterAll(() => gateway.dispose());
  afterEach(() => jest.restoreAllMocks());

  const ask = (body: Record<string, unknown>, headers: Record<string, string>, marked = '') => {
    // A comment makes another document of it, which only Apollo can read.
    const text = JSON.stringify({ ...body, query: `${body['query'] as string}${marked}` });
    return post(`${gateway.url}/graphql`, text, { authorization, ...headers });
  };

  it.each(requests.map(([what, body]) => ({ what, body })))(
    'is answered to the letter as by Apollo: $what',
    async ({ body }) => {
      const answer = jest.spyOn(KnownOperations.prototype, 'answer');
      for (const [index, headers] of accepted.entries()) {
        const marked = ` # ${index}`;

        const byApollo = await ask(body, headers, marked);
        expect(answer).toHaveBeenCalledTimes(index);
        const known = await ask(body, headers, marked);

        expect(answer).toHaveBeenCalledTimes(index + 1);
        expect(known).toEqual(byApollo);
      }
    },
  );

  it.each([
    ['accepts something else', { query: '{ books { nodes { id } } }' }, { accept: 'text/html' }],
    ['brings extensions', { query: '{ books { nodes { id } } }', extensions: { queryPlan: true } }, {}],
    ['has variables that are a list', { query: '{ books { nodes { id } } }', variables: [1] }, {}],
    ['is not valid', { query: '{ books { nodes { wrong } } }' }, {}],
  ])('is left to Apollo when the request %s', async (_what, body: Record<string, unknown>, headers) => {
    const answer = jest.spyOn(KnownOperations.prototype, 'answer');

    await ask(body, headers);
    await ask(body, headers);

    expect(answer).not.toHaveBeenCalled();
  });
});

describe('a request to the graph’s own address', () => {
  let gateway: GatewayUnderTest;
  let authorization: string;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest({ variables: { COST_BUDGET: '0' } });
    authorization = `Bearer ${await signToken()}`;
  });
  afterAll(() => gateway.dispose());

  const send = (address: string, body: Body, headers: Record<string, string>) =>
    post(`${gateway.url}${address}`, body, { authorization, ...headers });
  const query = '{ books { nodes { id } } }';
  const plain = JSON.stringify({ query });
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const named = (name: string) => JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: name } } });

  it.each<[what: string, body: Body, headers?: Record<string, string>]>([
    ['that has been asked before', plain],
    ['that is new', JSON.stringify({ query: '{ books { nodes { title } } }' })],
    ['that is too large', JSON.stringify({ query, variables: { filler: 'x'.repeat(120_000) } })],
    ['that is no JSON', '{'],
    ['with a key twice', `{"query":"${query}","query":"{ whoAmI }"}`],
    ['that is a list', JSON.stringify([{ query }])],
    ['that is packed', gzipSync(plain), { 'content-encoding': 'gzip' }],
    ['in another charset', plain, { 'content-type': 'application/json; charset=latin1' }],
    ['that is a text', plain, { 'content-type': 'text/plain' }],
    ['of a document that nobody has named', named('0'.repeat(64))],
    [
      'of a document by a wrong name',
      JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash: sha256('') } } }),
    ],
    ['without a token', plain, { authorization: '' }],
    ['with a bad token', plain, { authorization: 'Bearer a.b.c' }],
    ['for partners', plain, { authorization: 'Bearer cg_a_b' }],
    ['of a document that is too deep', JSON.stringify({ query: `{ ${'books { nodes { reviews { '.repeat(30)} }` })],
  ])('is answered as on the way through Express, %s', async (_what, body, headers = {}) => {
    // Express takes both addresses for the same; the second time, one is known.
    for (let times = 0; times < 2; times++) {
      const past = await send('/graphql', body, headers);
      const through = await send('/graphql/', body, headers);

      expect(past).toEqual(through);
    }
  });
});

import { request } from 'node:http';
import { Client } from 'pg';
import { CompiledOperation } from '../../subgraphs/kit/execution/compiled-operation';
import { signClientToken, signViewerToken } from '../../subgraphs/local/sign-token';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from '../support/database';
import { type ServedSubgraph, gatewayKey, startServedSubgraph } from '../support/served-subgraph';

const query = '{ __typename }';
const entities = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename ... on Customer { id } } }`;
const viewer = { id: 'kim', department: 'platform', role: 'admin' };
let id: string;
/** Nothing of the machine, the database or the libraries. */
const inner = /stack|node_modules|127\.0\.0\.1|SELECT|TypeError|Cannot (read|destructure)|pg_/;

let database: TestDatabase;
let served: ServedSubgraph[];

beforeAll(async () => {
  database = await createTestDatabase();
  served = await Promise.all((await subgraphsUnderTest()).map((subgraph) => startServedSubgraph(subgraph, database)));
  const input = { idempotencyKey: 'known', customer: { identifiers: [{ kind: 'EMAIL', value: 'mina@example.com' }] } };
  const { text } = await served[0]!.post({
    query: 'mutation ($input: CustomerIdentifyInput!) { customerIdentify(input: $input) { customer { id } } }',
    variables: { input },
  });
  id = /"id":"([^"]+)"/.exec(text)![1]!;
});
afterAll(async () => {
  await Promise.all(served.map((each) => each.stop()));
  await database.drop();
});

/** What each subgraph does, by name. */
async function ofEach<Result>(ask: (subgraph: ServedSubgraph) => Promise<Result>): Promise<Record<string, Result>> {
  return Object.fromEntries(
    await Promise.all(served.map(async (each) => [each.subgraph.name, await ask(each)] as const)),
  );
}

const all = <Value>(value: Value): Record<string, Value> =>
  Object.fromEntries(served.map(({ subgraph }) => [subgraph.name, value]));

interface Body {
  data?: { _entities?: unknown[] } | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

const codesIn = (text: string) => ((JSON.parse(text) as Body).errors ?? []).map(({ extensions }) => extensions.code);

describe('a subgraph lets nobody in', () => {
  const tokenFor = (audience: string, seconds = 60) => signViewerToken(viewer, gatewayKey, audience, seconds);
  const strangers: [string, (name: string) => Promise<Record<string, string>>][] = [
    ['without a token', async () => ({})],
    [
      'with headers that claim to be somebody',
      async () => ({ 'x-user': 'admin', 'x-user-id': '1', 'x-role': 'admin' }),
    ],
    [
      'with the token of another subgraph',
      async (name) => ({ authorization: `Bearer ${await tokenFor(name === 'sales' ? 'marketing' : 'sales')}` }),
    ],
    ['with a token that has expired', async (name) => ({ authorization: `Bearer ${await tokenFor(name, -10)}` })],
    [
      'with a token that another key signed',
      async (name) => ({ authorization: `Bearer ${await signViewerToken(viewer, 'x'.repeat(32), name, 60)}` }),
    ],
    [
      'with a token for clients of the gateway',
      async () => ({ authorization: `Bearer ${await signClientToken(viewer, gatewayKey, 60)}` }),
    ],
    ['with an API key', async () => ({ authorization: `Bearer cg_abc_${'A'.repeat(43)}` })],
  ];

  it.each(strangers)('%s, neither to its data, nor to entities, nor to its schema', async (_, headersFor) => {
    const answers = await ofEach(async ({ subgraph, post }) => {
      const headers = await headersFor(subgraph.name);
      const asked = [query, '{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'];
      return Promise.all(asked.map(async (text) => (await post({ query: text }, headers)).status));
    });

    expect(answers).toEqual(all([401, 401, 401]));
  });

  it('with two Authorization headers, the first of which is good', async () => {
    const statuses = await ofEach(
      ({ url, authorization }) =>
        new Promise((done, fail) => {
          const outgoing = request(url, { method: 'POST' }, (response) => done(response.resume().statusCode));
          outgoing
            .setHeader('content-type', 'application/json')
            .setHeader('authorization', [authorization, 'Bearer x']);
          outgoing.on('error', fail).end(JSON.stringify({ query }));
        }),
    );

    expect(statuses).toEqual(all(401));
  });

  it('with a header of 1 MB', async () => {
    const statuses = await ofEach(
      async ({ post }) => (await post({ query }, { authorization: `Bearer ${'a'.repeat(1_000_000)}` })).status,
    );

    expect(statuses).toEqual(all(431));
  });

  it('and believes no header about who asks', async () => {
    const [customer] = served.filter(({ subgraph }) => subgraph.name === 'customer');
    const agent = await signViewerToken({ ...viewer, department: 'sales', role: 'agent' }, gatewayKey, 'customer', 60);

    const { text } = await customer!.post(
      { query: '{ viewer { id department role } }' },
      { authorization: `Bearer ${agent}`, 'x-user': 'root', 'x-department': 'platform', 'x-role': 'admin' },
    );

    expect(JSON.parse(text)).toEqual({ data: { viewer: { id: 'kim', department: 'sales', role: 'agent' } } });
  });
});

describe('representations', () => {
  const customer = () => ({ __typename: 'Customer', id });
  const askFor = (representations: unknown) =>
    ofEach(async ({ post }) => {
      const { status, text } = await post({ query: entities, variables: { representations } });
      return { status, text };
    });

  it.each([1_001, 200_000])('are refused when they are %i', async (count) => {
    const representations = Array.from({ length: count }, () => ({ __typename: 'Customer', id: '1' }));
    const startedAt = performance.now();

    const answers = await askFor(representations);

    for (const { status, text } of Object.values(answers)) {
      expect({ status, codes: codesIn(text) }).toEqual({ status: 400, codes: ['LIMIT_EXCEEDED'] });
      expect(text.length).toBeLessThan(2_000);
    }
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  it('are refused as literals too when they are too many', async () => {
    const literals = Array.from({ length: 1_001 }, () => '{__typename:"Customer",id:"1"}').join(' ');
    const answers = await ofEach(({ post }) =>
      post({ query: `{ _entities(representations: [${literals}]) { __typename } }` }),
    );

    for (const { status, text } of Object.values(answers)) {
      expect({ status, codes: codesIn(text) }).toEqual({ status: 400, codes: ['LIMIT_EXCEEDED'] });
    }
  });

  it('may be a thousand', async () => {
    const answers = await askFor(Array.from({ length: 1_000 }, customer));

    for (const { status, text } of Object.values(answers)) {
      expect(status).toBe(200);
      expect((JSON.parse(text) as Body).errors).toBeUndefined();
    }
  });

  it('that are null, where the type allows none, are refused as a whole', async () => {
    const answers = await askFor([customer(), null]);

    for (const { status, text } of Object.values(answers)) {
      expect({ status, codes: codesIn(text) }).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
      expect(text).not.toMatch(inner);
    }
  });

  const bad: [string, () => unknown][] = [
    ['a text', () => 'Customer'],
    ['a list', () => [customer()]],
    ['without a type', () => ({ id })],
    ['of an unknown type', () => ({ __typename: 'Unicorn', id })],
    ['of a type that is no entity', () => ({ __typename: 'PageInfo', id })],
    ['of a type that is a number', () => ({ __typename: 7, id })],
    ['of what every object has', () => ({ __typename: 'constructor', id })],
    ['without its key', () => ({ __typename: 'Customer' })],
    ['with null as its key', () => ({ __typename: 'Customer', id: null })],
    ['with an object as its key', () => ({ __typename: 'Customer', id: { $gt: '' } })],
    ['with a list as its key', () => ({ __typename: 'Customer', id: [id] })],
    ['with a key that is inherited', () => JSON.parse(`{"__typename":"Customer","__proto__":{"id":"${id}"}}`)],
  ];
  it.each(bad)('that are %s are null with an error of their own', async (_, representation) => {
    const answers = await askFor([customer(), representation(), customer()]);

    for (const { status, text } of Object.values(answers)) {
      const { data, errors } = JSON.parse(text) as Body;
      const found = { __typename: 'Customer', id };
      expect({ status, data }).toEqual({ status: 200, data: { _entities: [found, null, found] } });
      expect(errors).toMatchObject([{ path: ['_entities', 1], extensions: { code: 'INVALID' } }]);
      expect(text).not.toMatch(inner);
    }
  });

  it.each(['x', "' OR 1=1 --", '\u0000', '\ud800', '%', 'a'.repeat(100_000)])(
    'with the odd key %j find nobody or are refused, and cost the others nothing',
    async (key) => {
      const answers = await askFor([customer(), { __typename: 'Customer', id: key }]);

      for (const { status, text } of Object.values(answers)) {
        expect(status).toBe(200);
        expect(codesIn(text)).not.toContain('INTERNAL');
        expect((JSON.parse(text) as Body).data!._entities![0]).toEqual({ __typename: 'Customer', id });
      }
    },
  );
});

describe('requests to a subgraph', () => {
  const bad: [string, number, string, Record<string, string>?][] = [
    ['malformed JSON', 400, '{"query": '],
    ['an empty body', 400, ''],
    ['null', 400, 'null'],
    ['a batch', 400, JSON.stringify([{ query }])],
    ['a query that is no string', 400, '{"query": 1}'],
    ['variables that are a string', 400, JSON.stringify({ query, variables: '{}' })],
    ['another charset', 415, JSON.stringify({ query }), { 'content-type': 'application/json; charset=utf-16le' }],
    ['a misspelt field', 400, JSON.stringify({ query: '{ customr { id } }' })],
    ['more than 16 MB', 413, JSON.stringify({ query, variables: { x: 'x'.repeat(17_000_000) } })],
  ];
  it.each(bad.map(([sent, ...rest]) => ({ sent, rest })))(
    'with $sent are refused as JSON with nothing inner',
    async ({ rest }) => {
      const [wanted, body, headers] = rest;

      const answers = await ofEach(({ post, authorization }) => post(body, { authorization, ...headers }));

      for (const { status, text } of Object.values(answers)) {
        expect({ status, codes: codesIn(text).length }).toEqual({ status: wanted, codes: 1 });
        expect(text).not.toMatch(inner);
        expect(text).not.toMatch(/Did you mean|SyntaxError/);
      }
    },
  );

  const iban = 'DE89370400440532013000';
  it.each([
    ['an Int', 'Int', '{ orders(first: $v) { totalCount } }'],
    ['an enum', 'OrderStatus', '{ orders(filter: { status: { eq: $v } }) { totalCount } }'],
    ['an instant', 'DateTime', '{ orders(filter: { placedAt: { gt: $v } }) { totalCount } }'],
  ])('with an IBAN for %s are not told it back', async (_, type, asked) => {
    const [sales] = served.filter(({ subgraph }) => subgraph.name === 'sales');

    const { status, text } = await sales!.post({
      query: `query ($v: ${type}) ${asked}`,
      variables: { v: `${iban}; ${iban}` },
    });

    expect({ status, codes: codesIn(text) }).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
    expect(text).not.toContain(iban);
  });

  it('with a bad literal and with the same value as a variable get one code, and not the value', async () => {
    const [sales] = served.filter(({ subgraph }) => subgraph.name === 'sales');
    const asked = (value: string) => `{ orders(filter: { placedAt: { gt: ${value} } }) { totalCount } }`;

    const literal = await sales!.post({ query: asked(`"${iban}"`) });
    const variable = await sales!.post({ query: `query ($v: DateTime) ${asked('$v')}`, variables: { v: iban } });

    for (const { status, text } of [literal, variable]) {
      expect({ status, codes: codesIn(text) }).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
      expect(text).toContain('DateTime must be an RFC 3339 instant such as 2026-11-22T09:30:00Z');
      expect(text).not.toContain(iban);
    }
  });
});

describe('a document that has been asked before', () => {
  const one = `query One($of: [_Any!]!, $no: Boolean = false) {
    _entities(representations: $of) { __typename @skip(if: $no) ... on Customer { id } } }`;
  const known = (variables: object, further: object = {}) => ({ query: one, variables, ...further });
  const real = () => ({ __typename: 'Customer', id });
  const cases: [string, () => object, Record<string, string>?][] = [
    ['with good variables', () => known({ of: [real(), real()] })],
    ['by its name', () => known({ of: [real()] }, { operationName: 'One' })],
    ['by a name that it has not', () => known({ of: [real()] }, { operationName: 'Other' })],
    ['with an error at a representation', () => known({ of: [real(), { __typename: 'Unicorn', id }] })],
    ['with a variable of another type', () => known({ of: 'DE89370400440532013000', no: 3 })],
    ['without a variable', () => known({})],
    ['with null where a condition needs a value', () => known({ of: [real()], no: null })],
    ['with too many representations', () => known({ of: Array.from({ length: 1_001 }, real) })],
    ['with extensions', () => known({ of: [real()] }, { extensions: { persistedQuery: { version: 1 } } })],
    ['with variables that are a list', () => known([])],
    ['for GraphQL’s own type', () => known({ of: [real()] }), { accept: 'application/graphql-response+json' }],
    ['for plain JSON', () => known({ of: [real()] }), { accept: 'application/json' }],
    ['for plain JSON, with a bad variable', () => known({ of: 7 }), { accept: 'application/json' }],
    ['for a type that nobody has', () => known({ of: [real()] }), { accept: 'text/html' }],
  ];
  /** A part that goes the long way, whatever Node's server could say of the rest. */
  const longWay = { 'content-type': 'application/json; charset=utf-8' };

  it.each(cases.map(([how, ...rest]) => ({ how, rest })))(
    'is answered $how to the letter as by Apollo',
    async ({ rest }) => {
      const [body, headers] = rest;
      const answers = await ofEach(async ({ post, authorization }) => {
        const ask = async (further: Record<string, string>) => {
          const { status, text, headers: answered } = await post(body(), { authorization, ...headers, ...further });
          return { status, text, type: answered.get('content-type'), cache: answered.get('cache-control') };
        };
        await post(known({ of: [] }));
        return { byApollo: await ask(longWay), shortly: await ask({ 'content-type': 'application/json' }) };
      });

      for (const { byApollo, shortly } of Object.values(answers)) expect(shortly).toEqual(byApollo);
    },
  );

  it('is run without Apollo', async () => {
    const ask = () => ofEach(async ({ post }) => (await post(known({ of: [real()] }))).status);
    await ask();
    const run = jest.spyOn(CompiledOperation.prototype, 'run');

    const statuses = await ask();

    expect(statuses).toEqual(all(200));
    expect(run).toHaveBeenCalledTimes(served.length);
    run.mockRestore();
  });

  it('is refused as late and to strangers as any other', async () => {
    const answers = await ofEach(async ({ post, authorization }) => {
      await post(known({ of: [real()] }));
      const late = await post(known({ of: [real()] }), { authorization, 'x-deadline-ms': '0' });
      const stranger = await post(known({ of: [real()] }), { authorization: 'Bearer x.y.z' });
      return [late, stranger].map(({ status, text }) => `${status} ${codesIn(text).join()}`);
    });

    expect(answers).toEqual(all(['503 DEADLINE_EXCEEDED', '401 UNAUTHENTICATED']));
  });
});

it('says so when the database does not answer in time', async () => {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('BEGIN; LOCK TABLE sales.orders');
  const sales = served.find(({ subgraph }) => subgraph.name === 'sales')!;

  const { status, text } = await sales.post({
    query: `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Customer { sales { orders(first: 1) { nodes { id } } } } } }`,
    variables: { representations: [{ __typename: 'Customer', id }] },
  });
  await owner.end();

  expect({ status, codes: codesIn(text) }).toEqual({ status: 200, codes: ['DEPARTMENT_TIMEOUT'] });
  expect(text).not.toMatch(inner);
});

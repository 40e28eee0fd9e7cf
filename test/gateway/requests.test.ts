import { gzipSync } from 'node:zlib';
import { type GatewayUnderTest, signToken, startGatewayUnderTest } from './gateway-under-test';

const query = '{ books { nodes { title } } }';

describe('requests', () => {
  let gateway: GatewayUnderTest;
  let authorization: string;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest({ corsOrigins: ['https://app.example.com'] });
    authorization = `Bearer ${await signToken()}`;
  });
  afterAll(() => gateway.dispose());

  const post = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body,
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const get = async (search: Record<string, string>, headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}/graphql?${new URLSearchParams(search).toString()}`, {
      headers: { authorization, 'apollo-require-preflight': '1', ...headers },
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };

  const large = JSON.stringify({ query, variables: { filler: 'x'.repeat(120_000) } });
  const bad: [
    sent: string,
    status: number,
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ][] = [
    ['malformed JSON', 400, '{"query": '],
    ['an empty body', 400, ''],
    ['null', 400, 'null'],
    ['a batch', 400, JSON.stringify([{ query }, { query }])],
    ['a query that is no string', 400, '{"query": 1}'],
    ['variables that are a string', 400, JSON.stringify({ query, variables: '{}' })],
    ['a key twice in an object of the variables', 400, `{"query":"${query}","variables":{"v":{"a":1,"\\u0061":2}}}`],
    ['a variable with the key __proto__', 400, `{"query":"${query}","variables":{"v":{"__proto__":{"polluted":1}}}}`],
    ['a number larger than any', 400, `{"query":"${query}","variables":{"v":[-1e400]}}`],
    ['a body over 100 kB', 413, large],
    ['a packed body that unpacks to over 100 kB', 413, gzipSync(large), { 'content-encoding': 'gzip' }],
    ['a packing that nobody knows', 415, 'x', { 'content-encoding': 'zebra' }],
    ['another charset', 415, JSON.stringify({ query }), { 'content-type': 'application/json; charset=utf-16le' }],
    ['plain text', 400, JSON.stringify({ query }), { 'content-type': 'text/plain' }],
    ['a form', 400, `query=${query}`, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['the name of an operation that is not there', 400, JSON.stringify({ query, operationName: 'Other' })],
    ['two operations and no name', 400, JSON.stringify({ query: `query A ${query} query B ${query}` })],
    ['a kind of operation that the graph lacks', 400, JSON.stringify({ query: 'subscription { news }' })],
    ['a query of too many tokens', 400, JSON.stringify({ query: `{ ${'books { nodes { id } } '.repeat(400)} }` })],
  ];
  it.each(bad.map(([sent, ...rest]) => ({ sent, rest })))(
    'with $sent are refused as JSON without a stack',
    async ({ rest }) => {
      const [status, body, headers] = rest;

      const answer = await post(body, headers);

      const { errors } = JSON.parse(answer.text) as { errors: { extensions: { code: string } }[] };
      expect(answer.status).toBe(status);
      expect(errors[0]!.extensions.code).toEqual(expect.any(String));
      expect(answer.text).not.toMatch(/stack|node_modules|SyntaxError/);
      expect(answer.text.length).toBeLessThan(2000);
    },
  );

  it('by GET run queries, and neither mutations nor what another site’s page could send', async () => {
    const good = await get({ query });
    const mutation = await get({ query: 'mutation { lend(id: "b1") { id } }' });
    const address = (url: string) => `${url}/graphql?${new URLSearchParams({ query }).toString()}`;
    const signedIn = await fetch(address(gateway.url), { headers: { authorization } });
    const stranger = await fetch(address(gateway.url));
    const open = await startGatewayUnderTest({ variables: { AUTH: 'none' } });
    const simple = await fetch(address(open.url));
    await open.dispose();

    expect(good.status).toBe(200);
    expect(mutation.status).toBe(405);
    expect(mutation.headers.get('allow')).toBe('POST');
    // No page of another site can send Authorization without being asked first.
    expect([signedIn.status, stranger.status, simple.status]).toEqual([200, 401, 400]);
  });

  it('whose variable has another type than its place are told so', async () => {
    const { status, text } = await post(
      JSON.stringify({ query: 'query ($i: ID!) { __type(name: $i) { name } }', variables: { i: 'Book' } }),
      { accept: 'application/graphql-response+json' },
    );

    expect(status).toBe(400);
    expect(text).toContain('used in position expecting type');
  });

  it('are answered in the media type they accept', async () => {
    const accept = 'application/graphql-response+json';
    const plain = await post(JSON.stringify({ query }));
    const specified = await post(JSON.stringify({ query }), { accept });
    const invalid = await post(JSON.stringify({ query: '{ nothing }' }), { accept });

    expect(plain.headers.get('content-type')).toContain('application/json');
    expect(specified.headers.get('content-type')).toContain(accept);
    expect(invalid.status).toBe(400);
  });

  it('with a misspelt field get no suggestion', async () => {
    const answer = await post(JSON.stringify({ query: '{ bookz { nodes { title } } }' }));

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(answer.text).not.toContain('Did you mean');
  });

  it('with a bad variable are told its name and type, and never its value', async () => {
    const secret = 'DE89370400440532013000';
    const asked = 'query Shelve($row: Int!) { shelve(row: $row) }';

    const wrong = await post(JSON.stringify({ query: asked, variables: { row: secret } }));
    const missing = await post(JSON.stringify({ query: asked }));

    expect(wrong.status).toBe(400);
    expect(JSON.parse(wrong.text)).toMatchObject({
      errors: [
        {
          message: 'Variable "$row" must be Int!; the value given is not one.',
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
    expect(wrong.text).not.toContain(secret);
    expect(missing.text).toContain('Variable \\"$row\\" must be Int!; it is missing or null.');
  });

  it('for what only departments are asked are refused', async () => {
    const answers = await Promise.all(
      ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'].map((asked) =>
        post(JSON.stringify({ query: asked })),
      ),
    );

    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  });

  it('from listed origins may be read by their pages, and from no other', async () => {
    const preflight = (origin: string) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });

    const listed = await preflight('https://app.example.com');
    const other = await preflight('https://evil.example.com');

    expect(listed.status).toBe(204);
    expect(listed.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    expect(listed.headers.get('access-control-allow-headers')).toMatch(/authorization.*apollographql-client-name/);
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('for an unknown address get 404 as JSON', async () => {
    const response = await fetch(`${gateway.url}/admin`);

    expect(response.status).toBe(404);
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  });
});

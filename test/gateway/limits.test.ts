import { getIntrospectionQuery } from 'graphql';
import { bombs, unsafeNames } from './bombs';
import { signToken } from './gateway-under-test';
import { type Shop, startShop } from './shop-fixture';

/** What engines say about themselves. */
const engine = /stack|node_modules|Syntax Error|RangeError|call size|127\.0\.0\.1|localhost|\w:\d{4,5}|graphql-js/i;
const specified = { accept: 'application/graphql-response+json' };

describe('an operation that is too large', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.dispose());
  const fetches = () => shop.shop.received.length;

  it.each(Object.entries(bombs))(
    'with %s is refused shortly and soon, and nobody is asked',
    async (_, { query, limit }) => {
      // Given
      const before = fetches();
      const startedAt = performance.now();

      // When
      const answer = await shop.ask({ query }, specified);

      // Then: the aim is 250 ms
      expect(performance.now() - startedAt).toBeLessThan(2500);
      expect(answer.status).toBe(400);
      expect(answer.headers.get('content-type')).toContain(specified.accept);
      expect(answer.errors).toHaveLength(1);
      const { code, ...figures } = answer.errors![0]!.extensions;
      if (limit === null) expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
      else {
        expect(code).toBe('LIMIT_EXCEEDED');
        expect(figures).toEqual({ limit, allowed: expect.any(Number) as number, found: expect.any(Number) as number });
        expect(answer.errors![0]!.message).toContain(String(figures['allowed']));
      }
      expect(answer.text.length).toBeLessThan(2000);
      expect(answer.text).not.toMatch(engine);
      expect(fetches()).toBe(before);
    },
  );

  it('is refused by GET as well', async () => {
    const query = new URLSearchParams({ query: bombs['100 aliases']!.query }).toString();
    const headers = { authorization: `Bearer ${await signToken()}`, 'x-apollo-operation-name': 'none' };

    const response = await fetch(`${shop.url}/graphql?${query}`, { headers });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'aliases' } }],
    });
  });

  it.each(unsafeNames)('or uses the name %s is refused, and nothing is polluted', async (name) => {
    const alias = await shop.ask({ query: `{ ${name}: version }` }, specified);
    const variable = await shop.ask(
      { query: `query ($${name}: Int) { version }`, variables: { [name]: 1 } },
      specified,
    );

    expect([alias.status, variable.status]).toEqual([400, 400]);
    expect(alias.errors![0]!.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    // As a key of JSON this one is refused before there is a document.
    const code = name === '__proto__' ? 'BAD_REQUEST' : 'GRAPHQL_VALIDATION_FAILED';
    expect(variable.errors![0]!.extensions['code']).toBe(code);
    expect(({} as Record<string, unknown>)['version']).toBeUndefined();
  });

  it('in its variables is refused, and so are lists too long in them', async () => {
    const query = 'query ($value: Json) { keep(value: $value) }';
    const nested = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await signToken()}` };
    const before = fetches();

    const deep = await fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers,
      body: `{"query":"${query}","variables":{"value":${nested}}}`,
    });
    const long = await shop.ask({ query, variables: { value: { ids: Array(251).fill('x') } } });
    const allowed = await shop.ask({ query, variables: { value: { ids: Array(250).fill('x') } } });

    expect(deep.status).toBe(400);
    expect(await deep.json()).toMatchObject({ errors: [{ extensions: { limit: 'inputDepth', found: 40_000 } }] });
    expect(long.status).toBe(400);
    expect(long.errors![0]!.extensions).toMatchObject({ limit: 'listItems', allowed: 250, found: 251 });
    expect(allowed.data).toEqual({ keep: '' });
    expect(fetches()).toBe(before + 1);
  });

  it('in its errors is told ten of them, in few words', async () => {
    const misspelt = Array.from({ length: 100 }, (_, index) => `field${index % 20}(a: ${index})`).join(' ');
    const literal = `{ orders(first: "${'x'.repeat(90_000)}") { totalCount } }`;

    const many = await shop.ask({ query: `{ ${misspelt} }` }, specified);
    const long = await shop.ask({ query: literal }, specified);

    expect(many.status).toBe(400);
    expect(many.errors!.length).toBeLessThanOrEqual(11);
    expect(many.text).not.toMatch(/Did you mean/);
    expect(long.status).toBe(400);
    expect(long.text.length).toBeLessThan(2000);
  });

  it('is not the introspection that tools ask for, but is one in circles', async () => {
    const asked = await shop.ask({ query: getIntrospectionQuery({ inputValueDeprecation: true }) });
    const circles = 'fields { type { '.repeat(4);
    const bomb = await shop.ask({ query: `{ __schema { types { ${circles} name ${'} } '.repeat(4)} } } }` }, specified);

    expect(asked.status).toBe(200);
    expect(asked.errors).toBeUndefined();
    expect(asked.extensions).toMatchObject({ cost: { requested: 100 } });
    expect(bomb.status).toBe(400);
    expect(bomb.text.length).toBeLessThan(2000);
  });

  it('does not reach what only departments are asked: clients see none of it', async () => {
    const { data } = await shop.ask({ query: '{ __schema { types { name } queryType { fields { name } } } }' });
    const names = [...data.__schema.types, ...data.__schema.queryType.fields].map(({ name }: { name: string }) => name);

    expect(names).toContain('OrderConnection');
    expect(names.filter((name) => /^_(entities|service|Any|Entity|Service)$|^(join|link)__/.test(name))).toEqual([]);
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }']) {
      expect((await shop.ask({ query }, specified)).status).toBe(400);
    }
  });
});

describe('limits', () => {
  it('are what the environment says', async () => {
    const shop = await startShop({
      MAX_ALIASES: '1',
      MAX_PAGE_SIZE: '7',
      ASSUMED_LIST_SIZE: '3',
      MAX_VALIDATION_ERRORS: '1',
    });

    const aliases = await shop.ask({ query: '{ a: version b: version }' });
    const page = await shop.ask({ query: '{ orders(first: 8) { totalCount } }' });
    const assumed = await shop.ask({ query: '{ orders { nodes { id } } }' });
    const errors = await shop.ask({ query: '{ x y z }' });

    expect(aliases.errors![0]!.extensions).toMatchObject({ limit: 'aliases', allowed: 1, found: 2 });
    expect(page.errors![0]!.extensions).toMatchObject({ limit: 'pageSize', allowed: 7, found: 8 });
    expect(assumed.extensions).toMatchObject({ cost: { requested: 4 } });
    expect(errors.errors).toHaveLength(2);
    await shop.dispose();
  });
});

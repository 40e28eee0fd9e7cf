import { getIntrospectionQuery } from 'graphql';
import { readGatewayEnvironment } from '../../gateway/env';
import { checkDocument } from '../../gateway/guard/limits/check-document';
import { checkVariables } from '../../gateway/guard/limits/check-variables';
import { DocumentGuard } from '../../gateway/guard/limits/document-guard';
import { bombs, unsafeNames } from './bombs';

const { limits } = readGatewayEnvironment({});
const check = (text: string, changes = {}) => checkDocument(text, { ...limits, ...changes });

describe('a document', () => {
  it.each(Object.entries(bombs))('with %s is refused by the name of what is too much', (_, { query, limit }) => {
    const refusal = check(query);

    if (limit === null) expect(refusal?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
    else {
      expect(refusal?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit });
      expect(refusal!.extensions['found']).toBeGreaterThan(refusal!.extensions['allowed'] as number);
    }
  });

  it.each<[limit: string, allowed: number, query: string]>([
    ['tokens', 8, '{ a(b: "c") }'],
    ['depth', 2, '{ a { b ... on A { b } ...F } } fragment F on A { b }'],
    ['aliases', 2, '{ x: a ...F } fragment F on Query { y: a }'],
    ['rootFields', 2, '{ a a ...F __typename ... on Query { b } } fragment F on Query { a b }'],
    ['directives', 2, 'query @x { a @y }'],
    ['fields', 3, '{ a ...F ...F } fragment F on Query { a }'],
    ['listItems', 2, '{ a(b: [1, 2]) @c(d: [1]) }'],
    ['inputDepth', 2, '{ a(b: { c: [1] }) }'],
  ])('may reach %s, %i, and not go beyond', (limit, allowed, query) => {
    expect(check(query, { [limit]: allowed })).toBeNull();
    expect(check(query, { [limit]: allowed - 1 })?.extensions).toMatchObject({
      limit,
      allowed: allowed - 1,
      found: allowed,
    });
  });

  it('that multiplies to more than numbers can say is refused with a number', () => {
    const length = 80;
    const fragments = Array.from(
      { length },
      (_, index) => `fragment F${index} on Q { ...F${index + 1} ...F${index + 1} }`,
    );

    const refusal = check(`{ ...F0 } ${fragments.join(' ')} fragment F${length} on Q { a }`, {
      fields: Number.MAX_SAFE_INTEGER,
    });

    expect(refusal?.extensions).toMatchObject({ limit: 'fields', found: Number.MAX_SAFE_INTEGER });
  });

  it('of the tools passes: introspection as they ask for it', () => {
    const everything = getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });

    expect(check(everything)).toBeNull();
    // Only what unwraps a type is not counted.
    expect(
      check('{ __schema { types { fields { type { fields { name } } } } } }', { depth: 5 })?.extensions,
    ).toMatchObject({
      limit: 'depth',
      found: 6,
    });
    expect(check('{ a { ofType { ofType { b } } } }', { depth: 3 })?.extensions).toMatchObject({
      limit: 'depth',
      found: 4,
    });
  });

  it('that is no GraphQL is left to those who say why', () => {
    for (const text of ['', '{', '{ a(', '"', '{ a } }', 'type Query { a: Int }']) expect(check(text)).toBeNull();
  });

  it.each(unsafeNames)('with the alias or variable %s is refused', (name) => {
    const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };

    expect(check(`{ ${name}: a }`)).toEqual({ message: expect.stringContaining(`"${name}"`), extensions });
    expect(check(`{ b { ...F } } fragment F on B { ${name}: a }`)).toMatchObject({ extensions });
    expect(check(`query ($${name}: Int) { a }`)).toMatchObject({ extensions });
    expect(check(`{ a(b: "${name}") }`)).toBeNull();
  });

  it('may call __typename by another name, and nothing else __typename', () => {
    expect(check('{ __isNode: __typename __typename: __typename }')).toBeNull();
    expect(check('{ __typename: id }')?.message).toContain('"__typename"');
  });

  it('is read once, its verdict is kept, and few are kept', () => {
    // Given
    const guard = new DocumentGuard({ ...limits, aliases: 0 });
    const ask = (query: unknown, url = '/') => guard.refusalOf({ body: { query }, url });

    // When
    const first = ask('{ x: a }');

    // Then
    expect(first?.extensions).toMatchObject({ limit: 'aliases' });
    expect(ask('{ x: a }')).toBe(first);
    for (let index = 0; index < 500; index++) expect(ask(`{ a${index} }`)).toBeNull();
    expect(ask('{ x: a }')).not.toBe(first);
    expect(ask('{ x: a }')).toEqual(first);
  });

  it('is found wherever a request may hold one', () => {
    const guard = new DocumentGuard({ ...limits, aliases: 0 });
    const bad = encodeURIComponent('{ x: a }');
    const many = '&a'.repeat(2000);

    for (const url of [
      `/?query=${bad}`,
      `/?query={a}&query=${bad}`,
      `/?a${many}&query=${bad}`,
      `/?query=${bad}#%0A}`,
    ]) {
      expect(guard.refusalOf({ body: undefined, url })).not.toBeNull();
    }
    for (const body of [undefined, null, 'x', [], { query: 1 }, {}])
      expect(guard.refusalOf({ body, url: '/' })).toBeNull();
  });
});

describe('variables', () => {
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;

  it('may hold lists of 250 items, and no longer ones however deep they lie', () => {
    expect(checkVariables({ ids: Array(250).fill(1) }, limits)).toBeNull();
    expect(checkVariables({ input: { ids: [Array(251).fill(1)] } }, limits)?.extensions).toMatchObject({
      limit: 'listItems',
      allowed: 250,
      found: 251,
    });
  });

  it('may be nested 32 times, and 50,000 times does no harm', () => {
    expect(checkVariables({ value: nested(32) }, limits)).toBeNull();
    expect(checkVariables({ value: nested(33) }, limits)?.extensions).toMatchObject({ limit: 'inputDepth', found: 33 });
    expect(checkVariables({ value: nested(49_000) }, limits)?.extensions).toMatchObject({ found: 49_000 });
    expect(checkVariables(undefined, limits)).toBeNull();
  });
});

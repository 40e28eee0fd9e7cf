import { ApolloGateway } from '@apollo/gateway';
import { readGrantTable } from '../../gateway/guard/rights/grants';
import { withoutSecurityMarks } from '../../gateway/guard/rights/security-links';
import { composeCarelessly, museumSupergraph, startMuseum } from './rights-fixture';

let museum: Awaited<ReturnType<typeof startMuseum>>;
beforeAll(async () => {
  museum = await startMuseum();
});
afterAll(() => museum.stop());

const refused = (path: string, department = 'museum') => [path, 'FORBIDDEN', department];

test('who holds the scopes gets everything, and is asked for as usual', async () => {
  const { data, errors } = await museum.ask('{ works { name value insurer premium } }', ['money', 'insurance']);

  expect(errors).toBeUndefined();
  expect(data).toEqual({
    works: [
      { name: 'work 1', value: 100, insurer: 'Lloyd', premium: 10 },
      { name: 'work 2', value: 100, insurer: 'Lloyd', premium: 10 },
    ],
  });
});

test('what is withheld is null with an error in each item of a list, at its place, and its department is not asked', async () => {
  const { data, errors, asked } = await museum.ask('{ works { insurer id premium } plain }');

  expect(JSON.stringify(data)).toBe(
    '{"works":[{"insurer":null,"id":"1","premium":null},{"insurer":null,"id":"2","premium":null}],"plain":"plain"}',
  );
  expect(errors).toEqual([
    refused('works.0.insurer', 'insurance'),
    refused('works.0.premium', 'insurance'),
    refused('works.1.insurer', 'insurance'),
    refused('works.1.premium', 'insurance'),
  ]);
  expect(asked.map(({ department }) => department)).toEqual(['museum']);
});

test.each([
  ['an alias', '{ works { id: value } }', 'works.0.id'],
  ['an inline fragment', '{ works { ... { ... on Work { value } } } }', 'works.0.value'],
  ['an interface', '{ named { ... on Work { value } } }', 'named.0.value'],
  ['a fragment', '{ works { ...A } } fragment A on Work { value }', 'works.0.value'],
  [
    'a fragment in a fragment',
    '{ works { ...A } } fragment A on Work { ...B } fragment B on Work { value }',
    'works.0.value',
  ],
  ['a list within a list', '{ works { similar { value } } }', 'works.0.similar.0.value'],
  ['the name that stands in for it', '{ works { withheld0: value } }', 'works.0.withheld0'],
  ['two names', '{ works { withheld0: id withheld_0: name b: value } }', 'works.0.b'],
  ['a directive', '{ works { value @include(if: true) } }', 'works.0.value'],
])('a protected field is withheld behind %s', async (_way, query, path) => {
  const { data, errors, asked } = await museum.ask(query);

  expect(errors?.[0]).toEqual(refused(path));
  expect(JSON.stringify(data)).not.toContain('100');
  expect(asked.some((fetch) => fetch.query.includes('value'))).toBe(false);
});

test('a field that is skipped is not refused', async () => {
  expect(await museum.ask('{ works { id value @skip(if: true) } }')).toMatchObject({
    data: { works: [{ id: '1' }, { id: '2' }] },
    errors: [],
  });
});

test('a union is withheld on the types that require it, and only there', async () => {
  const query = '{ finds { __typename ... on Work { name value } ... on Coin { weight name } } }';

  expect(await museum.ask(query, ['money'])).toMatchObject({
    data: {
      finds: [
        { __typename: 'Work', name: 'work 1', value: 100 },
        { __typename: 'Coin', weight: 1, name: null },
      ],
    },
    errors: [refused('finds.1.name')],
  });
});

test('a field of an interface requires what any possible type requires of it', async () => {
  const withheld = await museum.ask('{ named { name } }');
  const shown = await museum.ask('{ named { name } }', ['coins']);
  const mixed = await museum.ask('{ named { name ... on Work { name } } }');

  expect(withheld.data).toEqual({ named: [{ name: null }, { name: null }] });
  expect(withheld.errors).toEqual([refused('named.0.name'), refused('named.1.name')]);
  expect(shown).toMatchObject({ data: { named: [{ name: 'work 1' }, { name: 'obol' }] }, errors: undefined });
  expect(mixed.data).toEqual({ named: [{ name: null }, { name: null }] });
});

test('types and scalars are withheld wherever a field leads to them', async () => {
  const { data, errors, asked } = await museum.ask('{ secret { text } code }');

  expect(data).toEqual({ secret: null, code: null });
  expect(errors).toEqual([refused('secret'), refused('code')]);
  expect(asked).toEqual([]);
});

test('one list of scopes must be held in full', async () => {
  const price = async (...scopes: string[]) => (await museum.ask('{ price }', scopes)).data;

  expect(await price('money')).toEqual({ price: null });
  expect(await price('money', 'trust')).toEqual({ price: 5 });
  expect(await price('chief')).toEqual({ price: 5 });
  expect(await price('*')).toEqual({ price: null });
});

test('scopes come with department and role too', async () => {
  const price = async (department: string, role: 'agent' | 'admin') =>
    (await museum.ask('{ price }', [], { department, role })).data;

  expect(await price('crown', 'admin')).toEqual({ price: 5 });
  expect(await price('crown', 'agent')).toEqual({ price: null });
  expect(await price('visitors', 'admin')).toEqual({ price: null });
});

test('where the graph promises a value, the null moves to what may be null', async () => {
  const { data, errors } = await museum.ask('{ plain strict { id inner } }');

  expect(data).toEqual({ plain: 'plain', strict: null });
  expect(errors).toEqual([refused('strict.0.inner')]);
});

test('of two mutations the forbidden one is not run and the other is', async () => {
  const { data, errors, asked } = await museum.ask('mutation { a: hang(id: 1) b: dust(id: 1) c: hang(id: 2) }');

  expect(data).toEqual({ a: null, b: 'dusted', c: null });
  expect(errors).toEqual([refused('a'), refused('c')]);
  expect(asked.map(({ query }) => query).join()).not.toContain('hang');
});

test('the same query answers each viewer by the viewer’s own scopes, again and again', async () => {
  const query = '{ works { value } }';
  for (let round = 0; round < 3; round++) {
    expect(JSON.stringify((await museum.ask(query)).data)).not.toContain('100');
    expect(JSON.stringify((await museum.ask(query, ['money'])).data)).toContain('100');
  }
});

test('questions about the schema are answered to everybody', async () => {
  const { data, errors } = await museum.ask('{ __type(name: "Secret") { fields { name } } secret { text } }');

  expect(data).toEqual({ __type: { fields: [{ name: 'text' }] }, secret: null });
  expect(errors).toEqual([refused('secret')]);
});

test('a field cannot pass on what it requires from another: composition wants its scope as well', () => {
  expect(composeCarelessly().errors?.map(String).join()).toMatch(/A?Work\.premium.*Work\.value/);
});

describe('a supergraph', () => {
  const load = (supergraphSdl: string) => {
    const quiet = { debug() {}, info() {}, warn() {}, error() {} };
    return new ApolloGateway({ supergraphSdl, logger: quiet }).load();
  };

  test('with requirements does not load where nobody enforces them', async () => {
    await expect(load(museumSupergraph())).rejects.toThrow('requiresScopes/v0.1 is for: SECURITY but is unsupported');
  });

  test.each([
    ['an unknown feature', 'https://specs.apollo.dev/unknown/v0.1'],
    ['another version of a known one', 'https://specs.apollo.dev/requiresScopes/v0.2'],
    ['policies', 'https://specs.apollo.dev/policy/v0.1'],
    ['one with a known name from elsewhere', 'https://example.com/requiresScopes/v0.1'],
  ])('that demands %s for security does not load with the guard either', async (_what, url) => {
    const known = /@link\(url: "[^"]*requiresScopes[^"]*".*\)\n/;
    const demanding = museumSupergraph().replace(known, `@link(url: "${url}", for: SECURITY)\n`);

    expect(demanding).toContain(url);
    await expect(load(withoutSecurityMarks(demanding))).rejects.toThrow('is for: SECURITY but is unsupported');
  });
});

test('a table of rights that is named must be there and be one', async () => {
  await expect(readGrantTable('/nowhere/rights.json')).rejects.toThrow('RIGHTS must name a table of grants');
  await expect(readGrantTable('package.json')).rejects.toThrow('package.json cannot be read as one');
  await expect(readGrantTable('schema/rights.json')).resolves.toMatchObject({ outsiders: ['partner'] });
});

import { buildSchema } from 'graphql';
import { AnswerShapes } from '../../gateway/transport/answer-shape';
import { secret } from '../support/fault-proxy';
import { type FacetsUnderTest, startFacets, wholePage } from './facets-fixture';

const schema = buildSchema(`
  type Query { person: Person people: [Person!]! search: [Found] named: Named }
  type Mutation { rename: Person! }
  union Found = Person | Firm
  interface Named { name: String! }
  type Person implements Named { id: ID! name: String! age: Int height: Float isStaff: Boolean tags: [String!] level: Level custom: JSON friends: [Person!] }
  type Firm implements Named { name: String! staff: [Person!]! }
  enum Level { LOW HIGH }
  scalar JSON
`);

const misfit = (query: string, data: unknown, { hasErrors = false, variables = {} } = {}) =>
  new AnswerShapes().misfit({ query, variables, schema }, data, hasErrors);

describe('an answer', () => {
  it.each<[string, string, unknown]>([
    [
      'leaves of every kind',
      '{ person { id name age height isStaff tags level custom } }',
      {
        person: { id: 7, name: 'M', age: 4, height: 1, isStaff: true, tags: ['a'], level: 'LOW', custom: [{ any: 1 }] },
      },
    ],
    [
      'nulls where they may be',
      '{ person { name age friends { id } } search { __typename } }',
      { person: { name: 'M', age: null, friends: null }, search: [null] },
    ],
    ['a null for the whole', '{ person { name } }', { person: null }],
    [
      'what a directive left out',
      'query ($a: Boolean!) { person @include(if: $a) { name } people { ... @skip(if: $a) { name } } }',
      { people: [{}] },
    ],
    [
      'each type of a union by its own fields',
      '{ search { __typename ... on Person { id } ... on Firm { staff { id } } } }',
      {
        search: [
          { __typename: 'Person', id: '1' },
          { __typename: 'Firm', staff: [] },
        ],
      },
    ],
    [
      'an interface by its type',
      '{ named { __typename ... on Named { name } ... on Firm { staff { id } } } }',
      { named: { __typename: 'Person', name: 'M' } },
    ],
    [
      'fields that clients do not see',
      '{ person { hidden { deep } hiddenList { deep } } }',
      { person: { hidden: { deep: 1 }, hiddenList: [[{ deep: null }]] } },
    ],
    [
      'aliases and the planner’s own',
      '{ person { a: name name__alias_0: age } }',
      { person: { a: 'M', name__alias_0: 3 } },
    ],
  ])('fits that holds %s', (_, query, data) => {
    expect(misfit(query, data)).toBeNull();
  });

  it.each<[string, string, unknown, string]>([
    ['no data and no reason', '{ person { name } }', null, 'data'],
    ['a list for everything', '{ person { name } }', [], 'data'],
    ['nothing of what was asked', '{ person { name } }', {}, 'data.person'],
    ['a text for an object', '{ person { name } }', { person: 'Mina' }, 'data.person'],
    ['a list for an object', '{ person { name } }', { person: [] }, 'data.person'],
    ['an object for a list', '{ people { name } }', { people: {} }, 'data.people'],
    [
      'null for what is never null',
      '{ people { name } }',
      { people: [{ name: 'M' }, { name: null }] },
      'data.people.1.name',
    ],
    ['null in a list without nulls', '{ people { name } }', { people: [null] }, 'data.people.0'],
    ['a gap', '{ person { name age } }', { person: { name: 'M' } }, 'data.person.age'],
    ['an object for a text', '{ person { name } }', { person: { name: {} } }, 'data.person.name'],
    ['a fraction for a whole number', '{ person { age } }', { person: { age: 1.5 } }, 'data.person.age'],
    ['a text for a number', '{ person { height } }', { person: { height: '1' } }, 'data.person.height'],
    ['a number for yes or no', '{ person { isStaff } }', { person: { isStaff: 1 } }, 'data.person.isStaff'],
    ['a list for an id', '{ person { id } }', { person: { id: ['1'] } }, 'data.person.id'],
    ['a number for the name of a value', '{ person { level } }', { person: { level: 1 } }, 'data.person.level'],
    [
      'a type that is no name',
      '{ search { __typename } }',
      { search: [{ __typename: {} }] },
      'data.search.0.__typename',
    ],
    [
      'a lie in one type of a union',
      '{ search { __typename ... on Firm { staff { id } } } }',
      { search: [{ __typename: 'Firm', staff: 1 }] },
      'data.search.0.staff',
    ],
    [
      'a key that objects inherit by',
      '{ person { name } }',
      JSON.parse('{"person":{"name":"M","__proto__":{"x":1}}}'),
      'data.person.__proto__',
    ],
    [
      'a field of all objects in place of its own',
      '{ person { toString: name } }',
      { person: {} },
      'data.person.toString',
    ],
  ])('does not fit that holds %s', (_, query, data, place) => {
    expect(misfit(query, data)).toBe(place);
  });

  it('may lack what its errors explain', () => {
    expect(misfit('{ person { name age } }', { person: { name: 'M' } }, { hasErrors: true })).toBeNull();
    expect(misfit('{ person { name } }', { person: { name: null } }, { hasErrors: true })).toBeNull();
    expect(misfit('{ person { name } }', null, { hasErrors: true })).toBeNull();
  });

  it('about entities holds one for each, of its own type', () => {
    const query =
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { age } ... on Firm { staff { id } } } }';
    const variables = {
      representations: [
        { __typename: 'Person', id: '1' },
        { __typename: 'Firm', id: '2' },
      ],
    };
    const check = (entities: unknown) => misfit(query, { _entities: entities }, { variables });

    expect(check([{ age: 1 }, { staff: [] }])).toBeNull();
    expect(check([null, null])).toBeNull();
    expect(check([{ age: 1 }])).toBe('data._entities');
    expect(check({ 0: { age: 1 } })).toBe('data._entities');
    expect(check([{ staff: [] }, { staff: [] }])).toBe('data._entities.0.age');
    expect(check([{ age: 1 }, 7])).toBe('data._entities.1');
  });
});

describe('an answer given in this process', () => {
  const taken = (query: string, data: unknown, longest = 10_000) =>
    new AnswerShapes().misfitOfGiven({ query, schema }, data, { hasErrors: false, longest });
  const told = { toJSON: () => ['told'] };

  it.each<[string, string, () => Record<string, unknown>]>([
    ['objects of a scalar', '{ person { custom } }', () => ({ person: { custom: { at: new Date(0), told } } })],
    [
      'lists of a scalar',
      '{ person { tags friends { custom } } }',
      () => ({ person: { tags: ['a'], friends: [{ custom: [told, Number.NaN, undefined] }] } }),
    ],
    [
      'no number',
      '{ person { height custom } }',
      () => ({ person: { height: Number.NaN, custom: Number.NEGATIVE_INFINITY } }),
    ],
    [
      'what only objects of the process are',
      '{ person @skip(if: false) { ... @include(if: true) { custom } } }',
      () => ({ person: { custom: () => 1 } }),
    ],
    [
      'fields that clients do not see',
      '{ person { hidden { deep } hiddenList { deep } } }',
      () => ({ person: { hidden: { deep: told }, hiddenList: [[{ deep: told }]] } }),
    ],
    [
      'objects whose type is not told',
      '{ search { ... on Person { custom } } }',
      () => ({ search: [{ custom: told }] }),
    ],
    [
      'types that clients do not see',
      '{ named { __typename ... on Hidden { custom } ... on Person { id } } }',
      () => ({ named: { __typename: 'Person', custom: told, id: '1' } }),
    ],
    [
      'objects without a prototype',
      '{ person { name } }',
      () => Object.assign(Object.create(null), { person: { name: 'M' } }),
    ],
  ])('becomes what it would be as text: %s', (_, query, make) => {
    // Given
    const [data, original] = [make(), make()];

    // When
    const place = taken(query, data);

    // Then
    expect(place).toBeNull();
    expect(data).toEqual(JSON.parse(JSON.stringify(original)));
  });

  it('shares no object of a scalar with who gave it', () => {
    const [custom, tags] = [{ any: [{ thing: 1 }] }, ['a']];
    const data = { person: { custom, tags }, search: [{ __typename: 'Person', custom }] };

    expect(taken('{ person { custom tags } search { __typename ... on Person { custom } } }', data)).toBeNull();

    const copies = [data.person.custom, (data.search[0] as { custom: unknown }).custom];
    for (const copy of copies) {
      expect(copy).toEqual(custom);
      expect(copy).not.toBe(custom);
      expect((copy as typeof custom).any).not.toBe(custom.any);
    }
    expect(data.person.tags).not.toBe(tags);
  });

  it('is refused where it does not fit, as any other', () => {
    expect(taken('{ people { name } }', { people: [{ name: () => 'M' }] })).toBe('data.people.0.name');
    expect(taken('{ people { id } }', { people: [{ id: Number.NaN }] })).toBe('data.people.0.id');
    expect(taken('{ person { age } }', { person: { age: { valueOf: () => 1 } } })).toBe('data.person.age');
    expect(taken('{ person { name } }', { person: 'Mina' })).toBe('data.person');
  });

  it.each<[string, string, unknown]>([
    ['a long text', '{ person { name } }', { person: { name: 'x'.repeat(10_000) } }],
    ['many objects', '{ people { name } }', { people: Array.from({ length: 1_000 }, () => ({ name: 'x' })) }],
    ['many nulls', '{ search { __typename } }', { search: Array.from({ length: 10_001 }, () => null) }],
    ['much in a scalar', '{ person { custom } }', { person: { custom: Array.from({ length: 5_000 }, () => ({})) } }],
  ])('is refused that would be too long with %s', (_, query, data) => {
    expect(() => taken(query, data)).toThrow(RangeError);
  });

  it('is refused that no text could tell', () => {
    expect(() => taken('{ person { custom } }', { person: { custom: { a: 1n } } })).toThrow(TypeError);
  });
});

describe('a department that lies', () => {
  let gateway: FacetsUnderTest;
  beforeAll(async () => {
    gateway = await startFacets({ CIRCUIT_BREAKER: 'off' });
  });
  afterAll(() => gateway.dispose());

  const one = { __typename: 'Person', support: { score: 1 } };
  it.each<[string, unknown]>([
    ['says a text for its facet', { _entities: [{ support: secret }, one, one] }],
    ['says a list for its facet', { _entities: [{ support: [] }, one, one] }],
    ['says null where none may be', { _entities: [{ support: { score: null } }, one, one] }],
    ['says a text for a number', { _entities: [{ support: { score: secret } }, one, one] }],
    ['names a type that is none', { _entities: [{ support: { __typename: 7, score: 1 } }, one, one] }],
    ['says less than asked', { _entities: [one] }],
    ['says more than asked', { _entities: [one, one, one, one] }],
    ['says numbers for entities', { _entities: [1, 2, 3] }],
    ['says nothing about entities', {}],
  ])('costs its facet alone when it %s', async (_, data) => {
    // Given
    await gateway.proxies.support.become((__, response) => void response.end(JSON.stringify({ data })));

    // When
    const answer = await gateway.ask(wholePage.replace(/salesBest.*\n/, ''));

    // Then
    const { nodes } = answer.data.people;
    expect(nodes).toEqual(
      ['p1', 'p2', 'p3'].map((id) => ({
        id,
        name: 'Mina',
        sales: { score: 1 },
        marketing: { score: 1 },
        support: null,
      })),
    );
    expect(answer.errors!.map(({ path, extensions }) => [path, extensions])).toEqual(
      [0, 1, 2].map((index) => [
        ['people', 'nodes', index, 'support'],
        { code: 'DEPARTMENT_UNAVAILABLE', department: 'support', retryAfter: 5 },
      ]),
    );
    expect(answer.text).not.toContain(secret);
  });

  it('cannot name places that are none in its errors', async () => {
    const errors = [
      { message: secret, path: 'people' },
      { message: secret, path: [{}] },
      { message: secret, path: 7 },
    ];
    await gateway.proxies.support.become((_, response) => void response.end(JSON.stringify({ data: null, errors })));

    const answer = await gateway.ask('{ supportBest { id } salesBest { id } }');

    expect(answer.data).toEqual({ supportBest: null, salesBest: { id: 'p1' } });
    expect(answer.errors!.map(({ path }) => path)).toEqual([['supportBest']]);
    expect(answer.text).not.toContain(secret);
  });
});

import { gatewaysOver } from './gateways';
import { graphs } from './graphs';
import type { Trouble } from './made-up-subgraph';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires"])`;

const people = {
  names: `${link} type Query { people: [Person!] } type Person @key(fields: "id") { id: ID! email: String! }`,
  scores: `${link} type Person @key(fields: "id") { id: ID! score: Int! }`,
};
const products = {
  goods: `${link} type Query { products: [Product!] }
    type Product @key(fields: "id") { id: ID! price(currency: String!): Int! }`,
  shipping: `${link} type Product @key(fields: "id") { id: ID! price(currency: String!): Int! @external
    shipping: String! @requires(fields: "price(currency: \\"USD\\")") }`,
};
const estimates = {
  goods: `${link} type Query { products: [Product!]! }
    type Product @key(fields: "id") { id: ID! name: String! price(currency: String!): Int! category: Category! }
    type Category { average(currency: String!): Int! }`,
  shipping: `${link} type Product @key(fields: "id") { id: ID! price(currency: String!): Int! @external
      category: Category! @external
      inDollars: String! @requires(fields: "price(currency: \\"USD\\")")
      inEuros: String! @requires(fields: "price(currency: \\"EUR\\")")
      again: String! @requires(fields: "price(currency: \\"EUR\\")")
      isDear: String! @requires(fields: "category { average(currency: \\"USD\\") }")
      isCheap: String! @requires(fields: "category { average(currency: \\"EUR\\") }") }
    type Category @external { average(currency: String!): Int! }`,
};

const interfaces = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@interfaceObject"])`;
/** What an interface object requires leads from department to department. */
const notes = {
  types: `${interfaces} type Query { nodes: [Node!]! }
    interface Node @key(fields: "id") { id: ID! name: String! }
    type User implements Node @key(fields: "id") { id: ID! name: String! age: Int! }
    type Team implements Node @key(fields: "id") { id: ID! name: String! size: Int! }`,
  handles: `${interfaces} type Query { others: [Node!] }
    type Node @key(fields: "id") @interfaceObject { id: ID! name: String! @external next: Node
      handle: String! @requires(fields: "name") rank: Int! @external ranked: String! @requires(fields: "rank") }`,
  ranks: `${interfaces} type Query { notes: [Node!] }
    type Node @key(fields: "id") @interfaceObject { id: ID! rank: Int! handle: String! @external
      long: String! @requires(fields: "handle") ranked: String! @external echo: String! @requires(fields: "ranked") }`,
  people: `${interfaces}
    type User @key(fields: "id") { id: ID! handle: String! @external shout: String! @requires(fields: "handle") }`,
};

type Item = Record<string, unknown>;
const asked = (answer: { asked: { department: string; variables: unknown }[] }, department: string) =>
  answer.asked.filter((each) => each.department === department).map(({ variables }) => variables);

describe('where the gateway of Apollo is wrong', () => {
  test('an alias that is the name of a key reaches the client, and the key the department', async () => {
    const { compiled } = await gatewaysOver(people);
    const plain = await compiled.answer('{ people { email score } }');
    const aliased = await compiled.answer('{ people { id: email score } }');

    expect(plain.data.people.length).toBeGreaterThan(0);
    expect(aliased.data.people).toEqual(
      (plain.data.people as Item[]).map(({ email, score }) => ({ id: email, score })),
    );
    expect(asked(aliased, 'scores')).toEqual(asked(plain, 'scores'));
  });

  test('a key under another name leaves its own name to another field', async () => {
    const { compiled } = await gatewaysOver(people);
    const plain = await compiled.answer('{ people { email score } }');
    const aliased = await compiled.answer('{ people { key: id id: score email } }');

    const wanted = (plain.data.people as Item[]).map(({ email, score }) => ({ id: score, email }));
    expect((aliased.data.people as Item[]).map(({ id, email }) => ({ id, email }))).toEqual(wanted);
    expect(asked(aliased, 'scores')).toEqual(asked(plain, 'scores'));
  });

  test('a field with other arguments than a department requires is asked for beside what it requires', async () => {
    const { compiled } = await gatewaysOver(products);
    const required = await compiled.answer('{ products { shipping } }');
    const wanted = await compiled.answer('{ products { price(currency: "EUR") } }');
    const both = await compiled.answer('{ products { price(currency: "EUR") shipping } }');

    expect(required.data.products.length).toBeGreaterThan(0);
    const together = (required.data.products as Item[]).map((item, at) => ({ ...item, ...wanted.data.products[at] }));
    expect(both.data.products).toEqual(together);
    expect(asked(both, 'shipping')).toEqual(asked(required, 'shipping'));
  });

  test('equal objects are told to a department once', async () => {
    const { stock, compiled } = await gatewaysOver({
      lists: `${link} type Query { twice: [[Thing!]!]! } type Thing @key(fields: "id") { id: ID! }`,
      names: `${link} type Thing @key(fields: "id") { id: ID! name: String! }`,
    });
    const wanted = await stock.answer('{ a: twice { name } b: twice { name } }');
    const given = await compiled.answer('{ a: twice { name } b: twice { name } }');

    expect(given.data).toEqual(wanted.data);
    for (const { variables } of given.asked) {
      const told = ((variables?.['representations'] ?? []) as object[]).map((each) => JSON.stringify(each));
      expect(new Set(told).size).toBe(told.length);
    }
  });

  test('fields that require one field with different arguments are each told their own', async () => {
    const { compiled } = await gatewaysOver(estimates);
    const fields = ['inDollars', 'inEuros', 'again', 'isDear', 'isCheap', 'price(currency: "KRW")', 'name'];
    const alone = await Promise.all(fields.map((field) => compiled.answer(`{ products { ${field} } }`)));
    const together = await compiled.answer(`{ products { ${fields.join(' ')} } }`);

    expect(together.errors).toEqual([]);
    expect(together.data.products.length).toBeGreaterThan(0);
    expect(together.data.products).toEqual(
      (together.data.products as Item[]).map((_, at) =>
        Object.assign({}, ...alone.map(({ data }) => data.products[at] as Item)),
      ),
    );
    // Dollars with dollars and euros with euros: two requests, in the department's own words.
    expect(together.asked.map(({ department }) => department)).toEqual(['goods', 'shipping', 'shipping']);
    for (const { query, variables } of together.asked.slice(1)) {
      expect(query).not.toContain('required_');
      for (const told of variables!['representations'] as object[])
        expect(Object.keys(told).sort()).toEqual(['__typename', 'category', 'id', 'price']);
    }
  });

  test('a required field that fails is told at its place, by its own name', async () => {
    const trouble: Trouble = (coordinate) => (coordinate === 'Product.price' ? 'error' : null);
    const { compiled } = await gatewaysOver({ ...estimates }, { trouble });
    const { data, errors } = await compiled.answer('{ products { name inEuros } }');

    expect(data).toBeNull();
    expect(errors[0]).toEqual({ path: ['products', 0, 'price'], code: 'MADE_UP' });
  });

  test('a department is asked by a key that it can be asked by', async () => {
    const keys = 'import: ["@key", "@external", "@requires"]';
    const { compiled } = await gatewaysOver({
      names: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", ${keys})
        type Part @key(fields: "id") @key(fields: "place { row shelf }", resolvable: false)
          @key(fields: "id place { shelf box }", resolvable: false) {
          id: ID! place: Place! name: String! }
        type Place { row: ID! shelf: ID! box: ID! }`,
      stock: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", ${keys})
        type Query { parts: [Part!]! }
        type Part @key(fields: "place { row shelf }", resolvable: false) @key(fields: "id place { shelf box }") {
          id: ID! place: Place! name: String! @external label: String! @requires(fields: "name") }
        type Place { row: ID! shelf: ID! box: ID! }`,
    });
    const { data, errors, asked: all } = await compiled.answer('{ parts { name label } }');

    expect(errors).toEqual([]);
    expect(data.parts.length).toBeGreaterThan(0);
    const [told] = all.at(-1)!.variables!['representations'] as Item[];
    expect(told).toEqual({
      ...{ __typename: 'Part', id: expect.any(String), name: expect.any(String) },
      place: { shelf: expect.any(String), box: expect.any(String) },
    });
  });

  test('what the graph promises and no department has is told as an error', async () => {
    const interfaces = 'import: ["@key", "@interfaceObject"]';
    const { compiled } = await gatewaysOver({
      promises: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", ${interfaces})
        type Query { promised: Node } interface Node @key(fields: "id") { id: ID! }`,
      notes: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", ${interfaces})
        type Query { noted: Node! }
        type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! note: String! }`,
    });
    const [promised, both] = [
      await compiled.answer('{ promised { note } }'),
      await compiled.answer('{ promised { note } noted { note } }'),
    ];

    expect(promised).toMatchObject({ data: null, errors: [{ path: ['promised'] }] });
    expect(both).toMatchObject({
      data: { promised: null, noted: { note: 'note({})' } },
      errors: [{ path: ['promised'] }],
    });
    expect(await compiled.answer('{ __typename promised @skip(if: true) { note } }')).toMatchObject({
      data: { __typename: 'Query' },
      errors: [],
    });
  });

  test('what is left out by a condition takes nothing else with it', async () => {
    const { compiled } = await gatewaysOver(graphs['requires']!);
    const query = `query ($no: Boolean = false) {
      goods { box @include(if: $no) shipping duty ... @skip(if: true) { box } } }`;
    const wanted = await compiled.answer('{ goods { shipping duty } }');
    const withBox = await compiled.answer('{ goods { box shipping duty } }');
    const [without, again] = [await compiled.answer(query), await compiled.answer(query, { no: true })];

    expect(wanted.data.goods.some(({ duty }: Item) => duty !== null)).toBe(true);
    expect([without.data, without.errors]).toEqual([wanted.data, []]);
    expect(without.asked).toHaveLength(wanted.asked.length);
    expect(again.data).toEqual(withBox.data);
    expect(
      (await compiled.answer('{ goods { ...Box @skip(if: true) } } fragment Box on Product { box }')).data,
    ).toEqual({
      goods: withBox.data.goods.map(() => ({})),
    });
  });

  test('an object keeps its type though a department knows it by the name of an interface only', async () => {
    const { compiled, whole } = await gatewaysOver(graphs['interfaceObjects']!);
    for (const field of ['accounts', 'account', 'richest']) {
      const query = `{ ${field} { holder currency __typename
        ... on Private { balance __typename limit } ... on Company { balance __typename staff } } }`;
      const { data, errors } = await compiled.answer(query);
      expect({ data, errors }).toEqual({ data: await whole(query, {}), errors: [] });
      expect(JSON.stringify(data)).toMatch(/Private|Company/);
    }
  });

  test('one name for different fields of different types is answered for each by its own field', async () => {
    const { compiled, whole } = await gatewaysOver(graphs['interfaceObjects']!);
    const query = `{
      accounts { __typename ... on Company { limit: balance x: currency } ... on Private { limit x: balance } }
      account { ... on Company { limit: balance x: currency } ... on Private { limit x: balance } }
      richest { ... on Company { staff x: staff } ... on Private { staff: balance x: currency } } }`;
    const { data, errors } = await compiled.answer(query);
    expect({ data, errors }).toEqual({ data: await whole(query, {}), errors: [] });
  });

  test.each([
    ['required in turn', '{ nodes { long } others { long } notes { long handle rank } }'],
    ['asked of one type', '{ notes { ... on User { handle } } others { ... on User { long age } next { handle } } }'],
    ['required by a type', '{ others { ... on User { shout } } notes { id ... on User { shout handle } } }'],
    ['required of neither', '{ notes { ... on Team { size ranked echo } } others { echo ranked } nodes { echo } }'],
  ])('what an interface object requires is found where it is %s', async (_, query) => {
    const { compiled, whole } = await gatewaysOver(notes);
    const { data, errors, asked: all } = await compiled.answer(query);

    expect({ data, errors }).toEqual({ data: await whole(query, {}), errors: [] });
    expect(JSON.stringify(data)).toMatch(/long|handle|echo/);
    expect(all.filter(({ department }) => !Object.hasOwn(notes, department))).toEqual([]);
    expect(JSON.stringify(all.map(({ variables }) => variables))).not.toContain('key_');
  });

  test('an interface object that is asked for nothing that needs the type is asked as before', async () => {
    const { compiled } = await gatewaysOver(notes);

    expect((await compiled.answer('{ notes { rank } }')).asked).toHaveLength(1);
    expect((await compiled.answer('{ nodes { handle rank } }')).asked.map(({ department }) => department)).toEqual([
      'types',
      'handles',
      'ranks',
    ]);
  });
});

import { gatewaysOver } from './gateways';

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
});

import { buildSchema, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { OperationCosts } from '../../gateway/guard/cost/operation-costs';
import { RefusedOperation } from '../../gateway/guard/refused-operation';

const definitions = `
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!],
    requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
`;
const sdl = `${definitions}
  type Query {
    version: String
    shop: Shop
    report: Report
    stock: Int @cost(weight: 7)
    products: [Product]
    recent: [Product] @listSize(assumedSize: 5)
    grid: [[Product]] @listSize(assumedSize: 3)
    tags: [String]
    orders(first: Int, last: Int): OrderConnection
      @listSize(slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)
    catalogue(page: Int = 30): [Product] @listSize(slicingArguments: ["page"])
    strict(first: Int, last: Int): [Product] @listSize(slicingArguments: ["first", "last"])
    search(input: SearchInput!): [Product] @listSize(slicingArguments: ["input.first"], assumedSize: 8)
    byKeys(keys: [ID!]!): [Product] @listSize(slicingArguments: ["keys"])
    things: [Thing] @listSize(assumedSize: 2)
    media: [Media] @listSize(assumedSize: 2)
    titled: Titled
    related: [Related]
    listed: Listed
    price(of: PriceInput @cost(weight: 3)): Int
  }
  type Mutation { sell(id: ID): Product  note: String }
  input SearchInput { first: Int }
  input PriceInput { at: String @cost(weight: 4)  inner: [PriceInput!] }
  type Shop { owner: Person  orders(first: Int): OrderConnection
    @listSize(slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false) }
  type Report @cost(weight: 50) { pages: [String] }
  type Person { name: String }
  type OrderConnection { nodes: [Order]  edges: [OrderEdge]  totalCount: Int  others: [Order] }
  type OrderEdge { node: Order }
  type Order { id: ID  lines: [Line]  buyer: Person }
  type Line { product: Product }
  type Product { id: ID  name: String }
  union Thing = Product | Person
  union Media = Song | Film
  interface Titled { awards: [Person] }
  interface Related { related: [Related] }
  type Song implements Titled & Related { awards: [Person]  related: [Related]  album: Product }
  type Film implements Titled & Related { awards: [Person]  related: [Related]  album: Product  cast: [Person] }
  interface Listed { items(first: Int): [Product] }
  type Album implements Listed { items(first: Int): [Product]
    @listSize(slicingArguments: ["first"], requireOneSlicingArgument: false) }
`;
const limits = { pageSize: 100, assumedListSize: 20 };
const costs = new OperationCosts(buildSchema(sdl), sdl, limits);

const costOf = (text: string, variables?: Record<string, unknown>, of = costs): number => {
  const document = parse(text);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  return of.of(document, operation as OperationDefinitionNode, variables);
};
const refusalOf = (text: string, variables?: Record<string, unknown>): RefusedOperation => {
  try {
    costOf(text, variables);
  } catch (error) {
    if (error instanceof RefusedOperation) return error;
    throw error;
  }
  throw new Error('the operation was not refused');
};

describe('an operation costs', () => {
  it.each<[why: string, query: string, cost: number]>([
    ['1 for each object', '{ shop { owner { name } } }', 2],
    ['at least 1 for each root field', '{ version again: version tags }', 3],
    ['nothing for __typename', '{ __typename version }', 1],
    ['the weight of a type', '{ report { pages } }', 50],
    ['the weight of a field', '{ stock }', 7],
    ['20 for a list of which nothing is known', '{ products { id } }', 20],
    ['what the graph assumes of a list', '{ recent { id } }', 5],
    ['20 inner lists of a list of lists', '{ grid { id } }', 3 * 20],
    ['what its slicing argument asks for', '{ orders(first: 3) { nodes { id } } }', 1 + 3],
    ['the greater of two slicing arguments', '{ orders(first: 3, last: 9) { nodes { id } } }', 1 + 9],
    ['20 without its slicing arguments', '{ orders { nodes { id } } }', 1 + 20],
    ['20 for null as a slicing argument', '{ orders(first: null) { nodes { id } } }', 1 + 20],
    [
      'for all fields that the argument sizes',
      '{ orders(first: 3) { nodes { id } edges { node { id } } } }',
      1 + 3 + 6,
    ],
    ['20 for a list beside them', '{ orders(first: 3) { others { id } } }', 1 + 20],
    ['nothing for counting', '{ orders(first: 100) { totalCount } }', 1],
    [
      'the product of lists below lists',
      '{ orders(first: 10) { nodes { lines { product { id } } } } }',
      1 + 10 * (1 + 20 * 2),
    ],
    ['the default of the graph’s argument', '{ catalogue { id } }', 30],
    ['what is asked for rather than the default', '{ catalogue(page: 2) { id } }', 2],
    ['a size within an input object', '{ search(input: { first: 4 }) { id } }', 4],
    ['as many as keys are given', '{ byKeys(keys: ["a", "b", "c"]) { id } }', 3],
    ['all branches of a union', '{ things { ... on Product { id } ... on Person { name } } }', 2],
    [
      'the costliest type of a union',
      '{ media { ... on Song { album { id } } ... on Film { cast { name } } } }',
      2 * 21,
    ],
    [
      'what several fragments ask of one type',
      `{ media { ... on Song { album { id } } ...Titled ...Film }  }
       fragment Titled on Titled { awards { name } ... on Film { cast { name } } ... on Song { album { id } } }
       fragment Film on Film { album { id } }`,
      2 * (1 + 20 + 20 + 1),
    ],
    [
      'for an interface what all its types have and the costliest of them',
      '{ titled { awards { name } ... on Song { album { id } } ... on Film { cast { name } } } }',
      1 + 20 + 20,
    ],
    [
      'one type at each level of lists',
      `{ related { ... on Song { related { ...Both } } ... on Film { related { ...Both } } } }
       fragment Both on Related { ... on Song { related { __typename } } ... on Film { related { __typename } } }`,
      20 * (1 + 20 * (1 + 20)),
    ],
    ['what a type says of an interface’s field', '{ listed { items(first: 6) { id } } }', 1 + 6],
    [
      'the same through fragments',
      '{ ...A } fragment A on Query { orders(first: 3) { ...B } } fragment B on OrderConnection { nodes { id } }',
      4,
    ],
    ['10 more for a change', 'mutation { sell(id: 1) { id } note }', 11 + 10],
    ['the weights of arguments and input fields', '{ price(of: { at: "x", inner: [{ at: "y" }, {}] }) }', 3 + 4 + 4],
    [
      '100 for a question about the schema',
      '{ __schema { types { fields { name } } } __type(name: "Shop") { name } }',
      200,
    ],
    [
      'nothing for what is skipped',
      '{ version ... @include(if: false) { products { id } } products @skip(if: true) { id } }',
      1,
    ],
  ])('%s', (_, query, cost) => {
    expect(costOf(query)).toBe(cost);
  });

  it.each<[why: string, query: string, variables: Record<string, unknown>, cost: number]>([
    ['the value', 'query ($n: Int) { orders(first: $n) { nodes { id } } }', { n: 7 }, 8],
    ['the value rather than its default', 'query ($n: Int = 3) { orders(first: $n) { nodes { id } } }', { n: 7 }, 8],
    ['the default', 'query ($n: Int = 3) { orders(first: $n) { nodes { id } } }', {}, 4],
    ['no value', 'query ($n: Int) { orders(first: $n) { nodes { id } } }', {}, 21],
    ['null', 'query ($n: Int = 3) { orders(first: $n) { nodes { id } } }', { n: null }, 21],
    ['no value where the graph has a default', 'query ($n: Int) { catalogue(page: $n) { id } }', {}, 30],
    ['a value within an object', 'query ($i: SearchInput!) { search(input: $i) { id } }', { i: { first: 6 } }, 6],
    ['no value within an object', 'query ($i: SearchInput!) { search(input: $i) { id } }', { i: {} }, 8],
    ['a condition that holds', 'query ($c: Boolean!) { products @include(if: $c) { id } }', { c: true }, 20],
    ['a condition that does not', 'query ($c: Boolean!) { products @include(if: $c) { id } }', { c: false }, 0],
    [
      'a condition at one of two types',
      'query ($c: Boolean!) { media { ... on Song { album { id } } ... on Film @include(if: $c) { cast { name } } } }',
      { c: false },
      2 * 2,
    ],
    ['an input', 'query ($p: PriceInput) { price(of: $p) }', { p: { at: 'x' } }, 7],
  ])('takes from a variable %s', (_, query, variables, cost) => {
    // search is strict about its one argument, so the case without it needs a graph that is not.
    const lenient = sdl.replace('assumedSize: 8', 'assumedSize: 8, requireOneSlicingArgument: false');

    expect(costOf(query, variables, new OperationCosts(buildSchema(sdl), lenient, limits))).toBe(cost);
  });
});

describe('a page of no allowed length is refused by the name of its argument', () => {
  it.each([0, -1, 101, 1_000_000, 1.5])('when it is %p', (first) => {
    const message = `The argument "first" of Query.orders must be a whole number from 1 to 100, got ${first}.`;
    const query = 'query ($n: Int) { orders(first: $n) { nodes { id } } }';

    expect(refusalOf(query, { n: first })).toMatchObject({
      message,
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'pageSize', argument: 'first', allowed: 100, found: first },
    });
    if (Number.isInteger(first))
      expect(refusalOf(`{ orders(first: ${first}) { nodes { id } } }`).message).toBe(message);
  });

  it('without repeating what may be personal data', () => {
    const secret = 'DE89370400440532013000';

    const { message } = refusalOf('query ($n: Int) { orders(first: $n) { nodes { id } } }', { n: secret });

    expect(message).toContain('"first" of Query.orders');
    expect(message).not.toContain(secret);
  });

  it('and so is a list that needs just one of its arguments', () => {
    for (const query of ['{ strict { id } }', '{ strict(first: 1, last: 1) { id } }']) {
      expect(refusalOf(query)).toMatchObject({
        message: 'Query.strict needs exactly one of the arguments "first", "last".',
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
    expect(costOf('{ strict(last: 4) { id } }')).toBe(4);
  });
});

describe('the directives are found', () => {
  const graph = (schema: string, sized: string, weighed: string) => {
    const supergraph = `${schema} type Query { a: [Item] ${sized}  b: Item ${weighed} } type Item { id: ID }`;
    const schemaOfClients = buildSchema('type Query { a: [Item]  b: Item } type Item { id: ID }');
    return new OperationCosts(schemaOfClients, supergraph, limits);
  };
  const link = (more: string) => `schema @link(url: "https://specs.apollo.dev/cost/v0.1"${more}) { query: Query }`;

  it.each<[why: string, schema: string, sized: string, weighed: string]>([
    ['imported', link(', import: ["@listSize", "@cost"]'), '@listSize(assumedSize: 3)', '@cost(weight: 9)'],
    [
      'renamed',
      link(', import: [{ name: "@listSize", as: "@size" }, { name: "@cost", as: "@weight" }]'),
      '@size(assumedSize: 3)',
      '@weight(weight: 9)',
    ],
    ['not imported', link(''), '@cost__listSize(assumedSize: 3)', '@cost(weight: 9)'],
    ['under a specification renamed', link(', as: "price"'), '@price__listSize(assumedSize: 3)', '@price(weight: 9)'],
    ['without a link', '', '@listSize(assumedSize: 3)', '@cost(weight: 9)'],
    [
      'wrapped by composition',
      link(''),
      '@join__directive(graphs: [A], name: "federation__listSize", args: { assumedSize: 3 })',
      '@join__directive(graphs: [A], name: "cost", args: { weight: 9 })',
    ],
  ])('%s', (_, schema, sized, weighed) => {
    expect(costOf('{ a { id } b { id } }', {}, graph(schema, sized, weighed))).toBe(3 + 9);
  });

  it('and others of their names are not', () => {
    const renamed = link(', import: [{ name: "@listSize", as: "@size" }, { name: "@cost", as: "@weight" }]');

    expect(costOf('{ a { id } b { id } }', {}, graph(renamed, '@listSize(assumedSize: 3)', '@cost(weight: 9)'))).toBe(
      21,
    );
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompositionError, composeGraph } from '../../schema/graph';
import { composedFields } from '../../subgraphs/kit/composed-fields';

const folder = mkdtempSync(join(tmpdir(), 'schema-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@authenticated", "@requiresScopes", "@tag"])`;

/** Composes subgraphs from their SDL, by name. */
function compose(subgraphs: Record<string, string>) {
  return composeGraph(
    Object.entries(subgraphs).map(([name, sdl], index) => {
      const directory = mkdtempSync(join(folder, `${name}-`));
      writeFileSync(join(directory, 'schema.graphql'), `${link}\n${sdl}`);
      return { name, port: 5001 + index, directory };
    }),
  );
}

/** What is wrong with them, one fault an item; empty when they compose. */
function faults(subgraphs: Record<string, string>): string[] {
  try {
    compose(subgraphs);
    return [];
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    return error.message.split('\n');
  }
}

const customer = `
  type Query @authenticated { "One customer." customer("The id." id: ID!): Customer }
  "A person." type Customer @key(fields: "id") @authenticated { "The id." id: ID! "The name." name: String! }`;

const sales = `
  type Query { "All orders." orders: [ID!] }
  "A person." type Customer @key(fields: "id") { "The id." id: ID! "What sales knows." sales: SalesFacet }
  "What sales knows." type SalesFacet { "The id." id: ID! "How many orders." orderCount: Int! }`;

test('subgraphs that keep the rules compose', () => {
  expect(faults({ customer, sales })).toEqual([]);
});

test('everything without a description is named, wherever it is', () => {
  const bare = `
    type Query { "One." things(first: Int, filter: ThingFilter): [Thing!] }
    type Mutation @authenticated { thingSave("What to save." input: ThingInput): Thing }
    type Thing { id: ID! "Which kind." kind: Kind }
    "Which kind." enum Kind { SMALL "Large." LARGE }
    "Conditions." input ThingFilter { kind: Kind }
    input ThingInput { "The id." id: ID! }
    "Anything." interface Named { name: String }
    "A name." type Name implements Named { "The name." name: String }
    scalar Colour
    "A colour." type Paint { "Its colour." colour: Colour }`;

  expect(faults({ customer, sales, bare })).toEqual([
    'Colour has no description',
    'Kind.SMALL has no description',
    'Mutation.thingSave has no description',
    'Named.name has no description',
    'Query.things(filter:) has no description',
    'Query.things(first:) has no description',
    'Thing has no description',
    'Thing.id has no description',
    'ThingFilter.kind has no description',
    'ThingInput has no description',
  ]);
});

test('a description of nothing but space is none', () => {
  const blank = 'type Query { " " blank: Int }';

  expect(faults({ customer, blank })).toEqual(['Query.blank has no description']);
});

test('a root field that is not nullable is refused, for it would cost the whole answer', () => {
  const greedy = `
    type Query { "Some." things: [ID!]! }
    type Mutation @authenticated { "Saves one." thingSave("The id." id: ID!): Boolean! }`;

  expect(faults({ customer, sales, greedy })).toEqual([
    'Query.things must be nullable: null comes with an error',
    'Mutation.thingSave must be nullable: null comes with an error',
  ]);
});

test('a facet that is not nullable is refused, for it would cost the customer', () => {
  const strict = sales.replace('sales: SalesFacet }', 'sales: SalesFacet! }');

  expect(faults({ customer, sales: strict })).toEqual(['Customer.sales of sales must be nullable']);
});

test('a department adds one facet, an object with the customer’s id', () => {
  const two = sales.replace('sales: SalesFacet }', 'sales: SalesFacet "A note." note: String }');
  const bare = sales.replace('sales: SalesFacet }', 'sales: Int }');

  expect(faults({ customer, sales: two })).toEqual([
    'Customer.note of sales must not stand beside its facet Customer.sales',
  ]);
  expect(faults({ customer, sales: bare })).toEqual([
    "Customer.sales of sales must be an object with id: ID!, the customer's",
  ]);
});

test('what the platform itself says of a customer may be non-null', () => {
  expect(faults({ customer })).toEqual([]);
});

test('an input type that lacks a field in one subgraph is refused: composition would drop the field for everyone', () => {
  const withFilter = (fields: string) => `"Conditions." input ThingFilter { ${fields} }`;
  const one = `type Query { "Some." some("Which." filter: ThingFilter): [ID!] } ${withFilter('"A." a: Int "B." b: Int')}`;
  const other = `type Query { "More." more("Which." filter: ThingFilter): [ID!] } ${withFilter('"A." a: Int')}`;

  const found = faults({ customer, one, other });

  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/"b".*"ThingFilter".*"one" but not.*"other"/);
});

test('an enum value that one subgraph would not accept as input is refused', () => {
  const asking = (field: string, values: string) =>
    `type Query { "Some." ${field}("Which." kind: Kind): [ID!] } "Which kind." enum Kind { ${values} }`;

  const found = faults({ customer, one: asking('some', '"A." A "B." B'), other: asking('more', '"A." A') });

  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/"B".*"Kind"/);
});

test('subgraphs that contradict each other do not compose, and the message says who', () => {
  const marketing = sales.replaceAll('orderCount: Int!', 'orderCount: String!').replace('orders:', 'leads:');

  const found = faults({ customer, sales, marketing });

  expect(found.join('\n')).toMatch(/SalesFacet\.orderCount/);
  expect(found.join('\n')).toMatch(/"sales"/);
  expect(found.join('\n')).toMatch(/"marketing"/);
});

test('each field is answered by the subgraph that defines it', () => {
  const owned = composedFields(compose({ customer, sales })['supergraph.graphql']);

  const ownersOf = Object.fromEntries(owned.map(({ type, field, subgraphs }) => [`${type}.${field}`, subgraphs]));
  expect(ownersOf).toEqual({
    'Customer.id': ['customer', 'sales'],
    'Customer.name': ['customer'],
    'Customer.sales': ['sales'],
    'Query.customer': ['customer'],
    'Query.orders': ['sales'],
    'SalesFacet.id': ['sales'],
    'SalesFacet.orderCount': ['sales'],
  });
});

test('the ownership table leaves out value types that everybody shares', () => {
  const paged = (field: string) => `extend type Query { "Pages." ${field}: PageInfo }`;

  const table = compose({ customer, sales: `${sales} ${paged('orderPages')}`, support: paged('ticketPages') })[
    'ownership.md'
  ];

  expect(table).toContain('| `Customer.sales` | sales |');
  expect(table).toContain('| `Query.ticketPages` | support |');
  expect(table).not.toContain('`PageInfo.');
});

test('value types that departments share are word for word the same', () => {
  const field = (name: string) => `extend type Query { "An amount." ${name}: Money }`;
  const own = `${field('due')} "An amount." type Money @shareable { "How much." amount: String! "Of what." currencyCode: String! }`;
  const place = (text: string) => `"A place." type Place @shareable { "${text}" city: String }`;
  const placed = (name: string, text: string) => `extend type Query { "A place." ${name}: Place } ${place(text)}`;

  expect(faults({ customer, sales: `${sales} ${field('paid')}`, finance: field('due') })).toEqual([]);
  expect(faults({ customer, sales: `${sales} ${field('paid')}`, finance: own })).toEqual([
    'Money of finance is not word for word that of subgraphs/kit/shared.graphql',
  ]);
  expect(faults({ customer, one: placed('here', 'City.'), other: placed('there', 'City.') })).toEqual([]);
  expect(faults({ customer, one: placed('here', 'City.'), other: placed('there', 'Town.') })).toHaveLength(1);
});

test('a deprecation says what to use instead, and until when it stays', () => {
  const old = (reason: string) =>
    customer.replace('name: String!', `name: String! "The old." label: String @deprecated(reason: "${reason}")`);

  expect(faults({ customer: old('Longer names. Use name. Removal on 2027-04-01.') })).toEqual([]);
  expect(faults({ customer: old('Use Customer.name. Removal on 2027-04-01.') })).toEqual([]);
  expect(faults({ customer: old('Use customer. Removal on 2027-04-01.') })).toEqual([]);
  const unclear = ['Customer.label is deprecated without saying "Use x. Removal on yyyy-mm-dd." at the end'];
  expect(faults({ customer: old('Do not use.') })).toEqual(unclear);
  expect(faults({ customer: old('Use name.') })).toEqual(unclear);
  expect(faults({ customer: old('Use name. Removal on 2027-02-30.') })).toEqual(unclear);
  expect(faults({ customer: old('Use title. Removal on 2027-04-01.') })).toEqual([
    'Customer.label is deprecated in favour of title, which the graph does not have',
  ]);
  expect(faults({ customer: old('Use label. Removal on 2027-04-01.') })).toHaveLength(1);
});

const person = '"A person." type Customer @key(fields: "id")';

test('root fields and facets that everybody could read are refused', () => {
  const open = customer.replaceAll(' @authenticated', '');
  const writing = 'type Mutation { "Saves one." thingSave("The id." id: ID!): Boolean }';

  expect(faults({ customer: open, sales, writing })).toEqual([
    'Customer.name must have @requiresScopes or @authenticated',
    'Customer.sales must have @requiresScopes or @authenticated',
    'Mutation.thingSave must have @requiresScopes or @authenticated',
    'Query.customer must have @requiresScopes or @authenticated',
    'Query.orders must have @requiresScopes or @authenticated',
  ]);
});

test('a field that requires more than its parent must be nullable, also where only one way to it requires less', () => {
  const own = (type: string, required: string) => `
    ${person} { "The id." id: ID! "What sales knows." sales: Sales @requiresScopes(scopes: [["sales:read"]]) }
    "What sales knows." type Sales { "The id." id: ID! "The orders." orders: ${type} }
    extend type Query { "An order." order: Order @requiresScopes(scopes: [["${required}"]]) }
    "An order." type Order @key(fields: "id") @requiresScopes(scopes: [["sales:read"]]) {
      "The id." id: ID! "What was bought." product: Product! }
    "Goods." type Product @requiresScopes(scopes: [["sales:read"]]) { "The name." name: String! }`;
  const page = `"Orders." type Page { "The orders." nodes: [Order!]! } extend type Query {
    "Orders." page: Page @requiresScopes(scopes: [["SCOPE"]]) }`;

  expect(faults({ customer, sales: own('[Order!]!', 'sales:read') + page.replace('SCOPE', 'sales:read') })).toEqual([]);
  expect(faults({ customer, sales: own('[Order!]!', 'sales:read') + page.replace('SCOPE', 'sales:write') })).toEqual([
    'Page.nodes must be nullable: it requires sales:read, which its parent does not',
  ]);
  expect(faults({ customer, sales: own('[Order!]', 'other') })).toEqual([]);
});

test('personal data that some way leads to without a scope is refused', () => {
  const sdl = (required: string) => `
    ${person} { "The id." id: ID! "A note." note: Note @requiresScopes(scopes: [["sales:read"]]) }
    "A note." type Note { "The id." id: ID! "What it says." text: String @tag(name: "personal") }
    extend type Query { "The last." lastNote: Note ${required} }`;

  expect(faults({ customer, sales: sdl('@requiresScopes(scopes: [["sales:read"]])') })).toEqual([]);
  expect(faults({ customer, sales: sdl('@authenticated') })).toEqual([
    'Note.text is personal data: every way to it must require a scope',
  ]);
});

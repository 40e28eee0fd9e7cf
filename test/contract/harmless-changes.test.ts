import { print } from 'graphql';
import { sharedDefinitions } from '../../subgraphs/kit/schema';
import type { Finding } from '../../schema/check/finding';
import type { SubgraphSdl } from '../../schema/check/subgraph-sdl';
import { checkEdited, findingsByTrial, inShort, type Trial } from './check-edited';
import { add, all, department, edit, type Edit, realSubgraphs, replace, without } from './edited-subgraphs';

const deprecate = (subgraph: string, element: string, reason: string): Edit =>
  edit(subgraph, element, (sdl) => `${sdl} @deprecated(reason: "${reason}")`);

const inside = (subgraph: string, type: string, member: string): Edit =>
  edit(subgraph, type, (sdl) => sdl.replace(/\}\s*$/, `${member} }`));

/** Adds SDL with the definitions of shared types that it names, as the kit does for a department's files. */
const sharing =
  (subgraph: string, names: string[], sdl: string): Edit =>
  (parts) => {
    const own = parts.find(({ name }) => name === subgraph)!.typeDefs.definitions;
    const known = new Set(own.flatMap((node) => ('name' in node && node.name ? [node.name.value] : [])));
    const shared = [...sharedDefinitions()].filter(([name]) => names.includes(name) && !known.has(name));
    return add(subgraph, [sdl, ...shared.map(([, definition]) => print(definition))].join('\n'))(parts);
  };

const finance = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes"])
  type Customer @key(fields: "id") {
    id: ID!
    "What finance knows of the customer; null only while finance does not answer."
    finance: FinanceFacet @requiresScopes(scopes: [["finance:read"]])
  }
  "What finance knows of a customer."
  type FinanceFacet {
    "The customer's id."
    id: ID!
    "How many invoices are overdue."
    overdueCount: Int!
  }`;

const harmless: Omit<Trial, 'findings'>[] = [
  { change: 'nothing', edit: (unchanged) => [...unchanged] },
  { change: 'a nullable field of a facet', edit: add('sales', 'extend type SalesFacet { "The tier." tier: String }') },
  { change: 'a non-null field of a facet', edit: add('sales', 'extend type SalesFacet { "Points." points: Int! }') },
  {
    change: 'a field with a type of its own',
    edit: add(
      'sales',
      'extend type SalesFacet { "The rank." rank: Rank } "A rank." type Rank { "Its name." name: String! }',
    ),
  },
  {
    change: 'a field with an amount of the shared type',
    edit: sharing(
      'marketing',
      ['Money', 'Decimal'],
      'extend type MarketingFacet { "What reaching the customer cost." spent: Money }',
    ),
  },
  {
    change: 'an optional argument',
    edit: edit('sales', 'Order.total', (sdl) => sdl.replace('total', 'total("Of this sku." sku: String)')),
  },
  {
    change: 'a required argument with a default',
    edit: edit('sales', 'SalesFacet.openDealCount', (sdl) =>
      sdl.replace('openDealCount', 'openDealCount("At least so many lines." lines: Int! = 1)'),
    ),
  },
  {
    change: 'an argument that is no longer required',
    edit: edit('support', 'Query.ticketByNumber', (sdl) => sdl.replace('String!', 'String')),
  },
  { change: 'an optional field of an input', edit: inside('support', 'TicketOpenInput', '"How urgent." urgency: Int') },
  {
    change: 'a field of an input that is no longer required',
    edit: replace('support', 'TicketOpenInput.body', 'String!', 'String'),
  },
  { change: 'a value of an enum', edit: inside('support', 'TicketChannel', '"Seen at a fair." FAIR') },
  {
    change: 'a field that is never null any more',
    edit: replace('support', 'SupportFacet.lastTicketAt', 'DateTime', 'DateTime!'),
  },
  {
    change: 'a root field with rights',
    edit: add(
      'support',
      'extend type Query { "How many wait." waitingCount: Int @requiresScopes(scopes: [["support:read"]]) }',
    ),
  },
  {
    change: 'a mutation with rights',
    edit: add(
      'support',
      'extend type Mutation { "Forgets." ticketForget("Which." id: ID!): Boolean @requiresScopes(scopes: [["support:write"]]) }',
    ),
  },
  {
    change: 'another description',
    edit: edit('sales', 'Order.number', (sdl) => sdl.replace(/"[^"]*Number as[^"]*"/, '"What is printed on papers."')),
  },
  {
    change: 'other places for the fields of a type',
    edit: edit('sales', 'OrderStatus', (sdl) => sdl.replace(/("[^"]*"+\s+PLACED)([^]*?)(\}\s*)$/, '$2 $1 $3')),
  },
  {
    change: 'a deprecation with successor and day of a field that clients ask for',
    edit: deprecate('sales', 'SalesFacet.lastOrderAt', 'Use orders. Removal on 2027-06-01.'),
  },
  {
    change: 'a later day for a removal',
    before: deprecate('sales', 'Order.placedAt', 'Use number. Removal on 2027-02-01.'),
    edit: deprecate('sales', 'Order.placedAt', 'Use number. Removal on 2027-12-01.'),
  },
  {
    change: 'a deprecation taken back',
    before: deprecate('sales', 'Order.status', 'Use number. Removal on 2027-02-01.'),
    edit: (unchanged) => [...unchanged],
  },
  {
    change: 'the removal of an announced field after its day',
    before: deprecate('sales', 'Order.deal', 'Use customer. Removal on 2027-01-15.'),
    edit: without('sales', 'Order.deal'),
  },
  {
    change: 'the removal of an announced field with the type that only it led to',
    before: add(
      'sales',
      'extend type SalesFacet { "The badge." badge: Badge @deprecated(reason: "Use account. Removal on 2027-01-01.") } "A badge." type Badge { "Its name." name: String! }',
    ),
    edit: (unchanged) => [...unchanged],
  },
  {
    change: 'the removal of an announced field of an input that clients do not name',
    before: deprecate('support', 'TicketOpenInput.createdAt', 'Use externalRef. Removal on 2027-01-01.'),
    edit: without('support', 'TicketOpenInput.createdAt'),
  },
  { change: 'a new department with its facet', edit: department('finance', finance) },
  {
    change: 'a reference to another department’s record',
    edit: add(
      'marketing',
      'extend type CampaignMessage { "The ticket it led to; null when it led to none." ticket: Ticket } type Ticket @key(fields: "id", resolvable: false) { id: ID! }',
    ),
  },
  { change: 'a field opened to partners', edit: edit('sales', 'Deal.name', (sdl) => `${sdl} @tag(name: "partner")`) },
];

const trials = harmless.map((one): Trial => ({ ...one, findings: [] }));
let subgraphs: SubgraphSdl[];
let findingsOf: (trial: Trial) => Promise<Finding[]>;
beforeAll(async () => {
  subgraphs = await realSubgraphs();
  findingsOf = await findingsByTrial(subgraphs, trials);
});

test.each(trials)('passes: $change', async (trial) => {
  expect((await findingsOf(trial)).map(inShort)).toEqual([]);
});

test('a field that another department takes over with @override stays the same to clients', async () => {
  const move = all(
    (parts) => [
      ...parts,
      ...department(
        'finance',
        finance.replace('"@requiresScopes"]', '"@requiresScopes", "@override", "@shareable"]'),
      )([]),
    ],
    add(
      'finance',
      'type SalesFacet @key(fields: "id") { id: ID! @shareable orderCount: Int! @override(from: "sales") }',
    ),
    edit('sales', 'SalesFacet', (sdl) => sdl.replace('type SalesFacet', 'type SalesFacet @key(fields: "id")')),
    edit('sales', 'SalesFacet.id', (sdl) => `${sdl} @shareable`),
  );

  const { findings, changes, graph } = await checkEdited(subgraphs, move);

  expect(findings.map(inShort)).toEqual([]);
  expect(changes.filter(({ element }) => element.startsWith('SalesFacet'))).toEqual([]);
  expect(graph?.supergraphSdl).toMatch(/orderCount: Int! .*@join__field\(graph: FINANCE, override: "sales"\)/);
});

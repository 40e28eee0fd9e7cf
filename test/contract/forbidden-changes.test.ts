import { parse, print } from 'graphql';
import type { Finding } from '../../schema/check/finding';
import type { SubgraphSdl } from '../../schema/check/subgraph-sdl';
import { findingsByTrial, inShort, type Trial } from './check-edited';
import { add, edit, type Edit, realSubgraphs, replace, without } from './edited-subgraphs';

const deprecate = (subgraph: string, element: string, reason: string): Edit =>
  edit(subgraph, element, (sdl) => `${sdl} @deprecated(reason: "${reason}")`);

const forbidden: Trial[] = [
  {
    change: 'a field that clients ask for is removed',
    edit: without('sales', 'SalesFacet.openDealCount'),
    findings: [
      'removal SalesFacet.openDealCount of sales breaks page: NewestCustomers, OneCustomer; example-client: WholeCustomer',
    ],
  },
  {
    change: 'a field that nobody has recorded is removed without notice',
    edit: without('sales', 'Order.deal'),
    findings: ['removal Order.deal of sales'],
  },
  {
    change: 'a field is removed before its day',
    before: deprecate('support', 'SupportFacet.lastTicketAt', 'Use tickets. Removal on 2027-04-01.'),
    edit: without('support', 'SupportFacet.lastTicketAt'),
    findings: ['removal SupportFacet.lastTicketAt of support'],
  },
  {
    change: 'a field is removed after its day though a client still asks for it',
    before: deprecate('marketing', 'MarketingFacet.lastOpenedAt', 'Use messages. Removal on 2027-01-10.'),
    edit: without('marketing', 'MarketingFacet.lastOpenedAt'),
    findings: ['removal MarketingFacet.lastOpenedAt of marketing breaks page: OneCustomer'],
  },
  {
    change: 'a field is renamed',
    edit: replace('support', 'SupportFacet.openTicketCount', 'openTicketCount', 'ticketsOpen'),
    findings: [
      'removal SupportFacet.openTicketCount of support breaks page: NewestCustomers; example-client: OpenTicket, WholeCustomer',
    ],
  },
  {
    change: 'a department requires a field that nobody has',
    isNoGraph: true,
    edit: replace('customer', 'Customer.nextBestAction', 'contactable lastVisitAt', 'contactable visitedAt'),
    findings: [
      'composes Customer.nextBestAction of customer',
      'composes MarketingFacet.lastVisitAt of customer breaks page: NewestCustomers, OneCustomer',
    ],
  },
  {
    change: 'a root field is removed',
    edit: without('sales', 'Query.orderByExternalRef'),
    findings: ['removal Query.orderByExternalRef of sales'],
  },
  {
    change: 'a scalar changes its type',
    edit: replace('sales', 'SalesFacet.orderCount', 'Int!', 'Float!'),
    findings: [
      'compatible SalesFacet.orderCount of sales breaks page: NewestCustomers, OneCustomer; example-client: WholeCustomer',
    ],
  },
  {
    change: 'a field that was never null may be null',
    edit: replace('support', 'Ticket.number', 'String!', 'String'),
    findings: [
      'compatible Ticket.number of support breaks page: OneCustomer, OpenComplaints; example-client: OpenTicket, WholeCustomer',
    ],
  },
  {
    change: 'one becomes a list',
    edit: replace('support', 'Ticket.assignee', ': Staff', ': [Staff!]'),
    findings: ['compatible Ticket.assignee of support breaks example-client: WholeCustomer'],
  },
  {
    change: 'an argument becomes required',
    edit: edit('sales', 'SalesFacet.lastOrderAt', (sdl) =>
      sdl.replace('lastOrderAt', 'lastOrderAt("Which ones." currencyCode: String!)'),
    ),
    findings: ['compatible SalesFacet.lastOrderAt(currencyCode:) of sales breaks page: NewestCustomers'],
  },
  {
    change: 'an argument is removed',
    edit: edit('support', 'Query.tickets', (sdl) => sdl.replace(/\S+Conditions[^"]*"+\s+filter: TicketFilter/, '')),
    findings: ['removal Query.tickets(filter:) of support breaks page: OpenComplaints'],
  },
  {
    change: 'an argument changes its type',
    edit: edit('sales', 'Query.order', (sdl) => sdl.replace('id: ID!', 'id: Int!')),
    findings: ['compatible Query.order(id:) of sales'],
  },
  {
    change: 'an input gets a field that is required',
    edit: edit('support', 'TicketOpenInput', (sdl) => sdl.replace(/\}\s*$/, '"How urgent." urgency: Int! }')),
    findings: ['compatible TicketOpenInput.urgency of support breaks example-client: OpenTicket'],
  },
  {
    change: 'an optional field of an input becomes required',
    edit: replace('support', 'TicketOpenInput.externalRef', 'ExternalRefInput', 'ExternalRefInput!'),
    findings: ['compatible TicketOpenInput.externalRef of support breaks example-client: OpenTicket'],
  },
  {
    change: 'a field of an input is removed',
    edit: without('support', 'TicketOpenInput.createdAt'),
    findings: ['removal TicketOpenInput.createdAt of support breaks example-client: OpenTicket'],
  },
  {
    change: 'a value that clients send is removed from an enum',
    edit: without('support', 'TicketKind.COMPLAINT'),
    findings: ['removal TicketKind.COMPLAINT of support breaks page: OpenComplaints; example-client: OpenTicket'],
  },
  {
    change: 'a root field that cannot be null',
    edit: add(
      'marketing',
      'extend type Query { "All." scores: [Int!]! @requiresScopes(scopes: [["marketing:read"]]) }',
    ),
    findings: ['root-nullable Query.scores of marketing', 'rights-nullable Query.scores of marketing'],
  },
  {
    change: 'a department adds to Customer beside its facet',
    edit: add(
      'marketing',
      'extend type Customer { "How warm." score: Int @requiresScopes(scopes: [["marketing:read"]]) }',
    ),
    findings: ['customer-facet Customer.score of marketing'],
  },
  {
    change: 'a facet that cannot be null',
    edit: replace('sales', 'Customer.sales', 'SalesFacet', 'SalesFacet!'),
    findings: ['customer-facet Customer.sales of sales', 'rights-nullable Customer.sales of sales'],
  },
  {
    change: 'a field that cannot be null and needs more rights than its type',
    edit: add(
      'marketing',
      'extend type Query { "One." touch: Touch @requiresScopes(scopes: [["marketing:read"]]) } "A touch." type Touch { "Where." at: String! @requiresScopes(scopes: [["marketing:manage"]]) }',
    ),
    findings: ['rights-nullable Touch.at of marketing'],
  },
  {
    change: 'a department answers a field that another owns',
    isNoGraph: true,
    edit: add('marketing', 'extend type Customer { sales: SalesFacet } type SalesFacet { orderCount: Int! }'),
    findings: [
      'composes Customer.sales of marketing, sales breaks page: NewestCustomers, OneCustomer, OpenComplaints; example-client: WholeCustomer',
      'composes SalesFacet.orderCount of marketing, sales breaks page: NewestCustomers, OneCustomer; example-client: WholeCustomer',
    ],
  },
  {
    change: 'a shared value type of one’s own making',
    edit: replace('sales', 'Money.currencyCode', 'String!', 'String'),
    findings: [
      'shared-type Money of sales',
      'compatible Money.currencyCode of marketing, sales breaks page: OneCustomer, OpenComplaints; example-client: WholeCustomer',
    ],
  },
  {
    change: 'an enum for input and output that another department has with fewer values',
    isNoGraph: true,
    edit: add(
      'marketing',
      'extend type Query { "Which kinds." kinds: [TicketKind!] @requiresScopes(scopes: [["marketing:read"]]) } "What the customer wants." enum TicketKind { "A question." QUESTION }',
    ),
    findings: [
      'same-enum TicketKind.COMPLAINT of marketing, support breaks page: OpenComplaints',
      'same-enum TicketKind.REQUEST of marketing, support',
    ],
  },
  {
    change: 'an input that another department has with fewer fields',
    edit: add(
      'marketing',
      'extend type Query { "How many." orderedCount("Which ones." filter: OrderStatusFilter): Int @requiresScopes(scopes: [["marketing:read"]]) } input OrderStatusFilter { in: [OrderStatus!] } enum OrderStatus { PLACED CANCELLED RETURNED }',
    ),
    findings: [
      'same-input OrderStatusFilter.eq of marketing, sales',
      'same-enum OrderStatus of marketing, sales',
      'removal OrderStatusFilter.eq of marketing, sales',
    ],
  },
  {
    change: 'a field without a description',
    edit: add('sales', 'extend type SalesFacet { tier: String }'),
    findings: ['described SalesFacet.tier of sales'],
  },
  {
    change: 'a second department describes what it does not own',
    edit: add('marketing', '"A colleague." type Staff @key(fields: "id", resolvable: false) { id: ID! }'),
    findings: ['one-description Staff of customer, marketing'],
  },
  {
    change: 'a field is deprecated without successor and day',
    edit: deprecate('sales', 'Order.number', 'Not needed.'),
    findings: ['deprecation Order.number of sales'],
  },
  {
    change: 'a field is deprecated with a day that has passed',
    edit: deprecate('sales', 'Order.placedAt', 'Use number. Removal on 2027-01-01.'),
    findings: ['deprecation Order.placedAt of sales'],
  },
  {
    change: 'the day of a removal is brought forward',
    before: deprecate('sales', 'Order.status', 'Use number. Removal on 2027-12-01.'),
    edit: deprecate('sales', 'Order.status', 'Use number. Removal on 2027-02-01.'),
    findings: ['deprecation Order.status of sales'],
  },
  {
    change: 'a root field that everybody may ask for',
    edit: add('support', 'extend type Query { "How many wait." waitingCount: Int }'),
    findings: ['rights Query.waitingCount of support'],
  },
  {
    change: 'personal data without a scope',
    edit: add(
      'support',
      'extend type Query { "Who called last." lastCaller: Caller @authenticated } "A caller." type Caller { "The name." name: String @tag(name: "personal") }',
    ),
    findings: ['personal-data Caller.name of support'],
  },
  {
    change: 'a field is closed to partners',
    edit: edit('sales', 'Order.externalRef', (sdl) => sdl.replace('@tag(name: "partner")', '')),
    findings: ['partner-view Order.externalRef of sales'],
  },
  {
    change: 'a type that nobody knows',
    isNoGraph: true,
    edit: add('sales', 'extend type SalesFacet { "The tier." tier: Tier }'),
    findings: ['composes Tier of sales'],
  },
];

/** The directive has to be imported where a trial adds it. */
const withAuthenticated = (part: SubgraphSdl): SubgraphSdl => ({
  ...part,
  typeDefs: parse(
    print(part.typeDefs).replace(/"@requiresScopes"(?!.*"@authenticated")/, '"@requiresScopes", "@authenticated"'),
  ),
});

let findingsOf: (trial: Trial) => Promise<Finding[]>;
beforeAll(async () => {
  const importing = (await realSubgraphs()).map(withAuthenticated);
  findingsOf = await findingsByTrial(importing, forbidden);
});

test.each(forbidden)('refused: $change', async (trial) => {
  const findings = await findingsOf(trial);

  expect(findings.map(inShort)).toEqual(trial.findings);
  for (const { problem, fix } of findings)
    expect({ problem, fix }).toEqual({ problem: expect.stringMatching(/\S/), fix: expect.stringMatching(/\S/) });
});

// Four departments in one process, as cheap as can be: what is measured stands before them.
import { createServer } from 'node:http';
import { Kind, parse } from 'graphql';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])`;
const money = 'type Money @shareable { amount: String! currencyCode: String! }';

export const sdl = {
  customer: `${link}
    type Query { customers(first: Int!, after: String): CustomerConnection! }
    type CustomerConnection { nodes: [Customer!]! pageInfo: PageInfo! }
    type PageInfo { hasNextPage: Boolean! endCursor: String }
    type Customer @key(fields: "id") { id: ID! displayName: String! email: String country: String createdAt: String! }`,
  sales: `${link} ${money}
    type Customer @key(fields: "id") { id: ID! sales: CustomerSales }
    type CustomerSales { orderCount: Int! lifetimeValue: Money! lastOrderAt: String orders(first: Int!): [Order!]! }
    type Order { id: ID! number: String! placedAt: String! status: OrderStatus! total: Money! }
    enum OrderStatus { PLACED PAID SHIPPED }`,
  marketing: `${link}
    type Customer @key(fields: "id") { id: ID! marketing: CustomerMarketing }
    type CustomerMarketing { score: Float! segments: [Segment!]! lastCampaign: String isContactable: Boolean! }
    type Segment { id: ID! name: String! }`,
  support: `${link}
    type Customer @key(fields: "id") { id: ID! support: CustomerSupport }
    type CustomerSupport { openTicketCount: Int! csat: Float tickets(first: Int!): [Ticket!]! }
    type Ticket { id: ID! subject: String! status: TicketStatus! openedAt: String! }
    enum TicketStatus { OPEN WAITING CLOSED }`,
};

const day = (number) => `2026-0${1 + (number % 9)}-1${number % 10}T08:30:00.000Z`;
const of = (typename, fields) => ({ __typename: typename, ...fields });
const some = (count, make) => Array.from({ length: count }, (_, index) => make(index));

/** What is known of each customer is made of the number in its id, so that all answers can be compared. */
const facets = {
  customer: (id) =>
    of('Customer', { id, displayName: `Customer ${id}`, email: `${id}@example.com`, country: 'KR', createdAt: day(1) }),
  sales: (id) => {
    const number = Number(id.slice(1));
    const total = (value) => of('Money', { amount: `${value}.50`, currencyCode: 'EUR' });
    const order = (index) =>
      of('Order', {
        id: `${id}-${index}`,
        number: `2026-${number}-${index}`,
        placedAt: day(number + index),
        status: ['PLACED', 'PAID', 'SHIPPED'][index % 3],
        total: total(number + index),
      });
    const orders = some(3, order);
    return of('Customer', {
      id,
      sales: of('CustomerSales', { orderCount: 3, lifetimeValue: total(number), lastOrderAt: day(number), orders }),
    });
  },
  marketing: (id) => {
    const segments = some(2, (index) => of('Segment', { id: `s${index}`, name: `Segment ${index}` }));
    return of('Customer', {
      id,
      marketing: of('CustomerMarketing', { score: 0.25, segments, lastCampaign: 'Spring', isContactable: true }),
    });
  },
  support: (id) => {
    const ticket = (index) =>
      of('Ticket', { id: `${id}-${index}`, subject: 'Where is it?', status: 'OPEN', openedAt: day(index) });
    return of('Customer', {
      id,
      support: of('CustomerSupport', { openTicketCount: 1, csat: 4.5, tickets: some(2, ticket) }),
    });
  },
};

function customers({ first, after }) {
  const start = Number(after ?? 0);
  const nodes = some(first, (index) => facets.customer(`c${start + index}`));
  return of('CustomerConnection', {
    nodes,
    pageInfo: of('PageInfo', { hasNextPage: true, endCursor: String(start + first) }),
  });
}

const documents = new Map();
function operationOf(query) {
  if (!documents.has(query)) {
    const { definitions } = parse(query, { noLocation: true });
    const fragments = new Map(
      definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
    );
    documents.set(query, {
      operation: definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION),
      fragments,
    });
  }
  return documents.get(query);
}

const literal = (node, variables) => {
  if (node.kind === Kind.VARIABLE) return variables[node.name.value];
  return node.kind === Kind.INT ? Number(node.value) : node.value;
};

/** The selected part of what is known; list arguments are ignored: the lists are as long as the query asks for. */
function selected(value, selectionSet, request) {
  if (Array.isArray(value)) return value.map((item) => selected(item, selectionSet, request));
  if (value === null || typeof value !== 'object' || !selectionSet) return value;
  const result = {};
  const add = ({ selections }) => {
    for (const node of selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) add(request.fragments.get(node.name.value).selectionSet);
      else if (node.kind === Kind.INLINE_FRAGMENT) add(node.selectionSet);
      else result[(node.alias ?? node.name).value] = selected(value[node.name.value], node.selectionSet, request);
    }
  };
  add(selectionSet);
  return result;
}

function answer(department, { query, variables = {} }) {
  const { operation, fragments } = operationOf(query);
  const data = {};
  const request = { fragments };
  for (const node of operation.selectionSet.selections) {
    const given = Object.fromEntries(
      (node.arguments ?? []).map((each) => [each.name.value, literal(each.value, variables)]),
    );
    const key = (node.alias ?? node.name).value;
    const known = {
      __typename: () => 'Query',
      customers: () => customers(given),
      _entities: () => given.representations.map(({ id }) => facets[department](id)),
    }[node.name.value]();
    data[key] = selected(known, node.selectionSet, request);
  }
  return { data };
}

async function listen(department) {
  const server = createServer((request, response) => {
    const pieces = [];
    request.on('data', (piece) => pieces.push(piece));
    request.on('end', () => {
      const body = JSON.stringify(answer(department, JSON.parse(Buffer.concat(pieces).toString())));
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
      response.end(body);
    });
  });
  server.keepAliveTimeout = 600_000;
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${server.address().port}/graphql`;
}

if (process.send) {
  const names = Object.keys(sdl);
  const urls = await Promise.all(names.map(listen));
  process.send({ departments: names.map((name, index) => ({ name, url: urls[index], sdl: sdl[name] })) });
  process.on('disconnect', () => process.exit(0));
}

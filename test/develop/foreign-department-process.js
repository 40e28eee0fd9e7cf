// A department from another repository: nothing of ours, an HTTP server and the reference implementation of GraphQL.
const { createServer } = require('node:http');
const { buildSchema, graphql } = require('graphql');

const sdl = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes"])

type Customer @key(fields: "id") {
  id: ID!
  "What freight knows of the customer; null only while freight does not answer."
  freight: FreightFacet @requiresScopes(scopes: [["freight:read"]])
}

"Freight's part of a customer; a customer without parcels has zero of them."
type FreightFacet {
  "The customer's id."
  id: ID!
  "How many parcels went to the customer."
  parcelCount: Int!
}

"What was sent to a customer."
type Parcel @key(fields: "number") @requiresScopes(scopes: [["freight:read"]]) {
  "What stands on its label."
  number: ID!
  "To whom it went."
  customer: Customer!
}

type Query {
  "The parcel with this number; null when there is none."
  parcel("What stands on its label." number: ID!): Parcel @requiresScopes(scopes: [["freight:read"]])
}

type Mutation {
  "Sends a parcel."
  parcelSend("What stands on its label." number: ID!, "To whom it goes." customerId: ID!): Parcel
    @requiresScopes(scopes: [["freight:write"]])
}
`;

const federation = `
scalar _Any
union _Entity = Customer | Parcel
type _Service { sdl: String! }
extend type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }
`;

const schema = buildSchema(sdl + federation, { assumeValidSDL: true });
/** Customer's id by the parcel's number. */
const parcels = new Map();

const customerOf = (id) => ({
  __typename: 'Customer',
  id,
  freight: { id, parcelCount: [...parcels.values()].filter((one) => one === id).length },
});
const parcelOf = (number) =>
  parcels.has(number) ? { __typename: 'Parcel', number, customer: customerOf(parcels.get(number)) } : null;

const rootValue = {
  _service: { sdl },
  _entities: ({ representations }) =>
    representations.map((one) => (one.__typename === 'Customer' ? customerOf(one.id) : parcelOf(one.number))),
  parcel: ({ number }) => parcelOf(number),
  parcelSend({ number, customerId }) {
    parcels.set(number, customerId);
    return parcelOf(number);
  },
};

const server = createServer(async (request, response) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const { query, variables, operationName } = JSON.parse(Buffer.concat(pieces).toString());
  const answer = await graphql({ schema, source: query, rootValue, variableValues: variables, operationName });
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}/graphql\n`));

import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { GuardedGateway } from '../../gateway/guard/rights/guarded-gateway';
import { withoutSecurityMarks } from '../../gateway/guard/rights/security-links';
import type { Viewer } from '../../gateway/guard/viewer';

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@external", { name: "@requiresScopes", as: "@needs" }, "@authenticated"])`;

/** A museum, whose directive for scopes has another name. */
const museumSdl = `${federation}
  type Query {
    works(first: Int): [Work!] finds: [Find!] named: [Named!] strict: [Strict!] secret: Secret @needs(scopes: [["vault"]])
    price: Int @needs(scopes: [["money", "trust"], ["chief"]]) code: Code plain: String
  }
  type Mutation { hang(id: ID!): String @needs(scopes: [["hang"]]) dust(id: ID!): String }
  interface Named { name: String }
  union Find = Work | Coin
  type Work implements Named @key(fields: "id") {
    id: ID! name: String value: Int @needs(scopes: [["money"]]) similar: [Work!] }
  type Coin implements Named { name: String @needs(scopes: [["coins"]]) weight: Int }
  type Secret @needs(scopes: [["vault"]]) { text: String! }
  type Strict { id: ID! inner: Int! @needs(scopes: [["money"]]) }
  scalar Code @needs(scopes: [["code"]])
`;
const insuranceSdl = `${federation}
  type Work @key(fields: "id") {
    id: ID! value: Int @external
    premium: Int @requires(fields: "value") @needs(scopes: [["money"]])
    insurer: String @needs(scopes: [["insurance"]]) }
`;

const work = (id: string) => ({ __typename: 'Work', id, name: `work ${id}`, value: 100, similar: () => [work('9')] });
const coin = { __typename: 'Coin', name: 'obol', weight: 1 };
const museum = {
  Query: {
    works: () => [work('1'), work('2')],
    finds: () => [work('1'), coin],
    named: () => [work('1'), coin],
    strict: () => [{ id: 's', inner: 1 }],
    secret: () => ({ text: 'hush' }),
    price: () => 5,
    code: () => 'x-1',
    plain: () => 'plain',
  },
  Mutation: { hang: () => 'hung', dust: () => 'dusted' },
  Work: { __resolveReference: ({ id }: { id: string }) => work(id) },
};
const insurance = {
  Work: {
    __resolveReference: (reference: object) => reference,
    premium: ({ value }: { value: number }) => value / 10,
    insurer: () => 'Lloyd',
  },
};

/** The supergraph of museum and insurance, with its marks for SECURITY. */
export function museumSupergraph(): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'museum', url: 'http://museum', typeDefs: parse(museumSdl) },
    { name: 'insurance', url: 'http://insurance', typeDefs: parse(insuranceSdl) },
  ]);
  if (errors) throw new Error(errors.map(String).join('\n'));
  return supergraphSdl;
}

/** What insurance would be without the scope that its @requires passes on. */
export const composeCarelessly = () =>
  composeServices([
    { name: 'museum', url: 'http://museum', typeDefs: parse(museumSdl) },
    {
      name: 'insurance',
      url: 'http://insurance',
      typeDefs: parse(
        insuranceSdl.replace('@requires(fields: "value") @needs(scopes: [["money"]])', '@requires(fields: "value")'),
      ),
    },
  ]);

/** Apollo's gateway over the two, guarded, and what was asked of them. */
export async function startMuseum() {
  const asked: { department: string; query: string }[] = [];
  const sources: Record<string, ReturnType<typeof buildSubgraphSchema>> = {
    museum: buildSubgraphSchema([{ typeDefs: parse(museumSdl), resolvers: museum as never }]),
    insurance: buildSubgraphSchema([{ typeDefs: parse(insuranceSdl), resolvers: insurance as never }]),
  };
  const buildService = ({ name }: { name: string }): GraphQLDataSource => ({
    async process({ request }) {
      asked.push({ department: name, query: request.query! });
      const { query: source = '', variables: variableValues } = request;
      return await graphql({ schema: sources[name]!, source, variableValues });
    },
  });
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const whole = new ApolloGateway({
    supergraphSdl: withoutSecurityMarks(museumSupergraph()),
    buildService,
    logger: quiet,
  });
  const gateway = new GuardedGateway(whole, {
    outsiders: [],
    grants: [{ department: 'crown', roles: ['admin'], scopes: ['*'] }],
  });
  const { executor } = await gateway.load({ apollo: {} });
  const ask = async (query: string, scopes: string[] = [], viewer: Partial<Viewer> = {}) => {
    asked.length = 0;
    const document = parse(query);
    const context = { viewer: { sub: 'x', department: 'visitors', role: 'agent', scopes, ...viewer } };
    const request = { query, variables: {} };
    const answer = await executor!({ request, document, queryHash: query, context, metrics: {} } as never);
    const errors = answer.errors?.map(({ path, extensions }) => [
      path?.join('.'),
      extensions?.['code'],
      extensions?.['department'],
    ]);
    return { data: JSON.parse(JSON.stringify(answer.data)) as unknown, errors, asked: [...asked] };
  };
  return { ask, stop: () => gateway.stop() };
}

import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import { parse } from 'graphql';
import { decodeJwt } from 'jose';
import { gatewayCalls } from '../../subgraphs/kit/gateway-call';
import { gatewayKey } from './gateway-under-test';

/** Every rule of what a partner sees has an element here. */
export const keeperSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])
  type Query {
    book(id: ID!, format: Format): Book @tag(name: "partner")
    find(filter: BookFilter!): [Finding!] @tag(name: "partner")
    viewer: String @tag(name: "partner")
    "Tagged, but of a type of which nothing is."
    loan(id: ID!): Loan @tag(name: "partner")
    forStaff(secret: Int!): String
    borrower(id: ID!): Borrower
  }
  type Mutation {
    lend(id: ID!): LendPayload @tag(name: "partner")
    burn(id: ID!): LendPayload
  }
  enum Format { PAPER SOUND }
  enum Mood { GOOD BAD }
  input BookFilter { title: String  format: Format }
  type Book @key(fields: "id") {
    id: ID! @tag(name: "partner")
    title: String! @tag(name: "partner")
    price: Price @tag(name: "partner")
    loan: Loan @tag(name: "partner")
    condition: String
  }
  "Tagged as a whole."
  type Author @key(fields: "id") @tag(name: "partner") { id: ID! name: String! borrower: Borrower }
  "No entity: seen wherever it is reached."
  type Price { amount: String! currency: String! setBy: Borrower }
  union Finding = Book | Author | Borrower
  type LendPayload { book: Book loan: Loan }
  type Loan @key(fields: "id") { id: ID! mood: Mood }
  type Borrower @key(fields: "id") { id: ID! name: String }
`;

const book = {
  __typename: 'Book',
  id: 'b1',
  title: 'Emma',
  price: { amount: '9.50', currency: 'GBP' },
  condition: 'worn',
};
const resolvers = {
  Query: {
    book: () => book,
    find: () => [book, { __typename: 'Author', id: 'a1', name: 'Jane' }],
    viewer: (_: unknown, __: unknown, { viewer }: { viewer: object }) => JSON.stringify(viewer),
    forStaff: () => 'for staff',
  },
  Mutation: { lend: () => ({ book }) },
};

interface StoredKey {
  sha256: string;
  scopes: string[];
  expiresAt: Date | null;
}

/** A real subgraph that keeps API keys. */
export interface KeyKeeper {
  supergraphSdl: string;
  /** Bodies of the gateway's questions about keys. */
  questions: string[];
  addKey(key?: { scopes?: string[]; expiresAt?: Date | null }): string;
  revoke(key: string): void;
  /** Questions wait for this before they are answered. */
  gate: Promise<void>;
  stop(): Promise<void>;
}

export async function startKeyKeeper(sdl = keeperSdl): Promise<KeyKeeper> {
  const keys = new Map<string, StoredKey>();
  const questions: string[] = [];
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const apollo = new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  await apollo.start();
  const app = express();
  const context = async ({ req }: { req: express.Request }) => ({
    viewer: decodeJwt((req.headers.authorization ?? '').replace('Bearer ', '')),
  });
  app.use('/graphql', express.json(), expressMiddleware(apollo, { context }));
  const keeper = { questions, gate: Promise.resolve() };
  app.post(
    '/api-keys/verify',
    gatewayCalls({ key: gatewayKey, audience: 'keeper', typ: 'api-key-question+jwt' }),
    express.json(),
    async (request, response) => {
      questions.push(JSON.stringify(request.body));
      await keeper.gate;
      const { id, sha256 } = request.body as { id: string; sha256: string };
      const key = keys.get(id);
      response.json({ key: key?.sha256 === sha256 ? { name: 'a partner', ...key } : null });
    },
  );
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const { supergraphSdl, errors } = composeServices([{ name: 'keeper', url, typeDefs: parse(sdl) }]);
  if (errors) throw new Error(errors.map(String).join('\n'));
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await apollo.stop();
  };
  return Object.assign(keeper, {
    supergraphSdl,
    stop,
    addKey: ({ scopes = ['books:read'], expiresAt = null }: { scopes?: string[]; expiresAt?: Date | null } = {}) => {
      const id = randomBytes(8).toString('hex');
      const secret = randomBytes(32).toString('base64url');
      keys.set(id, { sha256: createHash('sha256').update(secret).digest('hex'), scopes, expiresAt });
      return `cg_${id}_${secret}`;
    },
    revoke: (key: string) => void keys.delete(key.split('_')[1]!),
  });
}

import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])`;

export const librarySdl = `${federation}
  type Query { book(id: ID!): Book  books: BookPage  whoAmI: String  shelve(row: Int!, note: String): String }
  type Mutation { lend(id: ID!): Book }
  type BookPage { nodes: [Book!]! }
  type Book @key(fields: "id") {
    id: ID!
    title: String!
    reviews: BookReviews @external
    summary: String @requires(fields: "reviews { count }")
  }
  type BookReviews { count: Int! @external }
`;

export const reviewsSdl = `${federation}
  type Query { bestReview: Review }
  type Book @key(fields: "id") { id: ID! reviews: BookReviews }
  type BookReviews { count: Int! first: Review }
  type Review { text: String! }
`;

const titles: Record<string, string> = { b1: 'Emma', b2: 'Dubliners' };
const book = (id: string) => (titles[id] ? { id, title: titles[id] } : null);

/** Something that listens and remembers what it was sent. */
export interface Department {
  url: string;
  received: IncomingHttpHeaders[];
  stop(): Promise<void>;
}

async function startSubgraph(sdl: string, resolvers: object): Promise<Department> {
  const received: IncomingHttpHeaders[] = [];
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const server = new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()] });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async ({ req }) => {
      received.push(req.headers);
      return {};
    },
  });
  return { url: `${url}graphql`, received, stop: () => server.stop() };
}

export const startLibrary = () =>
  startSubgraph(librarySdl, {
    Query: {
      book: (_: unknown, { id }: { id: string }) => book(id),
      books: () => ({ nodes: Object.keys(titles).map(book) }),
      whoAmI: () => {
        throw new GraphQLError('nobody is here', {
          extensions: { code: 'NOT_FOUND', shelf: 3, http: { status: 418 } },
        });
      },
      shelve: (_: unknown, { row }: { row: number }) => {
        if (row < 0) throw new Error('duplicate key: (email)=(kim@example.com)');
        return `row ${row}`;
      },
    },
    Mutation: { lend: (_: unknown, { id }: { id: string }) => book(id) },
    Book: {
      __resolveReference: (reference: { id: string }) => ({ ...book(reference.id), ...reference }),
      summary: ({ reviews }: { reviews?: { count: number } }) => (reviews ? `${reviews.count} reviews` : null),
    },
  });

export const startReviews = () =>
  startSubgraph(reviewsSdl, {
    Query: { bestReview: () => ({ text: 'read it twice' }) },
    Book: {
      reviews: ({ id }: { id: string }) => {
        if (id === 'b2') throw new GraphQLError('sealed', { extensions: { code: 'FORBIDDEN' } });
        return { count: 2, first: { text: 'fine' } };
      },
    },
  });

/** A department that answers everything as told, which need not be GraphQL. */
export async function startImpostor(listener: RequestListener): Promise<Department> {
  const received: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    received.push(request.headers);
    listener(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, received, stop };
}

/** The supergraph of library and reviews; more SDL can be put in place of the library's. */
export function composeLibrary(urls: { library: string; reviews: string }, library = librarySdl): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'library', url: urls.library, typeDefs: parse(library) },
    { name: 'reviews', url: urls.reviews, typeDefs: parse(reviewsSdl) },
  ]);
  if (errors) throw new Error(errors.map(String).join('\n'));
  return supergraphSdl;
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { Reads } from './audit/reads';
import { startBackground } from './background';
import type { Context } from './context';
import { noteDeadline, refuseLate } from './deadline';
import { executableSchema } from './executable-schema';
import { formatError } from './graphql-error';
import type { Settings } from './settings';
import { listLimitPlugin } from './list-limit';
import { type AnswerNeighbour, answersNeighbours } from './neighbours';
import { plainJsonStatusPlugin } from './plain-json-status';
import { noteRequestId, underRequestId } from './request-id';
import { letIn, sendRefusal, viewerOf } from './server/door';
import { type Answer, Operations } from './server/operations';
import { type AskedQuestion, shortWay } from './server/short-way';
import type { Subgraph } from './subgraph';
import { startTracing, traceRequests, traced, traceStatements } from './tracing/tracing';
import { type ReadViewer, type Viewer, vouchedByGateway } from './viewer';

export interface ServeOptions {
  host: string;
  /** 0 picks a free port. */
  port: number;
  database: DataSource;
  /** What the gateway signs viewers with. */
  gatewayKey: string;
  /** Refuses viewer tokens older than this; null leaves it to their expiry. */
  maxViewerAgeSeconds: number | null;
  /** How to tell who asks from what another router passes on; unset: the gateway vouches for viewers. */
  readViewer?: ReadViewer;
  defaultCountry: string | null;
  settings: Settings;
  /** Where notifications are listened for, past a pooler; null: where the database's own connections go. */
  directUrl?: string | null;
  sharedMailboxes?: ReadonlySet<string>;
  /** Address of an OpenTelemetry collector, which gets spans by OTLP over HTTP; null: nothing is traced. */
  traceCollector?: string | null;
  log: Logger;
}

/** A thousand representations with what other departments' fields require of them. */
const largestBodyBytes = 16 * 1024 * 1024;

export interface RunningSubgraph {
  name: string;
  url: string;
  /** Finishes what runs, then closes the server and the database connections. */
  stop(): Promise<void>;
}

/** One that runs in this process. */
export interface ServedSubgraph extends RunningSubgraph {
  /** For a gateway in this process. */
  answer: AnswerNeighbour;
}

function refuseOtherCharsets(_request: unknown, _response: unknown, _body: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw Object.assign(new Error('charset'), { status: 415 });
}

const refuseUnreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 500;
  const code = status === 500 ? 'INTERNAL' : 'BAD_REQUEST';
  sendRefusal(response, { status, code, message: 'the request could not be read' });
};

/** Serves one subgraph over HTTP to callers that the gateway vouches for; everybody else gets 401. */
export async function serveSubgraph(subgraph: Subgraph, options: ServeOptions): Promise<ServedSubgraph> {
  const { database, defaultCountry, settings, sharedMailboxes, log } = options;
  const tracing = await startTracing(options.traceCollector, subgraph.name, log);
  if (tracing) traceStatements(database);
  const reads = new Reads();
  const schema = executableSchema(subgraph);
  const operations = new Operations(schema, log);
  const app = express().disable('x-powered-by').disable('etag');
  const http = createServer({ headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 500 });
  const apollo = new ApolloServer<Context<unknown>>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    // Who can send it has been let in already.
    csrfPrevention: { requestHeaders: ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'] },
    formatError: (formatted, error) => formatError(formatted, error, log),
    plugins: [
      operations.plugin,
      listLimitPlugin,
      plainJsonStatusPlugin,
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 5_000 }),
      ApolloServerPluginInlineTraceDisabled(),
      // It puts a resolver of its own before that of each field.
      ApolloServerPluginCacheControlDisabled(),
    ],
    stopOnTerminationSignals: false,
    logger: log,
  });
  await apollo.start();
  const contextOf = (viewer: Viewer): Context<unknown> => {
    const made: Context<unknown> = {
      viewer,
      database,
      defaultCountry,
      settings,
      reads,
      sharedMailboxes,
      loaders: subgraph.createLoaders(database.manager),
      renewLoaders: () => (made.loaders = subgraph.createLoaders(database.manager)),
    };
    return made;
  };
  const run = (asked: AskedQuestion, answer: Answer): ReturnType<Answer> =>
    underRequestId(asked.requestId, () => traced(tracing, asked, () => answer(contextOf(asked.viewer))));
  const read =
    options.readViewer ??
    vouchedByGateway({ key: options.gatewayKey, audience: subgraph.name, maxAgeSeconds: options.maxViewerAgeSeconds });
  app.get('/health', (_request, response) => void response.json({ status: 'alive' }));
  app.use(
    '/graphql',
    noteDeadline,
    letIn(read),
    express.json({ limit: largestBodyBytes, verify: refuseOtherCharsets }),
    refuseLate,
    noteRequestId,
    ...(tracing ? [traceRequests(tracing)] : []),
    expressMiddleware(apollo, { context: async ({ req }) => contextOf(viewerOf(req)) }),
  );
  if (subgraph.routes) app.use(subgraph.routes(options));
  app.use(refuseUnreadable);
  const answer = (asked: AskedQuestion) => {
    const found = operations.find(asked);
    return found && run(asked, found);
  };
  http.on('request', shortWay({ readViewer: read, limit: largestBodyBytes, answer, longWay: app, log }));
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).listen(options.port, options.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const background = await startBackground(subgraph, options, reads);
  return {
    name: subgraph.name,
    url: `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${port}/graphql`,
    answer: answersNeighbours((question) => answer(question) ?? run(question, operations.byApollo(question, apollo))),
    stop: async () => {
      await apollo.stop();
      // What was asked last is in the audit too.
      await background.stop();
      await database.destroy();
      await tracing?.stop();
    },
  };
}

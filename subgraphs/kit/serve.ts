import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { Reads } from './audit/reads';
import { startBackground } from './background';
import { type ReadViewer, KeysUnavailableError } from './client-token';
import type { Context } from './context';
import { noteDeadline, refuseLate } from './deadline';
import { executableSchema } from './executable-schema';
import { formatError } from './graphql-error';
import type { Settings } from './settings';
import { listLimitPlugin } from './list-limit';
import { type AnswerNeighbour, answersNeighbours } from './neighbours';
import { plainJsonStatusPlugin } from './plain-json-status';
import { noteRequestId } from './request-id';
import type { Subgraph } from './subgraph';
import { startTracing, traceRequests, traceStatements } from './tracing/tracing';
import { UnauthenticatedError, type Viewer, readViewer } from './viewer';

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

const viewers = new WeakMap<object, Viewer>();

const refuse = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

function vouchedByGateway(audience: string, { gatewayKey, maxViewerAgeSeconds }: ServeOptions): ReadViewer {
  const key = new TextEncoder().encode(gatewayKey);
  return (authorization) => readViewer(authorization, { key, audience, maxAgeSeconds: maxViewerAgeSeconds });
}

function authenticate(read: ReadViewer): RequestHandler {
  return async (request, response, next) => {
    try {
      viewers.set(request, await read(onlyAuthorization(request.rawHeaders)));
    } catch (error) {
      if (error instanceof UnauthenticatedError) {
        response.status(401).json(refuse('UNAUTHENTICATED', error.message));
      } else if (error instanceof KeysUnavailableError) {
        const message = 'tokens cannot be verified at the moment';
        response.status(503).set('Retry-After', '5').json(refuse('AUTHENTICATION_UNAVAILABLE', message));
      } else throw error;
      return;
    }
    next();
  };
}

/** From the raw headers: Node keeps the first of two Authorization headers and drops the other without a word. */
function onlyAuthorization(rawHeaders: string[]): string | undefined {
  const given = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'authorization');
  if (given.length > 1) throw new UnauthenticatedError('there is more than one Authorization header');
  return given[0];
}

function refuseOtherCharsets(_request: unknown, _response: unknown, _body: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw Object.assign(new Error('charset'), { status: 415 });
}

const refuseUnreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  const status = error.status && error.status >= 400 && error.status < 500 ? error.status : 500;
  response.status(status).json(refuse(status === 500 ? 'INTERNAL' : 'BAD_REQUEST', 'the request could not be read'));
};

/** Serves one subgraph over HTTP to callers that the gateway vouches for; everybody else gets 401. */
export async function serveSubgraph(subgraph: Subgraph, options: ServeOptions): Promise<ServedSubgraph> {
  const { database, defaultCountry, settings, sharedMailboxes, log } = options;
  const tracing = await startTracing(options.traceCollector, subgraph.name, log);
  if (tracing) traceStatements(database);
  const reads = new Reads();
  const app = express().disable('x-powered-by');
  const http = createServer({ headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 500 }, app);
  const apollo = new ApolloServer<Context<unknown>>({
    schema: executableSchema(subgraph),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    // Who can send it has been let in already.
    csrfPrevention: { requestHeaders: ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'] },
    formatError: (formatted, error) => formatError(formatted, error, log),
    plugins: [
      listLimitPlugin,
      plainJsonStatusPlugin,
      ApolloServerPluginDrainHttpServer({ httpServer: http, stopGracePeriodMillis: 5_000 }),
      ApolloServerPluginInlineTraceDisabled(),
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
  const context = async ({ req }: { req: object }): Promise<Context<unknown>> => {
    const viewer = viewers.get(req);
    if (!viewer) throw new Error('a request reached GraphQL without a viewer');
    return contextOf(viewer);
  };
  app.get('/health', (_request, response) => void response.json({ status: 'alive' }));
  app.use(
    '/graphql',
    noteDeadline,
    authenticate(options.readViewer ?? vouchedByGateway(subgraph.name, options)),
    // A thousand representations with what other departments' fields require of them.
    express.json({ limit: '16mb', verify: refuseOtherCharsets }),
    refuseLate,
    noteRequestId,
    ...(tracing ? [traceRequests(tracing)] : []),
    expressMiddleware(apollo, { context }),
  );
  if (subgraph.routes) app.use(subgraph.routes(options));
  app.use(refuseUnreadable);
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).listen(options.port, options.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const background = await startBackground(subgraph, options, reads);
  return {
    name: subgraph.name,
    url: `http://${options.host === '0.0.0.0' ? '127.0.0.1' : options.host}:${port}/graphql`,
    answer: answersNeighbours(apollo, contextOf, tracing),
    stop: async () => {
      await apollo.stop();
      // What was asked last is in the audit too.
      await background.stop();
      await database.destroy();
      await tracing?.stop();
    },
  };
}

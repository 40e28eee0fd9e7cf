import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { expressMiddleware } from '@as-integrations/express5';
import cors from 'cors';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Logger } from 'pino';
import type { GraphServer } from './apollo-server';
import { ClientGone } from './client-gone';
import { clientHeaders } from './client-headers';
import type { GatewayContext, Observation } from './context';
import { namedDocuments } from './documents/named-documents';
import type { TrustedDocuments } from './documents/trusted-documents';
import type { GatewayEnvironment } from './env';
import { sendError } from './errors';
import { refuseKeyInUrl } from './guard/api-key/key-in-url';
import { authenticate } from './guard/authentication';
import { DocumentGuard } from './guard/limits/document-guard';
import { shedLoad } from './guard/load-shedding';
import { RefusedOperation } from './guard/refused-operation';
import { refuseSlowBody } from './guard/slow-body';
import type { VerifyToken } from './guard/token-verifier';
import { partnerDepartment, type Viewer } from './guard/viewer';
import { type GatewayResponse, type Handler, inTurn } from './handlers';
import { jsonBody } from './json-body';
import type { GatewayMetrics } from './metrics';
import { type PageTab, pageRouter } from './page/page';
import { type PassThroughParts, passThrough } from './pass-through/pass-through';
import type { DepartmentHealth } from './supergraph/department-health';
import type { TracedStep, Tracing } from './tracing/tracing';

/** What the HTTP side is made of. */
export interface ApplicationParts {
  graph: GraphServer;
  /** The same for those who see only what is tagged for partners. */
  partners: GraphServer;
  environment: GatewayEnvironment;
  /** null: everybody is let in. */
  verify: VerifyToken | null;
  metrics: GatewayMetrics;
  health: DepartmentHealth;
  pageTabs: PageTab[];
  trustedDocuments: TrustedDocuments;
  /** Addresses of departments that need no token. */
  passThrough: PassThroughParts;
  tracing: Tracing;
  logger: Logger;
  isDraining: () => boolean;
}

interface Locals {
  requestId: string;
  viewer: Viewer;
  observation: Observation;
  trace: TracedStep;
}

const graphAddress = '/graphql';

/**
 * All addresses of the gateway. Express finds the way to them, except for the one that nearly all requests go: through
 * the same handlers, past Express, which costs as much as they do.
 */
export function createApplication(parts: ApplicationParts): RequestListener {
  const { graph, partners, environment, verify, metrics, health, logger, isDraining } = parts;
  const app = plainExpress();
  const identify = identifyRequest(isDraining);
  app.use(identify);
  app.use(refuseKeyInUrl);
  const documents = new DocumentGuard(environment.limits);
  const contextOf = (response: GatewayResponse): GatewayContext => {
    const { requestId, viewer, observation, trace } = response.locals as unknown as Locals;
    const clientGone = new ClientGone();
    response.on('close', () => !response.writableFinished && clientGone.leave());
    const deadlineAt = performance.now() + environment.deadlineMilliseconds;
    return { requestId, viewer, observation, trace, deadlineAt, clientGone };
  };
  const context = async ({ req, res }: { req: Request; res: Response }): Promise<GatewayContext> => {
    // Here, because from the next step on Apollo parses and validates, which is what has to be kept small.
    const refusal = documents.refusalOf(req);
    if (refusal) {
      const { requestId } = res.locals as Locals;
      logger.info({ requestId, refusal: refusal.extensions }, 'an operation was refused');
      throw new RefusedOperation(refusal);
    }
    return contextOf(res);
  };
  const isPartner = ({ locals }: GatewayResponse) => (locals['viewer'] as Viewer).department === partnerDepartment;
  const answerKnown =
    (address: string): Handler =>
    async (request, response, next) => {
      const { known } = isPartner(response) ? partners : graph;
      const found = request.url === address ? known.find(request) : null;
      if (!found) return next();
      const { status, headers, text } = await known.answer(found, contextOf(response));
      const bytes = Buffer.byteLength(text);
      // Text of ASCII alone needs no conversion.
      const encoding = bytes === text.length ? 'latin1' : 'utf8';
      response.writeHead(status, { ...headers, 'content-length': bytes }).end(text, encoding);
    };
  const runForPartner = expressMiddleware(partners.apollo, { context });
  const runForOthers = expressMiddleware(graph.apollo, { context });
  const run: RequestHandler = (request, response, next) =>
    (isPartner(response) ? runForPartner : runForOthers)(request, response, next);
  const guards: Handler[] = [
    observe(metrics, parts.tracing),
    shedLoad(environment.maxInFlight, metrics),
    authenticate(verify, logger),
    refuseSlowBody,
    jsonBody(),
    namedDocuments({ trusted: parts.trustedDocuments, isTrustedOnly: environment.isTrustedOnly }),
  ];
  if (environment.corsOrigins.length > 0) app.use('/graphql', cors(corsOptions(environment.corsOrigins)));
  app.use('/graphql', ...guards, answerKnown('/'), run);
  app.get('/health', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/ready', async (_request, response) => {
    if (isDraining()) return void response.status(503).json({ status: 'draining' });
    response.json({ status: 'ready', departments: { unavailable: await health.unavailable() } });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).end(await metrics.registry.metrics());
  });
  app.use(pageRouter(parts.pageTabs));
  app.use(passThrough(parts.passThrough));
  app.use((_request, response) => sendError(response, 404, 'NOT_FOUND', 'There is nothing at this address.'));
  const answerFault = faultAnswered(logger);
  // Express knows an error handler by its four parameters.
  const answerExpress: ErrorRequestHandler = (error, _request, response, _next) => answerFault(error, response);
  app.use(answerExpress);
  if (environment.corsOrigins.length > 0) return app;

  const apolloAlone = plainExpress().use('/graphql', run).use(answerExpress);
  const inside: Handler = (request, response) => apolloAlone(request as Request, response as Response);
  const usual = inTurn([identify, ...guards, answerKnown(graphAddress), inside], answerFault);
  return (request, response) =>
    (request.method === 'POST' && request.url === graphAddress ? usual : app)(request, response);
}

function plainExpress(): Express {
  // Answers are made for one viewer and not kept: hashing them would be work for nobody.
  return express().disable('x-powered-by').disable('etag');
}

const identifyRequest =
  (isDraining: () => boolean): Handler =>
  (request, response, next) => {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
    response.locals['requestId'] = requestId;
    response.setHeader('x-request-id', requestId);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    if (isDraining()) response.setHeader('Connection', 'close');
    next();
  };

const corsOptions = (origin: string[]): cors.CorsOptions => ({
  origin,
  methods: ['GET', 'POST'],
  allowedHeaders: ['authorization', 'content-type', 'x-request-id', 'apollo-require-preflight', ...clientHeaders],
  exposedHeaders: ['x-request-id', 'retry-after'],
  maxAge: 600,
});

const observe =
  (metrics: GatewayMetrics, tracing: Tracing): Handler =>
  (request, response, next) => {
    const startedAt = performance.now();
    const observation: Observation = { operationName: null, operationType: null, outcome: null };
    const trace = tracing.request('operation', request.headers['traceparent'] as string | undefined);
    response.locals['observation'] = observation;
    response.locals['trace'] = trace;
    response.on('close', () => {
      const outcome = response.writableFinished ? (observation.outcome ?? outcomeOf(response.statusCode)) : 'cancelled';
      metrics.countRequest(observation.operationName, outcome, (performance.now() - startedAt) / 1000);
      trace.end(
        {
          'graphql.operation.name': observation.operationName ?? undefined,
          'graphql.operation.type': observation.operationType ?? undefined,
          'http.response.status_code': response.statusCode,
          'request.id': response.locals['requestId'] as string,
          outcome,
        },
        outcome === 'failed',
      );
    });
    next();
  };

function outcomeOf(status: number): string {
  if (status === 401) return 'unauthenticated';
  return status < 500 ? 'refused' : 'failed';
}

const refusals: Record<number, [code: string, message: string]> = {
  400: [
    'BAD_REQUEST',
    'The body must be one JSON object in UTF-8, no key twice in an object and no number over 1e308.',
  ],
  413: ['PAYLOAD_TOO_LARGE', 'The body must not be larger than 100 kB, unpacked.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The body must be JSON in UTF-8, plain or packed with gzip, deflate or br.'],
};

const faultAnswered =
  (logger: Logger) =>
  (error: unknown, response: GatewayResponse): void => {
    if (response.headersSent) return void response.destroy();
    const { status = 500 } = error as { status?: number };
    const refusal = refusals[status];
    if (refusal) return sendError(response, status, ...refusal);
    logger.error({ err: error, requestId: response.locals['requestId'] as string }, 'a request failed unexpectedly');
    sendError(response, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong in the gateway; it has been logged.');
  };

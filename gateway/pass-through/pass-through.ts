import express, { type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import { sendError } from '../errors';
import { signerOfGatewayCalls } from '../guard/gateway-call';
import type { Department } from '../supergraph/departments';
import { Replicas } from '../transport/replicas';
import { forward } from './forward';
import { BodyTooLargeError } from './limited-body';
import type { PublicPath } from './public-paths';

/** So many at once, beside the GraphQL requests: links in mails must not take the graph's place. */
const maximumInFlight = 64;

export interface PassThroughParts {
  publicPaths: readonly PublicPath[];
  /** The departments of the supergraph of this moment. */
  departments: () => readonly Department[];
  gatewayKey: string;
  dispatcher: Dispatcher;
  logger: Logger;
}

/**
 * Addresses that people without a token reach: each is passed on to its department under a signature that says it
 * comes through the gateway, and nothing else. Whether the caller may is the department's to decide.
 */
export function passThrough({ publicPaths, departments, gatewayKey, dispatcher, logger }: PassThroughParts): Router {
  const router = express.Router();
  const sign = signerOfGatewayCalls(gatewayKey, 'public-request+jwt');
  const limit = limitInFlight();
  const replicasOf = replicasByAddresses();
  for (const publicPath of publicPaths) {
    const answer: RequestHandler = async (request, response, next) => {
      const department = departments().find(({ name }) => name === publicPath.department);
      if (!department || !isPlain(request.path)) return next();
      const replicas = replicasOf(department);
      const [url] = replicas.inTurn();
      try {
        if (url === undefined) throw new Error('the department has no address');
        const authorization = `Bearer ${await sign(department.name)}`;
        await forward(request, response, { publicPath, url, authorization, dispatcher });
      } catch (error) {
        if (response.headersSent || response.destroyed) return void response.destroy();
        // What was not read cannot be skipped: the next request on this connection would begin in the middle of it.
        response.setHeader('Connection', 'close');
        if (isTooLarge(error)) {
          const message = `The body must not be larger than ${publicPath.maximumBytes} bytes.`;
          return sendError(response, 413, 'PAYLOAD_TOO_LARGE', message);
        }
        if (url !== undefined) replicas.failed(url);
        const { requestId } = response.locals as { requestId: string };
        logger.warn({ err: error, requestId, department: department.name }, 'a public request could not be passed on');
        response.setHeader('Retry-After', '5');
        sendError(response, 503, 'DEPARTMENT_UNAVAILABLE', 'This cannot be answered at the moment. Try again in 5 s.');
      }
    };
    for (const method of publicPath.methods) {
      router[method === 'GET' ? 'get' : 'post'](publicPath.path, limit, answer);
    }
  }
  return router;
}

/** Without what a URL reader takes for a way up: an address leads to where it says, or nowhere. */
const isPlain = (path: string): boolean => /^[\w/.~-]+$/.test(path) && !path.includes('..');

const isTooLarge = (error: unknown): boolean =>
  error instanceof BodyTooLargeError || (error as { cause?: unknown }).cause instanceof BodyTooLargeError;

/** Whose turn it is, kept as long as the department's addresses stay the same. */
function replicasByAddresses(): (department: Department) => Replicas {
  const known = new Map<string, Replicas>();
  return ({ name, urls }) => {
    let replicas = known.get(name);
    if (replicas?.addresses !== urls) known.set(name, (replicas = new Replicas(urls)));
    return replicas;
  };
}

function limitInFlight(): RequestHandler {
  let inFlight = 0;
  return (_request, response, next) => {
    if (inFlight >= maximumInFlight) {
      response.setHeader('Retry-After', '1');
      return sendError(response, 503, 'OVERLOADED', 'There are too many requests at the moment. Try again in 1 s.');
    }
    inFlight++;
    response.once('close', () => inFlight--);
    next();
  };
}

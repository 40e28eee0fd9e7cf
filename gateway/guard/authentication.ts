import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { sendError, sendErrorWith } from '../errors';
import type { Handler } from '../handlers';
import { TokenRefusedError, type VerifyToken } from './token-verifier';
import { anonymousAdmin, type Viewer } from './viewer';

const howTo = 'send a valid token or API key as "Authorization: Bearer …"';
const retryAfterSeconds = 5;

/** Puts the viewer into response.locals, or answers 401; 503 when the keys to verify with cannot be had. */
export function authenticate(verify: VerifyToken | null, logger: Logger): Handler {
  return async (request, response, next) => {
    if (!verify) {
      response.locals['viewer'] = anonymousAdmin;
      return next();
    }
    const refuse = (reason: string) => {
      response.setHeader('WWW-Authenticate', 'Bearer');
      sendError(response, 401, 'UNAUTHENTICATED', `Not signed in: ${reason}; ${howTo}.`);
    };
    const token = bearerToken(request.rawHeaders);
    if ('reason' in token) return refuse(token.reason);
    try {
      response.locals['viewer'] = (await verify(token.value)) satisfies Viewer;
    } catch (error) {
      if (error instanceof TokenRefusedError) return refuse(error.message);
      logger.error({ err: error }, 'tokens cannot be verified');
      return sendUnavailable(response);
    }
    next();
  };
}

function sendUnavailable(response: ServerResponse): void {
  const message = `Tokens cannot be verified at the moment. Try again in ${retryAfterSeconds} s.`;
  const extensions = { code: 'AUTHENTICATION_UNAVAILABLE', retryAfter: retryAfterSeconds };
  response.setHeader('Retry-After', String(retryAfterSeconds));
  sendErrorWith(response, 503, extensions, message);
}

/** From the raw headers: Node keeps the first of two Authorization headers and drops the other without a word. */
function bearerToken(rawHeaders: string[]): { value: string } | { reason: string } {
  const given = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'authorization');
  if (given.length === 0) return { reason: 'a token is missing' };
  if (given.length > 1) return { reason: 'there is more than one Authorization header' };
  const value = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+|cg_[\w-]+)$/i.exec(given[0]!)?.[1];
  return value ? { value } : { reason: 'the Authorization header holds no bearer token' };
}

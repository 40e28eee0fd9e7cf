import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { KeysUnavailableError } from '../client-token';
import { type ReadViewer, UnauthenticatedError, type Viewer } from '../viewer';

/** Why a request is not answered. */
export interface Refused {
  status: number;
  code: string;
  message: string;
  headers?: Record<string, string>;
}

/** Sends a refusal in the form of an answer. */
export function sendRefusal(response: ServerResponse, { status, code, message, headers }: Refused): void {
  const text = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      ...headers,
    })
    .end(text);
}

/** Who asks, or why nobody is let in. */
export async function admit(
  request: IncomingMessage,
  read: ReadViewer,
): Promise<{ viewer: Viewer } | { refused: Refused }> {
  try {
    return { viewer: await read(onlyAuthorization(request.rawHeaders)) };
  } catch (error) {
    if (error instanceof UnauthenticatedError) {
      return { refused: { status: 401, code: 'UNAUTHENTICATED', message: error.message } };
    }
    if (error instanceof KeysUnavailableError) {
      const message = 'tokens cannot be verified at the moment';
      return {
        refused: { status: 503, code: 'AUTHENTICATION_UNAVAILABLE', message, headers: { 'retry-after': '5' } },
      };
    }
    throw error;
  }
}

/** From the raw headers: Node keeps the first of two Authorization headers and drops the other without a word. */
function onlyAuthorization(rawHeaders: string[]): string | undefined {
  const given = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'authorization');
  if (given.length > 1) throw new UnauthenticatedError('there is more than one Authorization header');
  return given[0];
}

const viewers = new WeakMap<object, Viewer>();

/** Who sent a request that was let in. */
export function viewerOf(request: object): Viewer {
  const viewer = viewers.get(request);
  if (!viewer) throw new Error('a request reached GraphQL without a viewer');
  return viewer;
}

/** Lets in whose viewer can be read; what it is answered is for this viewer alone. */
export function letIn(read: ReadViewer): RequestHandler {
  return async (request, response, next) => {
    const admitted = await admit(request, read);
    if ('refused' in admitted) return sendRefusal(response, admitted.refused);
    viewers.set(request, admitted.viewer);
    response.setHeader('cache-control', 'no-store');
    next();
  };
}

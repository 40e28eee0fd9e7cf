import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FormattedExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { isLate, lateAnswer, startClock } from '../deadline';
import { isRecord } from '../is-record';
import { requestIdHeader } from '../request-id';
import type { ReadViewer, Viewer } from '../viewer';
import { admit, sendRefusal } from './door';
import type { Question } from './operations';

/** A question with those who ask it. */
export interface AskedQuestion extends Question {
  viewer: Viewer;
  requestId?: unknown;
  traceparent?: unknown;
}

interface Parts {
  readViewer: ReadViewer;
  /** Largest body in bytes. */
  limit: number;
  /** null: the long way has to be gone, and nothing has been done. */
  answer: (question: AskedQuestion) => Promise<FormattedExecutionResult> | null;
  /** All that is unusual in a request; one whose body has been read has it as its body. */
  longWay: (request: IncomingMessage & { body?: unknown }, response: ServerResponse) => void;
  log: Logger;
}

const unreadable = { status: 400, code: 'BAD_REQUEST', message: 'the request could not be read' };
const faulty = { status: 500, code: 'INTERNAL', message: 'something went wrong in this department' };

const contentTypes = new Map<string | undefined, string>([
  [undefined, 'application/json; charset=utf-8'],
  ['*/*', 'application/json; charset=utf-8'],
  ['application/json', 'application/json; charset=utf-8'],
  ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
]);

/**
 * The way of requests as gateways send them, on Node's own server: a POST of plain JSON of known length. Frameworks
 * cost more for each of them than the answer does; whatever is otherwise goes the long way through them.
 */
export function shortWay(parts: Parts): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    if (!isUsual(request, parts.limit)) return parts.longWay(request, response);
    startClock(request);
    answer(request, response, parts).catch((error: unknown) => {
      parts.log.error({ err: error }, 'request failed');
      if (response.headersSent) response.destroy();
      else sendRefusal(response, faulty);
    });
  };
}

function isUsual({ method, url, headers }: IncomingMessage, limit: number): boolean {
  return (
    method === 'POST' &&
    url === '/graphql' &&
    headers['content-type'] === 'application/json' &&
    headers['content-encoding'] === undefined &&
    contentTypes.has(headers.accept) &&
    Number(headers['content-length']) > 0 &&
    Number(headers['content-length']) <= limit
  );
}

async function answer(
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
  { readViewer, answer, longWay }: Parts,
): Promise<void> {
  const admitted = await admit(request, readViewer);
  if ('refused' in admitted) return sendRefusal(response, admitted.refused);
  const text = await textOf(request);
  if (text === null || response.closed) return;
  const body = parsed(text);
  if (typeof body !== 'object' || body === null) return sendRefusal(response, unreadable);
  if (isLate(request)) return sendRefusal(response, lateAnswer);
  const question = questionIn(body);
  const { traceparent, [requestIdHeader]: requestId } = request.headers;
  const answering = question && answer({ ...question, viewer: admitted.viewer, requestId, traceparent });
  if (!answering) {
    request.body = body;
    return longWay(request, response);
  }
  const result = await answering;
  const { errors, data } = result;
  const answered = `${JSON.stringify({ errors, data })}\n`;
  response
    .writeHead(200, {
      'content-type': contentTypes.get(request.headers.accept),
      'cache-control': 'no-store',
      'content-length': Buffer.byteLength(answered),
    })
    .end(answered);
}

/** null: the caller has gone before all of it was there. */
function textOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((done) => {
    const pieces: Buffer[] = [];
    request
      .on('data', (piece: Buffer) => void pieces.push(piece))
      .once('end', () => {
        const text = Buffer.concat(pieces).toString();
        done(text.startsWith('\uFEFF') ? text.slice(1) : text);
      })
      .once('error', () => done(null))
      .once('close', () => done(null));
  });
}

/** undefined: it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** null: there is something unusual about it. */
function questionIn(body: object): Question | null {
  const { query, variables, operationName, extensions } = body as Record<string, unknown>;
  if (typeof query !== 'string' || extensions != null || !(variables == null || isRecord(variables))) return null;
  if (operationName != null && typeof operationName !== 'string') return null;
  return { query, variables, operationName };
}

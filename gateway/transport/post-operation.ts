import type { GraphQLFormattedError } from 'graphql';
import type { Dispatcher } from 'undici';
import { DepartmentFailure, type Reached } from './department-error';

/** What a GraphQL server answered; errors is absent rather than empty. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
}

interface Call {
  url: string;
  dispatcher: Dispatcher;
  headers: Record<string, string>;
  body: string;
  milliseconds: number;
  clientGone: AbortSignal;
}

interface Received {
  status: number;
  retryAfter: unknown;
  text: string;
}

/** Asks a department within the time given. Rejects with DepartmentFailure for anything but a GraphQL answer. */
export async function postOperation(call: Call): Promise<Answer> {
  const { status, retryAfter, text } = await receive(call);
  // 401 and 403 concern the gateway's own signature, never the client's rights: those are errors within an answer.
  const refusesGateway = status === 401 || status === 403;
  const answer = status < 500 && !refusesGateway ? readAnswer(text) : null;
  if (!answer || (status >= 300 && !answer.errors)) {
    const message = refusesGateway ? `status ${status}: is GATEWAY_KEY the same on both sides?` : `status ${status}`;
    throw new DepartmentFailure('unavailable', `no GraphQL answer but ${message}`, secondsOf(retryAfter));
  }
  return answer;
}

/**
 * By dispatch and not by undici's request: a stream for each answer and a signal made of two for each question were a
 * fifth of what a request cost the gateway.
 */
function receive({ url, dispatcher, headers, body, milliseconds, clientGone }: Call): Promise<Received> {
  return new Promise((done, fail) => {
    const { origin, pathname, search } = new URL(url);
    let controller: Dispatcher.DispatchController | null = null;
    let failure: DepartmentFailure | null = null;
    let status = 0;
    let retryAfter: unknown;
    const pieces: Buffer[] = [];
    const settle = () => {
      clearTimeout(timer);
      clientGone.removeEventListener('abort', leave);
    };
    const end = (reason: DepartmentFailure) => {
      if (failure) return;
      failure = reason;
      settle();
      fail(reason);
      // Before there is a connection, there is nothing to cut: onRequestStart does.
      controller?.abort(reason);
    };
    const leave = () => end(new DepartmentFailure('cancelled', 'the client left'));
    const timer = setTimeout(
      () => end(new DepartmentFailure('timeout', `no answer within ${Math.round(milliseconds)} ms`)),
      Math.ceil(milliseconds),
    );
    clientGone.addEventListener('abort', leave);
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        if (failure) started.abort(failure);
      },
      onResponseStart(_controller, code, received) {
        status = code;
        retryAfter = received['retry-after'];
      },
      onResponseData(_controller, piece) {
        pieces.push(piece);
      },
      onResponseEnd() {
        settle();
        done({ status, retryAfter, text: textOf(pieces) });
      },
      onResponseError(_controller, cause) {
        const reached = status > 0 ? 'department' : reachedBefore(cause);
        end(new DepartmentFailure('unavailable', 'the connection failed', { cause, reached }));
      },
    };
    dispatcher.dispatch(
      {
        origin,
        path: pathname + search,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
        body,
      },
      handler,
    );
  });
}

function textOf(pieces: readonly Buffer[]): string {
  const text = (pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)).toString();
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

const unconnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const cutOff = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

/** How far a question came whose request failed before the first header of an answer. */
function reachedBefore(cause: unknown): Reached {
  const code = String((cause as { code?: unknown }).code);
  if (unconnected.has(code)) return 'nobody';
  return cutOff.has(code) ? 'connection' : 'department';
}

/** The answer in the text; null: it is not one. */
function readAnswer(text: string): Answer | null {
  let value: Answer | null;
  try {
    value = JSON.parse(text) as Answer | null;
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { data, errors } = value;
  const hasData = typeof data === 'object' && !Array.isArray(data);
  const isErrorList = Array.isArray(errors) && errors.every((error) => typeof error?.message === 'string');
  if (!hasData && !(isErrorList && errors.length > 0)) return null;
  if (errors !== undefined && errors !== null && !isErrorList) return null;
  return { data, ...(isErrorList && errors.length > 0 && { errors }) };
}

function secondsOf(header: unknown): { retryAfter?: number } {
  const seconds = Number(header);
  return header !== undefined && seconds >= 1 && seconds <= 300 ? { retryAfter: Math.ceil(seconds) } : {};
}

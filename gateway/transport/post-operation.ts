import type { GraphQLFormattedError } from 'graphql';
import { type Dispatcher, request } from 'undici';
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

/** Asks a department within the time given. Rejects with DepartmentFailure for anything but a GraphQL answer. */
export async function postOperation({
  url,
  dispatcher,
  headers,
  body,
  milliseconds,
  clientGone,
}: Call): Promise<Answer> {
  const timeIsUp = AbortSignal.timeout(Math.ceil(milliseconds));
  let status: number;
  let retryAfter: unknown;
  let text: string;
  let hasAnswered = false;
  try {
    const response = await request(url, {
      method: 'POST',
      dispatcher,
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body,
      signal: AbortSignal.any([timeIsUp, clientGone]),
    });
    hasAnswered = true;
    status = response.statusCode;
    retryAfter = response.headers['retry-after'];
    text = await response.body.text();
  } catch (cause) {
    if (clientGone.aborted) throw new DepartmentFailure('cancelled', 'the client left');
    if (timeIsUp.aborted) throw new DepartmentFailure('timeout', `no answer within ${Math.round(milliseconds)} ms`);
    const reached = hasAnswered ? 'department' : reachedBefore(cause);
    throw new DepartmentFailure('unavailable', 'the connection failed', { cause, reached });
  }
  // 401 and 403 concern the gateway's own signature, never the client's rights: those are errors within an answer.
  const refusesGateway = status === 401 || status === 403;
  const answer = status < 500 && !refusesGateway ? readAnswer(text) : null;
  if (!answer || (status >= 300 && !answer.errors)) {
    const message = refusesGateway ? `status ${status}: is GATEWAY_KEY the same on both sides?` : `status ${status}`;
    throw new DepartmentFailure('unavailable', `no GraphQL answer but ${message}`, secondsOf(retryAfter));
  }
  return answer;
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

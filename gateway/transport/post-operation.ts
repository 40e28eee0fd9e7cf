import type { GraphQLFormattedError } from 'graphql';
import { DepartmentFailure } from './department-error';
import type { Post, Posted, Received } from './exchange';
import { type Patience, waitFor } from './patience';

/** What a GraphQL server answered; errors is absent rather than empty. */
export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
  /** The data is what the question has read of it. */
  isInWords?: boolean;
}

interface Call extends Posted, Patience {
  post: Post;
  /** Reads an answer that has nothing unusual; null: it has. */
  read?: (answer: string) => Record<string, unknown> | null;
}

/** Asks a department within the time given. Rejects with DepartmentFailure for anything but a GraphQL answer. */
export async function postOperation(call: Call): Promise<Answer> {
  const { status, retryAfter, text } = await receive(call);
  const data = status === 200 && call.read ? call.read(text) : null;
  if (data) return { data, isInWords: true };
  // 401 and 403 concern the gateway's own signature, never the client's rights: those are errors within an answer.
  const refusesGateway = status === 401 || status === 403;
  const answer = status < 500 && !refusesGateway ? readAnswer(text) : null;
  if (!answer || (status >= 300 && !answer.errors)) {
    const message = refusesGateway ? `status ${status}: is GATEWAY_KEY the same on both sides?` : `status ${status}`;
    throw new DepartmentFailure('unavailable', `no GraphQL answer but ${message}`, secondsOf(retryAfter));
  }
  return answer;
}

function receive({ post, milliseconds, clientGone, url, headers, body }: Call): Promise<Received> {
  return waitFor({ milliseconds, clientGone }, (done, fail) => {
    try {
      return post(
        { url, headers, body },
        {
          done,
          fail: (cause, reached) =>
            fail(new DepartmentFailure('unavailable', 'the connection failed', { cause, reached })),
        },
      );
    } catch (cause) {
      fail(new DepartmentFailure('unavailable', 'the question cannot be sent', { cause }));
      return () => {};
    }
  });
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

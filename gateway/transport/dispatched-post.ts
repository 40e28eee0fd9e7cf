import type { Dispatcher } from 'undici';
import type { Reached } from './department-error';
import { type Post, withoutMark } from './exchange';

/** Posts by undici, which can do all that departments in other networks may want, TLS above all. */
export const dispatchedPost =
  (dispatcher: Dispatcher): Post =>
  ({ url, headers, body }, exchange) => {
    const { origin, pathname, search } = new URL(url);
    let controller: Dispatcher.DispatchController | null = null;
    let cut: Error | null = null;
    let status = 0;
    let retryAfter: string | undefined;
    const pieces: Buffer[] = [];
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        if (cut) started.abort(cut);
      },
      onResponseStart(_controller, code, received) {
        status = code;
        retryAfter = received['retry-after']?.toString();
      },
      onResponseData(_controller, piece) {
        pieces.push(piece);
      },
      onResponseEnd() {
        exchange.done({ status, retryAfter, text: withoutMark(Buffer.concat(pieces).toString()) });
      },
      onResponseError(_controller, cause) {
        if (!cut) exchange.fail(cause, status > 0 ? 'department' : reachedBefore(cause));
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
    return () => {
      cut = new Error('nobody waits for the answer any more');
      // Before there is a connection, there is nothing to cut: onRequestStart does.
      controller?.abort(cut);
    };
  };

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

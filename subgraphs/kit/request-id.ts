import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHandler } from 'express';

/** What the gateway calls the request, for the log on both sides. */
export const requestIdHeader = 'x-request-id';

const requests = new AsyncLocalStorage<string>();

/** The id of the request being answered; undefined outside of one, or when the caller gave none. */
export const currentRequestId = (): string | undefined => requests.getStore();

/** Runs what answers a request; an id that could not stand in a log is left out. */
export const underRequestId = <Result>(id: unknown, run: () => Result): Result =>
  typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? requests.run(id, run) : run();

/** Remembers the caller's id while the request is answered. */
export const noteRequestId: RequestHandler = (request, _response, next) =>
  underRequestId(request.headers[requestIdHeader], next);

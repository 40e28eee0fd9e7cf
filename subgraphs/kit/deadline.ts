import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { sendRefusal } from './server/door';

/** How many milliseconds the gateway will still wait for the answer, counted from the arrival of the request. */
export const deadlineHeader = 'x-deadline-ms';

const deadlines = new WeakMap<object, number>();

/** Starts the clock of a request; first of all, because reading and verifying take time as well. */
export function startClock(request: IncomingMessage): void {
  const given = request.headers[deadlineHeader];
  if (deadlines.has(request) || typeof given !== 'string' || !/^\d{1,9}$/.test(given)) return;
  deadlines.set(request, performance.now() + Number(given));
}

/** Whether the caller's time for an answer is over. */
export const isLate = (request: IncomingMessage): boolean =>
  performance.now() >= (deadlines.get(request) ?? Number.POSITIVE_INFINITY);

/** What a caller is told whose request is late. */
export const lateAnswer = {
  status: 503,
  code: 'DEADLINE_EXCEEDED',
  message: 'the time the caller gave for this was over before work on it could begin',
};

/** The first handler. */
export const noteDeadline: RequestHandler = (request, _response, next) => {
  startClock(request);
  next();
};

/** Starts no work that nobody waits for any more: its time is over, or the caller has gone. */
export const refuseLate: RequestHandler = (request, response, next) => {
  if (response.closed) return;
  if (!isLate(request)) return next();
  sendRefusal(response, lateAnswer);
};

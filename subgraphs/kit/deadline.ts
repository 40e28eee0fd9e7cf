import type { RequestHandler } from 'express';

/** How many milliseconds the gateway will still wait for the answer, counted from the arrival of the request. */
export const deadlineHeader = 'x-deadline-ms';

const deadlines = new WeakMap<object, number>();

/** Starts the clock of a request; the first handler, because reading and verifying take time as well. */
export const noteDeadline: RequestHandler = (request, _response, next) => {
  const given = request.get(deadlineHeader) ?? '';
  if (/^\d{1,9}$/.test(given)) deadlines.set(request, performance.now() + Number(given));
  next();
};

/** Starts no work that nobody waits for any more: its time is over, or the caller has gone. */
export const refuseLate: RequestHandler = (request, response, next) => {
  if (response.closed) return;
  const deadline = deadlines.get(request);
  if (deadline === undefined || performance.now() < deadline) return next();
  const message = 'the time the caller gave for this was over before work on it could begin';
  response.status(503).json({ errors: [{ message, extensions: { code: 'DEADLINE_EXCEEDED' } }] });
};

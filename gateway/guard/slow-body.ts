import type { RequestHandler } from 'express';

/** Bodies are small here: who takes longer than this for one holds a connection and does not mean to ask. */
const patienceMilliseconds = 5_000;

/** Cuts off clients who send their body by drops. */
export const refuseSlowBody: RequestHandler = (request, _response, next) => {
  const late = setTimeout(() => request.destroy(), patienceMilliseconds);
  request.once('end', () => clearTimeout(late)).once('close', () => clearTimeout(late));
  next();
};

import type { Handler } from '../handlers';

/** Bodies are small here: who takes longer than this for one holds a connection and does not mean to ask. */
const patienceMilliseconds = 5_000;

/** Cuts off clients who send their body by drops. */
export const refuseSlowBody: Handler = (request, _response, next) => {
  const late = setTimeout(() => request.destroy(), patienceMilliseconds);
  const over = () => clearTimeout(late);
  request.on('end', over).on('close', over);
  next();
};

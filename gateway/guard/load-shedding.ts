import type { Observation } from '../context';
import { sendErrorWith } from '../errors';
import type { Handler } from '../handlers';
import type { GatewayMetrics } from '../metrics';

/** Answers 503 at once to what comes while as many requests as allowed are under way: those keep their deadline. */
export function shedLoad(maxInFlight: number, metrics: GatewayMetrics): Handler {
  let inFlight = 0;
  metrics.inFlight = () => inFlight;
  return (_request, response, next) => {
    if (inFlight >= maxInFlight) {
      (response.locals['observation'] as Observation).outcome = 'shed';
      const message = 'The gateway has as many requests as it can answer in time. Try again in 1 s.';
      response.setHeader('Retry-After', '1');
      return sendErrorWith(response, 503, { code: 'OVERLOADED', retryAfter: 1 }, message);
    }
    inFlight++;
    response.on('close', () => inFlight--);
    next();
  };
}

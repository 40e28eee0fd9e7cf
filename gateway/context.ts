import type { Viewer } from './guard/viewer';

/** What one operation carries through the gateway. */
export interface GatewayContext {
  viewer: Viewer;
  requestId: string;
  /** On the clock of performance.now(). */
  deadlineAt: number;
  /** Aborted when the client leaves: nobody waits for the answer. */
  clientGone: AbortSignal;
  observation: Observation;
}

/** What is known of a request when it ends, for metrics and the log. */
export interface Observation {
  operationName: string | null;
  outcome: string | null;
}

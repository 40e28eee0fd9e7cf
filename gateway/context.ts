import type { ClientGone } from './client-gone';
import type { Viewer } from './guard/viewer';
import type { TracedStep } from './tracing/tracing';

/** What one operation carries through the gateway. */
export interface GatewayContext {
  viewer: Viewer;
  requestId: string;
  /** On the clock of performance.now(). */
  deadlineAt: number;
  /** When the client leaves, nobody waits for the answer. */
  clientGone: ClientGone;
  observation: Observation;
  /** The answer says how it was planned. */
  showsPlan?: boolean;
  /** The whole request, for spans of what is done for it. */
  trace: TracedStep;
}

/** What is known of a request when it ends, for metrics and the log. */
export interface Observation {
  operationName: string | null;
  operationType: string | null;
  outcome: string | null;
}

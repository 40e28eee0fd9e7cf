import { join } from 'node:path';
import type { Logger } from 'pino';
import type * as OpenTelemetry from './open-telemetry';

/** What is said about a step: names, numbers and outcomes, never a value that a client sent. */
export type StepAttributes = Record<string, string | number | undefined>;

/** One piece of work for a request, timed from its making to its end. */
export interface TracedStep {
  /** The header that makes another process's work a part of this step; null: nobody traces it. */
  readonly traceparent: string | null;
  /** A step within this one; client: another process does it. */
  step(name: string, kind?: 'internal' | 'client'): TracedStep;
  end(attributes?: StepAttributes, isFailed?: boolean): void;
}

/** Where requests become traces. */
export interface Tracing {
  /** The step of a whole request; it belongs to the trace that the header names, if it names one. */
  request(name: string, traceparent: string | undefined): TracedStep;
  /** Delivers what has ended, as long as somebody takes it. */
  stop(): Promise<void>;
}

/** A step that nobody looks at. */
export const untraced: TracedStep = { traceparent: null, step: () => untraced, end: () => undefined };

/** Sends spans to an OpenTelemetry collector; without one, nothing is loaded and nothing is noted. */
export async function startTracing(collector: string | undefined, logger: Logger): Promise<Tracing> {
  if (collector === undefined) return { request: () => untraced, stop: async () => undefined };
  const { openTelemetry } = (await import(join(__dirname, 'open-telemetry'))) as typeof OpenTelemetry;
  return openTelemetry(collector, 'customer-graph-gateway', logger);
}

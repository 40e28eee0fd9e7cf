import { AsyncLocalStorage } from 'node:async_hooks';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type * as OpenTelemetry from './open-telemetry';

/** One request to a subgraph, from the moment it was let in. */
export interface TracedRequest {
  /** Notes a statement that has just ended; its text and parameters stay here. */
  statement(command: string, milliseconds: number, isFailed: boolean): void;
  end(operationName: string | undefined, status: number): void;
}

/** Where requests become traces; traceparent names the caller's. */
export interface Tracing {
  request(traceparent: string | undefined): TracedRequest;
  stop(): Promise<void>;
}

/** Sends spans to an OpenTelemetry collector; without one, nothing is loaded and nothing is noted. */
export async function startTracing(
  collector: string | null | undefined,
  subgraph: string,
  log: Logger,
): Promise<Tracing | null> {
  if (collector == null) return null;
  const { openTelemetry } = (await import(join(__dirname, 'open-telemetry'))) as typeof OpenTelemetry;
  return openTelemetry(collector, `customer-graph-${subgraph}`, log);
}

const requests = new AsyncLocalStorage<TracedRequest>();

/** Makes a request, and whatever statements it leads to, part of the caller's trace. */
export const traceRequests =
  (tracing: Tracing): RequestHandler =>
  (request, response, next) => {
    const traced = tracing.request(request.get('traceparent'));
    const { operationName } = (request.body ?? {}) as { operationName?: unknown };
    const name = typeof operationName === 'string' ? operationName.slice(0, 200) : undefined;
    response.once('close', () => traced.end(name, response.statusCode));
    requests.run(traced, next);
  };

/** Makes what answers a question, and whatever statements it leads to, part of the caller's trace. */
export async function traced<Result>(
  tracing: Tracing | null,
  { traceparent, operationName }: { traceparent?: unknown; operationName?: string | null },
  run: () => Promise<Result>,
): Promise<Result> {
  if (!tracing) return run();
  const request = tracing.request(typeof traceparent === 'string' ? traceparent : undefined);
  let status = 500;
  try {
    const result = await requests.run(request, run);
    status = 200;
    return result;
  } finally {
    request.end(operationName?.slice(0, 200), status);
  }
}

/** Notes the statements of traced requests; those of background tasks belong to no trace. */
export function traceStatements(database: DataSource): void {
  database.subscribers.push({
    afterQuery({ query, executionTime = 0, success }) {
      requests.getStore()?.statement(/\w+/.exec(query)?.[0].toUpperCase() ?? '', executionTime, !success);
    },
  });
}

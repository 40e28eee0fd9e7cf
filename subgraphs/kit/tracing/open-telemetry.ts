import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { parseTraceParent, setGlobalErrorHandler } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Logger } from 'pino';
import type { TracedRequest, Tracing } from './tracing';

/** A collector that does not answer must not hold up the end of the process. */
const deliveryMillis = 3_000;

/**
 * Traces with OpenTelemetry, whose provider is not registered globally: several subgraphs may share a process, and each
 * has its own name. Sampler, queue and headers of deliveries follow the usual OTEL_ variables.
 */
export function openTelemetry(collector: string, service: string, log: Logger): Tracing {
  setGlobalErrorHandler((error) =>
    log.warn({ reason: error instanceof Error ? error.message : error }, 'spans could not be delivered'),
  );
  const exporter = new OTLPTraceExporter({
    url: `${collector.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: deliveryMillis,
  });
  const provider = new BasicTracerProvider({
    resource: Resource.default().merge(new Resource({ 'service.name': service })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('customer-graph');
  return {
    request: (traceparent) => new RequestSpan(tracer, traceparent),
    stop: () => provider.shutdown(),
  };
}

class RequestSpan implements TracedRequest {
  readonly #span: Span;
  readonly #within: Context;
  #statements = 0;
  #statementMillis = 0;

  constructor(
    private readonly tracer: Tracer,
    traceparent: string | undefined,
  ) {
    const caller = parseTraceParent(traceparent ?? '');
    const parent = caller ? trace.setSpanContext(ROOT_CONTEXT, { ...caller, isRemote: true }) : ROOT_CONTEXT;
    this.#span = tracer.startSpan('operation', { kind: SpanKind.SERVER }, parent);
    this.#within = trace.setSpan(ROOT_CONTEXT, this.#span);
  }

  statement(command: string, milliseconds: number, isFailed: boolean): void {
    this.#statements += 1;
    this.#statementMillis += milliseconds;
    const attributes = { 'db.system.name': 'postgresql', 'db.operation.name': command };
    const startTime = Date.now() - milliseconds;
    const span = this.tracer.startSpan(command, { kind: SpanKind.CLIENT, attributes, startTime }, this.#within);
    if (isFailed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }

  end(operationName: string | undefined, status: number): void {
    this.#span.setAttributes({
      'graphql.operation.name': operationName,
      'http.response.status_code': status,
      'sql.statements': this.#statements,
      'sql.milliseconds': this.#statementMillis,
    });
    if (status >= 500) this.#span.setStatus({ code: SpanStatusCode.ERROR });
    this.#span.end();
  }
}

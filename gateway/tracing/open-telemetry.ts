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
import type { StepAttributes, TracedStep, Tracing } from './tracing';

/** A collector that does not answer must not hold up the end of the process. */
const deliveryMilliseconds = 3_000;

/**
 * Traces with OpenTelemetry, whose provider is not registered globally: gateway and subgraphs may share a process, and
 * each has its own name. Sampler, queue and headers of deliveries follow the usual OTEL_ variables.
 */
export function openTelemetry(collector: string, service: string, logger: Logger): Tracing {
  setGlobalErrorHandler((error) =>
    logger.warn({ reason: error instanceof Error ? error.message : error }, 'spans could not be delivered'),
  );
  const exporter = new OTLPTraceExporter({
    url: `${collector.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: deliveryMilliseconds,
  });
  const provider = new BasicTracerProvider({
    resource: Resource.default().merge(new Resource({ 'service.name': service })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('customer-graph');
  return {
    request: (name, traceparent) => new Step(tracer, startedBy(traceparent), name, SpanKind.SERVER),
    stop: () => provider.shutdown(),
  };
}

function startedBy(traceparent: string | undefined): Context {
  const caller = parseTraceParent(traceparent ?? '');
  return caller ? trace.setSpanContext(ROOT_CONTEXT, { ...caller, isRemote: true }) : ROOT_CONTEXT;
}

class Step implements TracedStep {
  readonly #span: Span;

  constructor(
    private readonly tracer: Tracer,
    parent: Context,
    name: string,
    kind: SpanKind,
  ) {
    this.#span = tracer.startSpan(name, { kind }, parent);
  }

  get traceparent(): string {
    const { traceId, spanId, traceFlags } = this.#span.spanContext();
    return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
  }

  step(name: string, kind: 'internal' | 'client' = 'internal'): TracedStep {
    const within = trace.setSpan(ROOT_CONTEXT, this.#span);
    return new Step(this.tracer, within, name, kind === 'client' ? SpanKind.CLIENT : SpanKind.INTERNAL);
  }

  end(attributes: StepAttributes = {}, isFailed = false): void {
    this.#span.setAttributes(attributes);
    if (isFailed) this.#span.setStatus({ code: SpanStatusCode.ERROR });
    this.#span.end();
  }
}

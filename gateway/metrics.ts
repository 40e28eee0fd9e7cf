import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { Counts } from './counts';
import { Durations } from './durations';

/** Names of operations are the clients' choice: past this number of different ones they count as "other". */
const mostOperationNames = 200;

/** What the gateway counts, one registry per running gateway. */
export class GatewayMetrics {
  readonly registry = new Registry();
  readonly #operationNames = new Set<string>();

  readonly #requests = new Counts({
    name: 'gateway_requests_total',
    help: 'GraphQL requests by operation name and outcome: ok, partial, failed, refused, unauthenticated, shed, cancelled.',
    labels: ['operation', 'outcome'],
    registers: [this.registry],
  });

  readonly #duration = new Durations({
    name: 'gateway_request_duration_seconds',
    help: 'Time from the arrival of a GraphQL request to the end of its answer, by outcome.',
    label: 'outcome',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 10],
    registers: [this.registry],
  });

  readonly subgraphFetches = new Counts({
    name: 'gateway_subgraph_fetches_total',
    help: 'Requests to departments by outcome: ok, errors, unavailable, timeout, cancelled, and refused: not sent.',
    labels: ['department', 'outcome'],
    registers: [this.registry],
  });

  readonly subgraphDuration = new Durations({
    name: 'gateway_subgraph_fetch_duration_seconds',
    help: 'Time a department took to answer or to fail.',
    label: 'department',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers: [this.registry],
  });

  readonly subgraphRetries = new Counter({
    name: 'gateway_subgraph_retries_total',
    help: 'Queries sent to departments a second time, after their connection had failed.',
    labelNames: ['department'],
    registers: [this.registry],
  });

  /** Calls under way now, by department; asked for when somebody reads the metrics. */
  readonly subgraphInFlight = new Map<string, () => number>();

  readonly subgraphCircuit = new Gauge({
    name: 'gateway_subgraph_circuit',
    help: 'Whether departments are asked: 0 all are (closed), 0.5 one request probes (half-open), 1 none is (open).',
    labelNames: ['department'],
    registers: [this.registry],
  });

  /** Requests under way now; asked for when somebody reads the metrics. */
  inFlight: () => number = () => 0;

  constructor() {
    const { registry, subgraphInFlight } = this;
    new Gauge({
      name: 'gateway_subgraph_in_flight',
      help: 'Requests that departments are answering now.',
      labelNames: ['department'],
      registers: [registry],
      collect() {
        for (const [department, calls] of subgraphInFlight) this.set({ department }, calls());
      },
    });
    const requests = () => this.inFlight();
    new Gauge({
      name: 'gateway_in_flight',
      help: 'GraphQL requests under way now.',
      registers: [registry],
      collect() {
        this.set(requests());
      },
    });
    // Its own measure every 10 ms wakes a process that has nothing to do more often than all else together.
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 50 });
  }

  /** Counts a finished request; operationName null: no operation was found in it, or it has no name. */
  countRequest(operationName: string | null, outcome: string, seconds: number): void {
    this.#requests.count(this.#labelOf(operationName), outcome);
    this.#duration.observe(outcome, seconds);
  }

  #labelOf(operationName: string | null): string {
    if (operationName === null) return 'anonymous';
    if (this.#operationNames.size < mostOperationNames) this.#operationNames.add(operationName);
    return this.#operationNames.has(operationName) ? operationName : 'other';
  }
}

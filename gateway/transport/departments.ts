import { Agent } from 'undici';
import type { GatewayEnvironment } from '../env';
import { addressesOf, settingOf } from '../supergraph/departments';
import type { CircuitState } from './circuit-breaker';
import { Connections } from './connections/connections';
import { DepartmentClient } from './department-client';
import { DepartmentSource, type SourceParts } from './department-source';
import { dispatchedPost } from './dispatched-post';
import type { Post } from './exchange';
import { largestAnswer } from './largest-answer';
import { Replicas } from './replicas';

/** Short enough to ask another replica within the deadline when a host is gone and nothing refuses. */
const connectMilliseconds = 1_000;
const circuitFigure: Record<CircuitState, number> = { closed: 0, 'half-open': 0.5, open: 1 };

/** The ways to all departments, over connections that they share. */
export class Departments {
  readonly dispatcher = new Agent({
    maxResponseSize: largestAnswer,
    connect: { timeout: connectMilliseconds },
  });
  /** For answers that go on to the client as they come, however long they are. */
  readonly forwarder = new Agent({ connect: { timeout: connectMilliseconds } });

  readonly #connections = new Connections({ largestAnswerBytes: largestAnswer, connectMilliseconds });
  readonly #dispatched = dispatchedPost(this.dispatcher);
  readonly #post: Post = (posted, exchange) =>
    (posted.url.startsWith('http:') ? this.#connections.post : this.#dispatched)(posted, exchange);

  constructor(
    private readonly environment: GatewayEnvironment,
    private readonly parts: Omit<SourceParts, 'post'>,
  ) {}

  /** The department as the executor sees it; url: what the supergraph says, if anything. */
  source(department: string, url: string | undefined): DepartmentSource {
    const { subgraphUrls, subgraphDeadlines, subgraphDeadlineMilliseconds, subgraphMaxInFlight, circuitBreaker } =
      this.environment;
    const { metrics, logger } = this.parts;
    const replicas = new Replicas(addressesOf(department, url, subgraphUrls));
    const client = new DepartmentClient(department, replicas, {
      deadlineMilliseconds: settingOf(department, subgraphDeadlines) ?? subgraphDeadlineMilliseconds,
      maxInFlight: subgraphMaxInFlight,
      hasCircuitBreaker: circuitBreaker,
      onCircuitChange: (state) => {
        metrics.subgraphCircuit.set({ department }, circuitFigure[state]);
        logger.warn({ department, state }, 'the circuit of a department has changed');
      },
      onRetry: () => metrics.subgraphRetries.inc({ department }),
    });
    metrics.subgraphInFlight.set(department, () => client.inFlight);
    metrics.subgraphCircuit.set({ department }, circuitFigure.closed);
    return new DepartmentSource(department, client, { ...this.parts, post: this.#post });
  }

  /** Ends all connections, whatever is under way. */
  async close(): Promise<void> {
    this.#connections.destroy();
    await Promise.all([this.dispatcher.destroy(), this.forwarder.destroy()]);
  }
}

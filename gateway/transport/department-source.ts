import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../context';
import type { ViewerSigner } from '../guard/viewer-signer';
import type { GatewayMetrics } from '../metrics';
import { AnswerShapes } from './answer-shape';
import type { DepartmentClient } from './department-client';
import { DepartmentFailure, errorOfDepartment, errorOfFailure, isDepartmentFault } from './department-error';
import type { Post } from './exchange';
import { askInPieces } from './in-pieces';
import { placeErrors, placesOf } from './error-places';
import { largestAnswer } from './largest-answer';
import { type Neighbour, askNeighbour } from './neighbour';
import { type Answer, postOperation } from './post-operation';

type Options = GraphQLDataSourceProcessOptions<GatewayContext>;
type IncomingOperation = Extract<Options, { incomingRequestContext: unknown }>;
type Response = Awaited<ReturnType<GraphQLDataSource<GatewayContext>['process']>>;

/** What all departments' sources share. */
export interface SourceParts {
  signer: ViewerSigner;
  metrics: GatewayMetrics;
  logger: Logger;
  post: Post;
  /** By their addresses, which others still ask over HTTP. */
  neighbours: ReadonlyMap<string, Neighbour>;
}

/**
 * One department, as the gateway's executor sees it. Not Apollo's RemoteGraphQLDataSource: that one passes no signal
 * to cut a call short, puts the department's address and body into its errors, and takes twice the time.
 * Never rejects for a department that fails: the answer then holds errors only, each at its place.
 */
export class DepartmentSource implements GraphQLDataSource<GatewayContext> {
  readonly #shapes = new AnswerShapes();

  constructor(
    readonly name: string,
    private readonly client: DepartmentClient,
    private readonly parts: SourceParts,
  ) {}

  async process(options: Options): Promise<Response> {
    if (!('incomingRequestContext' in options)) {
      throw new Error(`a department is asked for clients' operations only, not for a ${options.kind}`);
    }
    const { request, incomingRequestContext } = options;
    const { metrics } = this.parts;
    const fetch = incomingRequestContext.context.trace.step(`fetch ${this.name}`, 'client');
    let outcome = 'ok';
    const startedAt = performance.now();
    try {
      const { data, errors } = await askInPieces(request.variables, (variables) =>
        this.#ask(options, variables, fetch.traceparent),
      );
      if (!errors) return { data };
      outcome = 'errors';
      this.#logFaults(errors);
      const cleaned = errors.map((error) => errorOfDepartment(this.name, error));
      return { data, errors: placeErrors(cleaned, placesOf(request.query!, request.variables)) };
    } catch (error) {
      const failure =
        error instanceof DepartmentFailure
          ? error
          : new DepartmentFailure('unavailable', 'call failed', { cause: error });
      outcome = failure.reason;
      // What the gateway refuses by itself comes in great numbers, and its reason has been logged before.
      const level = failure.reason === 'cancelled' || failure.reason === 'refused' ? 'debug' : 'warn';
      this.parts.logger[level]({ err: failure, department: this.name }, 'a department gave no answer');
      return { errors: placeErrors([errorOfFailure(this.name, failure)], placesOf(request.query!, request.variables)) };
    } finally {
      metrics.subgraphDuration.observe(this.name, (performance.now() - startedAt) / 1000);
      metrics.subgraphFetches.inc({ department: this.name, outcome });
      fetch.end({ department: this.name, outcome }, outcome === 'unavailable' || outcome === 'timeout');
    }
  }

  async #ask(
    { request, incomingRequestContext }: IncomingOperation,
    variables: Record<string, unknown> | undefined,
    traceparent: string | null,
  ): Promise<Answer> {
    const { viewer, requestId, deadlineAt, clientGone } = incomingRequestContext.context;
    const { operationName } = request;
    const query = request.query!;
    const question = { query, variables, operationName };
    const { neighbours, post, signer } = this.parts;
    const headersOf = async (milliseconds: number) => ({
      authorization: await signer.authorization(viewer, this.name),
      'x-request-id': requestId,
      'x-deadline-ms': String(milliseconds),
      ...(traceparent && { traceparent }),
    });
    return this.client.ask({
      askAt: async (url, milliseconds) => {
        const neighbour = neighbours.get(url);
        const patience = { milliseconds, clientGone };
        const answer = neighbour
          ? await askNeighbour(
              neighbour,
              { ...question, viewer, requestId, traceparent },
              { ...patience, longestAnswer: largestAnswer },
            )
          : await postOperation({
              ...{ url, post, ...patience },
              headers: await headersOf(milliseconds),
              body: JSON.stringify(question),
            });
        this.#verify(answer, { query, variables, schema: incomingRequestContext.schema });
        return answer;
      },
      isMutation: /^\s*mutation\b/.test(query),
      operationDeadlineAt: deadlineAt,
      clientGone,
    });
  }

  #verify({ data, errors }: Answer, question: Parameters<AnswerShapes['misfit']>[0]): void {
    const place = this.#shapes.misfit(question, data, errors !== undefined);
    if (place === null) return;
    throw new DepartmentFailure('unavailable', `the answer is not one to the question at ${place}`);
  }

  #logFaults(errors: readonly GraphQLFormattedError[]): void {
    for (const { message, path, extensions } of errors.filter(isDepartmentFault)) {
      this.parts.logger.error({ department: this.name, path, fault: { message, extensions } }, 'a department failed');
    }
  }
}

import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { Dispatcher } from 'undici';
import type { GatewayContext } from '../context';
import type { ViewerSigner } from '../guard/viewer-signer';
import type { GatewayMetrics } from '../metrics';
import { DepartmentFailure, errorOfDepartment, errorOfFailure, isDepartmentFault } from './department-error';
import { placeErrors, placesOf } from './error-places';
import { type Answer, postOperation } from './post-operation';

type Options = GraphQLDataSourceProcessOptions<GatewayContext>;
type Response = Awaited<ReturnType<GraphQLDataSource<GatewayContext>['process']>>;

/** What all departments' sources share. */
export interface TransportParts {
  dispatcher: Dispatcher;
  signer: ViewerSigner;
  metrics: GatewayMetrics;
  logger: Logger;
  deadlineMilliseconds: number;
}

/**
 * One department, as the gateway's executor sees it. Not Apollo's RemoteGraphQLDataSource: that one passes no signal
 * to cut a call short, puts the department's address and body into its errors, and takes twice the time.
 * Never rejects for a department that fails: the answer then holds errors only, each at its place.
 */
export class DepartmentSource implements GraphQLDataSource<GatewayContext> {
  constructor(
    readonly name: string,
    readonly url: string | undefined,
    private readonly parts: TransportParts,
  ) {}

  async process(options: Options): Promise<Response> {
    if (!('incomingRequestContext' in options)) {
      throw new Error(`a department is asked for clients' operations only, not for a ${options.kind}`);
    }
    const { request } = options;
    const { metrics } = this.parts;
    const stop = metrics.subgraphDuration.startTimer({ department: this.name });
    try {
      const { data, errors } = await this.#ask(options.incomingRequestContext.context, request);
      metrics.subgraphFetches.inc({ department: this.name, outcome: errors ? 'errors' : 'ok' });
      if (!errors) return { data };
      this.#logFaults(errors);
      const cleaned = errors.map((error) => errorOfDepartment(this.name, error));
      return { data, errors: placeErrors(cleaned, placesOf(request.query!, request.variables)) };
    } catch (error) {
      const failure =
        error instanceof DepartmentFailure
          ? error
          : new DepartmentFailure('unavailable', 'call failed', { cause: error });
      metrics.subgraphFetches.inc({ department: this.name, outcome: failure.reason });
      if (failure.reason !== 'cancelled') {
        this.parts.logger.warn({ err: failure, department: this.name }, 'a department gave no answer');
      }
      return { errors: placeErrors([errorOfFailure(this.name, failure)], placesOf(request.query!, request.variables)) };
    } finally {
      stop();
    }
  }

  async #ask(context: GatewayContext, request: Options['request']): Promise<Answer> {
    if (!this.url) throw new DepartmentFailure('unavailable', `no address is known for the department ${this.name}`);
    const milliseconds = Math.min(this.parts.deadlineMilliseconds, context.deadlineAt - performance.now());
    if (milliseconds <= 0) throw new DepartmentFailure('timeout', 'the time for the whole operation is over');
    const { query, variables, operationName } = request;
    return postOperation({
      url: this.url,
      dispatcher: this.parts.dispatcher,
      headers: {
        authorization: await this.parts.signer.authorization(context.viewer, this.name),
        'x-request-id': context.requestId,
      },
      body: JSON.stringify({ query, variables, operationName }),
      milliseconds,
      clientGone: context.clientGone,
    });
  }

  #logFaults(errors: readonly GraphQLFormattedError[]): void {
    for (const { message, path, extensions } of errors.filter(isDepartmentFault)) {
      this.parts.logger.error({ department: this.name, path, fault: { message, extensions } }, 'a department failed');
    }
  }
}

import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../context';
import type { Department, VerbatimQuestion } from '../execution/department';
import type { ViewerSigner } from '../guard/viewer-signer';
import type { GatewayMetrics } from '../metrics';
import { AnswerShapes, type Fetch } from './answer-shape';
import type { DepartmentClient } from './department-client';
import { DepartmentFailure, errorOfDepartment, errorOfFailure, isDepartmentFault } from './department-error';
import type { Post } from './exchange';
import { askInPieces, largestPiece } from './in-pieces';
import { placeErrors, placesOf } from './error-places';
import { largestAnswer } from './largest-answer';
import { type Neighbour, askNeighbour } from './neighbour';
import { plainJson } from './plain-json';
import { type Answer, postOperation } from './post-operation';

type Options = GraphQLDataSourceProcessOptions<GatewayContext> & { verbatim?: VerbatimQuestion };
type IncomingOperation = Extract<Options, { incomingRequestContext: unknown }>;
type Response = Awaited<ReturnType<Department['process']>>;

interface Question {
  of: Options['request'];
  verbatim?: VerbatimQuestion;
}

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
export class DepartmentSource implements Department {
  readonly #shapes = new AnswerShapes();

  readonly answersInText: boolean;

  constructor(
    readonly name: string,
    private readonly client: DepartmentClient,
    private readonly parts: SourceParts,
  ) {
    this.answersInText = !client.addresses.some((address) => parts.neighbours.has(address));
  }

  async process(options: Options): Promise<Response> {
    if (!('incomingRequestContext' in options)) {
      throw new Error(`a department is asked for clients' operations only, not for a ${options.kind}`);
    }
    const { request, incomingRequestContext } = options;
    const verbatim = options.verbatim && options.verbatim.entityCount <= largestPiece ? options.verbatim : undefined;
    const { metrics } = this.parts;
    const fetch = incomingRequestContext.context.trace.step(`fetch ${this.name}`, 'client');
    let outcome = 'ok';
    const startedAt = performance.now();
    try {
      const ask = (question: Question) => this.#ask(options, question, fetch.traceparent);
      const { data, errors, isInWords } = verbatim
        ? await ask({ of: request, verbatim })
        : await askInPieces(request.variables, (variables) => ask({ of: { ...request, variables } }));
      if (isInWords) return { data, isInWords };
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
      metrics.subgraphFetches.count(this.name, outcome);
      fetch.end({ department: this.name, outcome }, outcome === 'unavailable' || outcome === 'timeout');
    }
  }

  async #ask(
    { incomingRequestContext: { context, schema } }: IncomingOperation,
    { of: request, verbatim }: Question,
    traceparent: string | null,
  ): Promise<Answer> {
    const { viewer, requestId, deadlineAt, clientGone } = context;
    const query = request.query!;
    // The variables of a verbatim question are made when they are asked for, which is nearly never.
    const question = () => ({ query, variables: request.variables, operationName: request.operationName });
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
        const fetch = { query, variables: request.variables, schema };
        if (neighbour) {
          const asked = { ...question(), viewer, requestId, traceparent };
          return this.#taken(await askNeighbour(neighbour, asked, patience), fetch);
        }
        const answer = await postOperation({
          ...{ url, post, ...patience },
          headers: await headersOf(milliseconds),
          body: verbatim?.body ?? JSON.stringify(question()),
          ...(verbatim && { read: (text: string) => verbatim.read(text) }),
        });
        if (!answer.isInWords) refuse(this.#shapes.misfit(fetch, answer.data, answer.errors !== undefined));
        return answer;
      },
      isMutation: /^\s*mutation\b/.test(query),
      operationDeadlineAt: deadlineAt,
      clientGone,
    });
  }

  /** The answer of a neighbour, as if it had come as text. */
  #taken({ data, errors }: Answer, fetch: Fetch): Answer {
    const reading = { hasErrors: errors !== undefined, longest: largestAnswer };
    try {
      refuse(this.#shapes.misfitOfGiven(fetch, data, reading));
      return { data, ...(errors && { errors: plainJson(errors, largestAnswer) }) };
    } catch (cause) {
      if (cause instanceof DepartmentFailure) throw cause;
      throw new DepartmentFailure('unavailable', 'no answer that JSON could tell', { cause });
    }
  }

  #logFaults(errors: readonly GraphQLFormattedError[]): void {
    for (const { message, path, extensions } of errors.filter(isDepartmentFault)) {
      this.parts.logger.error({ department: this.name, path, fault: { message, extensions } }, 'a department failed');
    }
  }
}

/** place: where an answer does not fit; null: nowhere. */
function refuse(place: string | null): void {
  if (place === null) return;
  throw new DepartmentFailure('unavailable', `the answer is not one to the question at ${place}`);
}

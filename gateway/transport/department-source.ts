import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
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

/** For whom it is asked, and by which graph. */
interface Asker {
  context: GatewayContext;
  /** As clients see it. */
  schema: GraphQLSchema;
  traceparent: string | null;
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

  #ask(
    { incomingRequestContext: { context, schema } }: IncomingOperation,
    question: Question,
    traceparent: string | null,
  ) {
    const { deadlineAt, clientGone } = context;
    const { neighbours } = this.parts;
    const asker: Asker = { context, schema, traceparent };
    return this.client.ask({
      askAt: (url, milliseconds) => {
        const neighbour = neighbours.get(url);
        if (neighbour) return this.#askNeighbour(neighbour, question, asker, milliseconds);
        return this.#post(url, question, asker, milliseconds);
      },
      isMutation: /^\s*mutation\b/.test(question.of.query!),
      operationDeadlineAt: deadlineAt,
      clientGone,
    });
  }

  async #post(
    url: string,
    { of: request, verbatim }: Question,
    { context: { viewer, requestId, clientGone }, schema, traceparent }: Asker,
    milliseconds: number,
  ): Promise<Answer> {
    const answer = await postOperation({
      ...{ url, post: this.parts.post, milliseconds, clientGone },
      headers: {
        authorization: await this.parts.signer.authorization(viewer, this.name),
        'x-request-id': requestId,
        'x-deadline-ms': String(milliseconds),
        ...(traceparent && { traceparent }),
      },
      body: verbatim?.body ?? JSON.stringify(asked(request)),
      ...(verbatim && { read: (text: string) => verbatim.read(text) }),
    });
    // The variables of a verbatim question are made when they are asked for, which is nearly never.
    if (!answer.isInWords) {
      const fetch = { query: request.query!, variables: request.variables, schema };
      refuse(this.#shapes.misfit(fetch, answer.data, answer.errors !== undefined));
    }
    return answer;
  }

  async #askNeighbour(
    neighbour: Neighbour,
    { of: request }: Question,
    { context: { viewer, requestId, clientGone }, schema, traceparent }: Asker,
    milliseconds: number,
  ): Promise<Answer> {
    const question = { ...asked(request), viewer, requestId, traceparent };
    const answer = await askNeighbour(neighbour, question, { milliseconds, clientGone });
    return this.#taken(answer, { query: question.query, variables: question.variables, schema });
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

const asked = ({ query, variables, operationName }: Options['request']) => ({
  query: query!,
  variables,
  operationName,
});

/** place: where an answer does not fit; null: nowhere. */
function refuse(place: string | null): void {
  if (place === null) return;
  throw new DepartmentFailure('unavailable', `the answer is not one to the question at ${place}`);
}

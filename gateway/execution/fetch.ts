import type { FetchNode } from '@apollo/query-planner';
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../context';
import { isRecord } from '../is-record';
import type { Department, VerbatimQuestion } from './department';
import { EntityQuestion } from './entity-question';
import { EntityRequests } from './entity-requests';
import type { InnerNames } from './inner-names';
import { type Data, merge } from './merge';
import { type Path, placesAt } from './places';
import type { StandIns } from './planned-graph/stand-ins';
import { type Represented, represents } from './represented';
import { rewriter } from './rewrite';
import type { Cursor, Run, Step } from './run';
import type { TypeConditions } from './type-conditions';
import type { ReadAnswer } from './verbatim/verbatim-operation';
import { verbatimRequests } from './verbatim/verbatim-request';
import { parseWords } from './verbatim/words';

/** What the steps of a plan are compiled with. */
export interface StepParts {
  types: TypeConditions;
  names: InnerNames;
  standIns: StandIns;
  /** The department as it is now: addresses may change while plans are kept. */
  sourceOf: (department: string) => Department;
  /** Of fetches whose answers may stay in words. */
  readers: ReadonlyMap<FetchNode, ReadAnswer> | undefined;
}

interface Asked {
  query: string;
  variables: Data;
  operationName: string | undefined;
}

type Answer = Partial<Awaited<ReturnType<Department['process']>>>;

/** Parses what is in words where an answer is not: the run's data, or the answer's own. */
function inTheSameForm(run: Run, answer: Answer): Answer {
  if (!answer.isInWords && run.isInWords) {
    parseWords(run.root);
    run.isInWords = false;
  } else if (answer.isInWords && !run.isInWords) {
    parseWords(answer.data as Data);
  }
  return answer;
}

/** Asks one department, and adds its answer to the objects of the cursor. */
export function fetchStep(node: FetchNode, parts: StepParts): Step {
  const { types, names, standIns, sourceOf, readers } = parts;
  const { operation: query, operationName } = node;
  const represent = node.requires && represents(node, { types, standIns });
  const question = node.requires && new EntityQuestion(node, types);
  const isRewritten = (node.inputRewrites?.length ?? 0) > 0;
  const rewriteOutput = rewriter(node.outputRewrites, types);
  const read = readers?.get(node);
  const verbatimRequest = read && verbatimRequests(node, read);

  const send = (run: Run, request: Asked, verbatim?: VerbatimQuestion) =>
    sourceOf(node.serviceName).process({
      kind: 'incoming operation' as never,
      request,
      incomingRequestContext: run.request as GatewayGraphQLRequestContext<GatewayContext>,
      context: run.request.context as GatewayContext,
      ...(verbatim && { verbatim }),
    });
  const sendVerbatim = (run: Run, variables: Data, represented: Represented | null) => {
    const { request, verbatim } = verbatimRequest!(variables, represented);
    return send(run, request, verbatim);
  };

  const ofRoot = async (run: Run, { objects, path }: Cursor, variables: Data): Promise<void> => {
    const answer =
      verbatimRequest && run.isInWords
        ? await sendVerbatim(run, variables, null)
        : await send(run, { query, variables, operationName });
    const { data, errors } = inTheSameForm(run, answer);
    for (const error of errors ?? []) run.errors.push(placed(error, [[...path, ...(error.path ?? [])]])[0]!);
    if (!isRecord(data)) return;
    rewriteOutput?.(data);
    for (const object of objects) merge(object, data);
  };

  const ofEntities = async (run: Run, cursor: Cursor, variables: Data): Promise<void> => {
    const { objects, path } = cursor;
    const represented = represent!(cursor, run.isInWords);
    const { representations, groups } = represented;
    if (representations.length === 0) return;
    const answer =
      verbatimRequest && run.isInWords
        ? await sendVerbatim(run, variables, represented)
        : await (run.entityRequests ??= new EntityRequests()).ask({
            ...{ question: question!, variables, representations },
            send: (words, given) => send(run, { query: words, variables: given, operationName }),
          });
    const { data, errors } = inTheSameForm(run, answer);
    if (errors) {
      const places = placesAt(run.root, path);
      for (const error of errors) {
        const [, index, ...inner] = error.path ?? [];
        const group = typeof index === 'number' ? groups[index] : undefined;
        const at = group ? group.map((object) => [...(places[object] ?? path), ...inner]) : [path];
        run.errors.push(...placed(error, at));
      }
    }
    if (!isRecord(data)) return;
    const entities = data['_entities'];
    if (!Array.isArray(entities) || entities.length !== representations.length) {
      throw new Error(`the department ${node.serviceName} must answer for each representation`);
    }
    for (let index = 0; index < entities.length; index++) {
      const entity: unknown = entities[index];
      if (!isRecord(entity)) continue;
      // Whoever knows the object by the name of an interface says this name again: what is known is more.
      if (isRewritten && entity['__typename'] === representations[index]!['__typename'])
        entity['__typename'] = undefined;
      rewriteOutput?.(entity);
      for (const object of groups[index]!) merge(objects[object]!, entity);
    }
  };

  const placed = (error: GraphQLFormattedError, places: readonly Path[]): GraphQLError[] =>
    places.map((place) => {
      const path = error.path && place.map((key) => names.outer(key));
      return new GraphQLError(error.message, { path, extensions: error.extensions });
    });

  const step = represent ? ofEntities : ofRoot;
  const used = node.variableUsages ?? [];
  return async (run, cursor) => {
    if (cursor.objects.length === 0) return;
    const variables: Data = {};
    for (const name of used) if (run.variables[name] !== undefined) variables[name] = run.variables[name];
    try {
      await step(run, cursor, variables);
    } catch (error) {
      run.errors.push(new GraphQLError((error as Error).message, { originalError: error as Error }));
    }
  };
}

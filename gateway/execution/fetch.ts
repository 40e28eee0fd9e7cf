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
import { representation } from './representation';
import { rewriter } from './rewrite';
import type { Cursor, Represented, Run, Step } from './run';
import type { TypeConditions } from './type-conditions';
import type { ReadAnswer } from './verbatim/verbatim-operation';
import { parseWords, printed } from './verbatim/words';

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
  const represent = node.requires && representation(node.requires, { types, standIns });
  const question = node.requires && new EntityQuestion(node, types);
  const rewriteInput = rewriter(node.inputRewrites, types);
  const rewriteOutput = rewriter(node.outputRewrites, types);
  const howTold = JSON.stringify([node.requires, node.inputRewrites]);
  const reader = readers?.get(node);
  const { operation: query, operationName } = node;
  const bodyLead = `${JSON.stringify({ query, operationName }).slice(0, -1)},"variables":`;

  const representAll = (objects: readonly Data[], isInWords: boolean): Represented => {
    const represented: Represented = { representations: [], words: [], groups: [] };
    const { representations, words, groups } = represented;
    const known = new Map<string, number>();
    for (let index = 0; index < objects.length; index++) {
      const made = represent!(objects[index]!);
      if (!made?.['__typename']) continue;
      rewriteInput?.(made);
      const told = isInWords ? printed(made) : JSON.stringify(made);
      const before = known.get(told);
      if (before !== undefined) {
        groups[before]!.push(index);
        continue;
      }
      known.set(told, representations.length);
      representations.push(made);
      words.push(told);
      groups.push([index]);
    }
    return represented;
  };

  const send = async (run: Run, request: { query: string; variables: Data }, verbatim?: VerbatimQuestion) =>
    sourceOf(node.serviceName).process({
      kind: 'incoming operation' as never,
      request: Object.assign(request, { operationName }),
      incomingRequestContext: run.request as GatewayGraphQLRequestContext<GatewayContext>,
      context: run.request.context as GatewayContext,
      ...(verbatim && { verbatim }),
    });

  /** Asks for an answer in words, if nothing has been parsed yet; representations are in words as well. */
  const sendVerbatim = async (run: Run, variables: Data, { representations, words }: Partial<Represented> = {}) => {
    const typenames = representations?.map((each) => each['__typename'] as string) ?? [];
    const own = JSON.stringify(variables);
    const all = words ? `{"representations":[${words.join(',')}]${own === '{}' ? '' : ','}${own.slice(1)}` : own;
    return send(
      run,
      {
        query,
        // Nearly never needed.
        get variables() {
          return JSON.parse(all) as Data;
        },
      },
      { body: `${bodyLead}${all}}`, entityCount: typenames.length, read: (answer) => reader!(answer, typenames) },
    );
  };

  /** Steps of one place that begin together share what they tell: no answer can have come between them. */
  const representOnce = ({ objects, represented }: Cursor, isInWords: boolean): Represented => {
    const known = represented?.get(howTold);
    if (known) return known;
    const made = representAll(objects, isInWords);
    represented?.set(howTold, made);
    return made;
  };

  const ofRoot = async (run: Run, { objects, path }: Cursor, variables: Data): Promise<void> => {
    const answer = reader && run.isInWords ? await sendVerbatim(run, variables) : await send(run, { query, variables });
    const { data, errors } = inTheSameForm(run, answer);
    for (const error of errors ?? []) run.errors.push(placed(error, [[...path, ...(error.path ?? [])]])[0]!);
    if (!isRecord(data)) return;
    rewriteOutput?.(data);
    for (const object of objects) merge(object, data);
  };

  const ofEntities = async (run: Run, cursor: Cursor, variables: Data): Promise<void> => {
    const { objects, path } = cursor;
    const represented = representOnce(cursor, run.isInWords);
    const { representations, groups } = represented;
    if (representations.length === 0) return;
    const answer =
      reader && run.isInWords
        ? await sendVerbatim(run, variables, represented)
        : await (run.entityRequests ??= new EntityRequests()).ask({
            ...{ question: question!, variables, representations },
            send: (words, given) => send(run, { query: words, variables: given }),
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
    for (const [index, entity] of entities.entries()) {
      if (!isRecord(entity)) continue;
      // Whoever knows the object by the name of an interface says this name again: what is known is more.
      if (rewriteInput && entity['__typename'] === representations[index]!['__typename'])
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

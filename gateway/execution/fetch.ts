import type { GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode } from '@apollo/query-planner';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isRecord } from '../is-record';
import { EntityQuestion } from './entity-question';
import { EntityRequests } from './entity-requests';
import type { InnerNames } from './inner-names';
import { type Data, merge } from './merge';
import { type Path, placesAt } from './places';
import type { StandIns } from './planned-graph/stand-ins';
import { representation } from './representation';
import { rewriter } from './rewrite';
import type { Cursor, Run, Step } from './run';
import type { TypeConditions } from './type-conditions';

/** What the steps of a plan are compiled with. */
export interface StepParts {
  types: TypeConditions;
  names: InnerNames;
  standIns: StandIns;
  /** The department as it is now: addresses may change while plans are kept. */
  sourceOf: (department: string) => GraphQLDataSource;
}

/** Objects that a department is told of in the same words: it is asked once for all of them. */
interface Represented {
  representations: Data[];
  /** For each representation, the indices of its objects. */
  groups: number[][];
}

/** Asks one department, and adds its answer to the objects of the cursor. */
export function fetchStep(node: FetchNode, parts: StepParts): Step {
  const { types, names, standIns, sourceOf } = parts;
  const represent = node.requires && representation(node.requires, { types, standIns });
  const question = node.requires && new EntityQuestion(node, types);
  const rewriteInput = rewriter(node.inputRewrites, types);
  const rewriteOutput = rewriter(node.outputRewrites, types);

  const representAll = (objects: readonly Data[]): Represented => {
    const representations: Data[] = [];
    const groups: number[][] = [];
    const known = new Map<string, number>();
    for (const [index, object] of objects.entries()) {
      const made = represent!(object);
      if (!made?.['__typename']) continue;
      rewriteInput?.(made);
      const words = JSON.stringify(made);
      const before = known.get(words);
      if (before !== undefined) {
        groups[before]!.push(index);
        continue;
      }
      known.set(words, representations.length);
      representations.push(made);
      groups.push([index]);
    }
    return { representations, groups };
  };

  const send = async ({ request }: Run, query: string, variables: Data) =>
    sourceOf(node.serviceName).process({
      kind: 'incoming operation' as never,
      request: { query, variables, operationName: node.operationName },
      incomingRequestContext: request,
      context: request.context,
    });

  const ofRoot = async (run: Run, { objects, path }: Cursor, variables: Data): Promise<void> => {
    const { data, errors } = await send(run, node.operation, variables);
    for (const error of errors ?? []) run.errors.push(placed(error, [[...path, ...(error.path ?? [])]])[0]!);
    if (!isRecord(data)) return;
    rewriteOutput?.(data);
    for (const object of objects) merge(object, data);
  };

  const ofEntities = async (run: Run, { objects, path }: Cursor, variables: Data): Promise<void> => {
    const { representations, groups } = representAll(objects);
    if (representations.length === 0) return;
    run.entityRequests ??= new EntityRequests();
    const { data, errors } = await run.entityRequests.ask({
      question: question!,
      variables,
      representations,
      send: (query, given) => send(run, query, given),
    });
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

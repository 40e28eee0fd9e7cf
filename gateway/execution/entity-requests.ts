import type { GraphQLFormattedError } from 'graphql';
import { isRecord } from '../is-record';
import { type EntityQuestion, isJoinable, joinedQuery } from './entity-question';
import type { Data } from './merge';

export interface EntityAnswer {
  data?: Data | null;
  errors?: readonly GraphQLFormattedError[];
}

export interface EntityAsked {
  question: EntityQuestion;
  variables: Data;
  representations: readonly Data[];
  /** Asks the department of the question. */
  send: (query: string, variables: Data) => Promise<EntityAnswer>;
}

interface Waiting extends EntityAsked {
  resolve: (answer: EntityAnswer) => void;
  reject: (reason: unknown) => void;
}

/** The questions of one run for entities: those for one department that come at the same time become one request. */
export class EntityRequests {
  readonly #waiting = new Map<string, Waiting[]>();

  ask(asked: EntityAsked): Promise<EntityAnswer> {
    const { department } = asked.question;
    return new Promise((resolve, reject) => {
      const one = { ...asked, resolve, reject };
      const waiting = this.#waiting.get(department);
      if (waiting) {
        waiting.push(one);
        return;
      }
      this.#waiting.set(department, [one]);
      queueMicrotask(() => this.#sendAll(department));
    });
  }

  #sendAll(department: string): void {
    const groups: Waiting[][] = [];
    for (const one of this.#waiting.get(department)!) {
      const group = groups.find((each) => each.every(({ question }) => isJoinable(question, one.question)));
      if (group) group.push(one);
      else groups.push([one]);
    }
    this.#waiting.delete(department);
    for (const group of groups) void this.#sendGroup(group);
  }

  async #sendGroup(group: readonly Waiting[]): Promise<void> {
    const [{ question, variables, representations, send }] = group as [Waiting];
    try {
      if (group.length === 1) {
        group[0]!.resolve(await send(question.query, { ...variables, representations }));
        return;
      }
      const joined = new JoinedRepresentations(group);
      const all = Object.assign({}, ...group.map((each) => each.variables)) as Data;
      const query = joinedQuery(group.map((each) => each.question));
      const answer = await send(query, { ...all, representations: joined.all });
      const answers = joined.answersIn(answer);
      for (const [index, each] of group.entries()) each.resolve(answers[index]!);
    } catch (error) {
      for (const each of group) each.reject(error);
    }
  }
}

/** The representations of several questions as one list, in which equal ones are told once. */
class JoinedRepresentations {
  readonly all: Data[] = [];
  /** For each question, the places of its representations in the list. */
  readonly #places: number[][];

  constructor(group: readonly Waiting[]) {
    const known = new Map<string, number>();
    this.#places = group.map(({ representations }) =>
      representations.map((each) => {
        const words = JSON.stringify(each);
        const before = known.get(words);
        if (before !== undefined) return before;
        known.set(words, this.all.length);
        return this.all.push(each) - 1;
      }),
    );
  }

  /** The answer to each question, as if it had been asked alone. */
  answersIn({ data, errors }: EntityAnswer): EntityAnswer[] {
    const entities = isRecord(data) ? data['_entities'] : undefined;
    if (!Array.isArray(entities) || entities.length !== this.all.length) {
      return this.#places.map((places) => ({ data, errors: this.#errorsWithoutData(errors, places) }));
    }
    const taken = new Set<number>();
    // What different steps of a plan add to their parts of an entity may bear the same names: each gets its own.
    const take = (place: number): unknown => {
      if (taken.has(place)) return structuredClone(entities[place] as unknown);
      taken.add(place);
      return entities[place] as unknown;
    };
    return this.#places.map((places) => ({
      data: { _entities: places.map(take) },
      errors: errors?.flatMap((error) => this.#errorAt(error, places)),
    }));
  }

  /** Where there is no data, every question is told of an error: of its own entities, or else of the others'. */
  #errorsWithoutData(errors: EntityAnswer['errors'], places: readonly number[]): EntityAnswer['errors'] {
    const own = errors?.flatMap((error) => this.#errorAt(error, places));
    return own?.length ? own : errors?.map((error) => ({ ...error, path: error.path?.slice(0, 1) }));
  }

  #errorAt(error: GraphQLFormattedError, places: readonly number[]): GraphQLFormattedError[] {
    const [root, place, ...inner] = error.path ?? [];
    if (typeof place !== 'number') return [error];
    const index = places.indexOf(place);
    return index < 0 ? [] : [{ ...error, path: [root!, index, ...inner] }];
  }
}

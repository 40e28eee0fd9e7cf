import type { GraphQLError, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import type { Surroundings } from './collect-fields';

export type Path = GraphQLResolveInfo['path'];

/** The path as errors tell it. */
export function keysOf(path: Path): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: Path | undefined = path; at; at = at.prev) keys.push(at.key);
  return keys.reverse();
}

export const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

/** One run of one operation. */
export class Run {
  readonly errors: GraphQLError[] = [];
  /** Arguments of fields, read once for all objects of a list. */
  readonly #arguments = new Map<object, Record<string, unknown>>();
  /** Places that an error has made null; undefined: the whole answer. */
  readonly #nulled = new Set<Path | undefined>();

  constructor(
    readonly context: unknown,
    readonly variables: Record<string, unknown>,
    readonly operation: OperationDefinitionNode,
    readonly surroundings: Surroundings,
  ) {}

  /** Notes an error that made a null at its place. Below of what is null already, nobody would find it. */
  note(error: GraphQLError, path: Path | undefined): void {
    for (let at = path; at; at = at.prev) if (this.#nulled.has(at)) return;
    if (this.#nulled.has(undefined)) return;
    this.#nulled.add(path);
    this.errors.push(error);
  }

  argumentsOf(place: object, read: () => Record<string, unknown>): Record<string, unknown> {
    let known = this.#arguments.get(place);
    if (!known) this.#arguments.set(place, (known = read()));
    return known;
  }
}

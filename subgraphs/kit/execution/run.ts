import { type GraphQLError, locatedError, type OperationDefinitionNode } from 'graphql';
import { isInAnswer, keysOf, Place, type PlaceKind } from './place';

/** What a resolver gave, made what the answer holds; undefined while that is under way. Throws what makes it null. */
export type Complete = (run: Run, value: unknown, place: Place) => unknown;

export function isPromise(value: unknown): value is Promise<unknown> {
  const hasProperties = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return hasProperties && typeof (value as { then?: unknown }).then === 'function';
}

const wholeAnswer: PlaceKind = { nodes: [], isNullable: true, typename: undefined };

/**
 * One run of one operation. What resolvers promise is waited for by one promise each and put in its place; what is
 * around it does not wait, but counts.
 */
export class Run {
  readonly errors: GraphQLError[] = [];
  readonly answer = new Place(undefined, '', wholeAnswer);
  /** Arguments of fields, read once for all objects of a list. */
  readonly #arguments = new Map<object, Record<string, unknown>>();
  #finish: (() => void) | undefined;

  constructor(
    readonly context: unknown,
    readonly variables: Record<string, unknown>,
    readonly operation: OperationDefinitionNode,
  ) {}

  argumentsOf(place: object, read: () => Record<string, unknown>): Record<string, unknown> {
    let known = this.#arguments.get(place);
    if (!known) this.#arguments.set(place, (known = read()));
    return known;
  }

  /** Completes a value once it is there, and puts it in its place. */
  later(place: Place, promised: Promise<unknown>, complete: Complete): undefined {
    promised.then(
      (value) => {
        if (this.errors.length > 0 && !isInAnswer(place)) return;
        try {
          place.put(complete(this, value, place));
        } catch (error) {
          return this.#failIn(place.promises, place, error);
        }
        this.#settle(place, place.promises);
      },
      (error: unknown) => this.#failIn(place.promises, place, error),
    );
    place.promises += 1;
    for (let at: Place | undefined = place; at && at.underWay++ === 0; at = at.above);
  }

  /** Makes a place null at once and notes why; throws it on where none may be. */
  fail(place: Place, error: unknown): null {
    const located = locatedAt(place, error);
    if (place.kind.isNullable) this.#note(place, located);
    this.#leave(place);
    if (!place.kind.isNullable) throw located;
    return null;
  }

  /** Resolves when nothing is under way any longer. */
  async settled(): Promise<void> {
    if (this.answer.underWay > 0) await new Promise<void>((resolve) => (this.#finish = resolve));
  }

  /** Something under way at a place is there; as many turns later a promise of graphql-js's would say so. */
  #settle(place: Place, turns: number): void {
    for (let at = place; !at.isLeft && --at.underWay === 0; at = at.above) {
      if (!at.above) return this.#finish?.();
      turns += turnsThrough(at.above);
      if (at.above.failure && at.above.underWay === 1) return this.#failIn(turns, at.above, at.above.failure);
    }
  }

  /** Nobody waits any longer for what is under way at a place. */
  #leave(place: Place): void {
    if (place.underWay > 0) {
      place.underWay = 1;
      this.#settle(place, 0);
    }
    place.isLeft = true;
  }

  #note(place: Place, error: GraphQLError): void {
    if (!isInAnswer(place)) return;
    place.isNull = true;
    this.errors.push(error);
  }

  /**
   * Takes what failed after others had begun to the nearest place that may be null. Of several errors on the way to one
   * place the first to arrive is told: each takes as many turns of the microtask queue as by graphql-js's promises.
   */
  #failIn(turns: number, place: Place, error: unknown): void {
    if (turns > 0) return queueMicrotask(() => this.#failIn(turns - 1, place, error));
    if (place.isLeft) return;
    const { above, kind } = place;
    const located = locatedAt(place, place.failure ?? error);
    if (above && !kind.isNullable) return this.#failIn(turnsThrough(above), above, located);
    place.put(null);
    this.#note(place, located);
    this.#leave(place);
  }
}

/** Never throws: nobody would catch it. */
function locatedAt(place: Place, error: unknown): GraphQLError {
  try {
    return locatedError(error, place.kind.nodes, keysOf(place));
  } catch (cause) {
    // What was thrown is no error, and cannot be looked at to say what it is.
    return locatedError(new Error('Unexpected error value', { cause }), place.kind.nodes, keysOf(place));
  }
}

/** Turns from an error in an object or list to its place: Promise.all takes one, each then, finally and promise another. */
function turnsThrough({ value, failure, promises }: Place): number {
  const inside = Array.isArray(value) ? 1 : failure ? 3 : 2;
  return inside + promises + 1;
}

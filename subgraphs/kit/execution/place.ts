import type { FieldNode, GraphQLResolveInfo } from 'graphql';

type Path = GraphQLResolveInfo['path'];

/** What is known of a place before anything is run. */
export interface PlaceKind {
  nodes: readonly FieldNode[];
  isNullable: boolean;
  /** Name of the type whose field it is; undefined for an item of a list. */
  typename: string | undefined;
}

/**
 * A place of an answer: a field of an object or an item of a list; the topmost is the whole answer. Its key is the
 * field's name or the item's index. To resolvers it is the path of their field.
 */
export class Place implements Path {
  /** The object or list that stands here, once it is begun. */
  value: Record<string | number, unknown> | undefined = undefined;
  /** How much of it is under way: its own value, and each place directly below that has something under way. */
  underWay = 0;
  /** An error has made it null. */
  isNull = false;
  /** An error has ended it: nobody waits any longer for what is under way here. */
  isLeft = false;
  /** With this it fails when nothing of it is under way any longer. */
  failure: unknown = undefined;
  /** How many promises, one given by the other, its value has come by. */
  promises = 0;

  constructor(
    readonly above: Place | undefined,
    readonly key: string | number,
    readonly kind: PlaceKind,
  ) {}

  get typename(): string | undefined {
    return this.kind.typename;
  }

  get prev(): Path | undefined {
    return this.above?.above && this.above;
  }

  put(value: unknown): void {
    if (this.above) this.above.value![this.key] = value;
  }
}

/** The path as errors tell it. */
export function keysOf(place: Place): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at = place; at.above; at = at.above) keys.push(at.key);
  return keys.reverse();
}

/** Whether nothing at or above a place has been made null. */
export function isInAnswer(place: Place): boolean {
  for (let at: Place | undefined = place; at; at = at.above) if (at.isNull) return false;
  return true;
}

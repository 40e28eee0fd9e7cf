import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { Data } from '../merge';

/** Reads on in an answer; at is -1 from the first thing on that it does not know. */
export interface Place {
  readonly text: string;
  at: number;
}

export type Read = (place: Place) => unknown;

/** A stretch of an object: values that are taken as they stand, and then one that is taken apart. */
export interface Stretch {
  pattern: string;
  taken: string[];
  apart: { name: string; read: Read } | null;
}

/** Gives up. */
export const unknown: Read = (place) => {
  place.at = -1;
  return null;
};

/** Objects whose values are found by the stretches; constants: what has been compiled of them. */
export function objectReader(constants: Data, stretches: readonly Stretch[]): Read {
  const steps = stretches.map(({ pattern, taken, apart }) => ({ expression: new RegExp(pattern, 'y'), taken, apart }));
  return (place) => {
    const { text } = place;
    const object: Data = { ...constants };
    for (const { expression, taken, apart } of steps) {
      expression.lastIndex = place.at;
      const match = expression.exec(text);
      if (match === null) return unknown(place);
      for (let index = 0; index < taken.length; index++) object[taken[index]!] = match[index + 1];
      place.at = expression.lastIndex;
      if (apart === null) continue;
      object[apart.name] = apart.read(place);
      if (place.at < 0) return null;
    }
    return object;
  };
}

/** The same, or null. */
export const orNull =
  <More extends unknown[]>(read: (place: Place, ...more: More) => unknown) =>
  (place: Place, ...more: More): unknown => {
    if (!place.text.startsWith('null', place.at)) return read(place, ...more);
    place.at += 4;
    return null;
  };

/** Lists of the objects as well, and null where the type allows it. */
export function valueReader(type: GraphQLOutputType, named: Read): Read {
  return isNonNullType(type) ? strictReader(type.ofType, named) : orNull(strictReader(type, named));
}

function strictReader(type: GraphQLOutputType, named: Read): Read {
  return isListType(type) ? listReader(valueReader(type.ofType as GraphQLOutputType, named)) : named;
}

/** readItem: told the index. */
export function listReader(readItem: (place: Place, index: number) => unknown): Read {
  return (place) => {
    const { text } = place;
    if (text[place.at] !== '[') return unknown(place);
    const items: unknown[] = [];
    place.at++;
    if (text[place.at] === ']') {
      place.at++;
      return items;
    }
    for (;;) {
      items.push(readItem(place, items.length));
      if (place.at < 0) return null;
      const next = text[place.at++];
      if (next === ']') return items;
      if (next !== ',') return unknown(place);
    }
  };
}

import type { FetchNode } from '@apollo/query-planner';
import type { Data } from './merge';
import type { StandIns } from './planned-graph/stand-ins';
import { representation } from './representation';
import { rewriter } from './rewrite';
import type { Cursor } from './run';
import type { TypeConditions } from './type-conditions';
import { printed } from './verbatim/words';

/** Objects that a department is told of in the same words: it is asked once for all of them. */
export interface Represented {
  representations: Data[];
  /** The same as JSON. */
  words: string[];
  /** For each representation, the indices of its objects. */
  groups: number[][];
}

/** Compiles what a department is told of the objects of a cursor. isInWords: the objects are in words. */
export function represents(
  { requires = [], inputRewrites }: FetchNode,
  known: { types: TypeConditions; standIns: StandIns },
): (cursor: Cursor, isInWords: boolean) => Represented {
  const represent = representation(requires, known);
  const rewriteInput = rewriter(inputRewrites, known.types);
  const howTold = JSON.stringify([requires, inputRewrites]);

  const representAll = (objects: readonly Data[], isInWords: boolean): Represented => {
    const represented: Represented = { representations: [], words: [], groups: [] };
    const { representations, words, groups } = represented;
    const places = new Map<string, number>();
    for (let index = 0; index < objects.length; index++) {
      const made = represent(objects[index]!);
      if (!made?.['__typename']) continue;
      rewriteInput?.(made);
      const told = isInWords ? printed(made) : JSON.stringify(made);
      const before = places.get(told);
      if (before !== undefined) {
        groups[before]!.push(index);
        continue;
      }
      places.set(told, representations.length);
      representations.push(made);
      words.push(told);
      groups.push([index]);
    }
    return represented;
  };

  // Steps of one place that begin together share what they tell: no answer can have come between them.
  return ({ objects, represented }, isInWords) => {
    const before = represented?.get(howTold);
    if (before) return before;
    const made = representAll(objects, isInWords);
    represented?.set(howTold, made);
    return made;
  };
}

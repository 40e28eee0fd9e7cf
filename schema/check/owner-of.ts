import { elementOwners } from '../owners';
import { typeOf } from './elements';

/**
 * Says which departments own an element: as the first of the supergraphs has it that knows the element itself, or its
 * field or, failing that, its type. An element that is gone has the owner it had.
 */
export function ownerLookup(...supergraphs: readonly (string | null | undefined)[]): (element: string) => string[] {
  // Read when somebody asks: mostly nothing is wrong, and whoever composes while editing waits for it.
  let known: Map<string, string[]>[] | undefined;
  return (element) => {
    known ??= supergraphs.flatMap((sdl) => (sdl ? [elementOwners(sdl)] : []));
    for (const name of [element, element.replace(/\(.*$/, ''), typeOf(element)]) {
      const owners = known.map((one) => one.get(name)).find((one) => one && one.length > 0);
      if (owners) return owners;
    }
    return [];
  };
}

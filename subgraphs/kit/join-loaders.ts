import type { EntityManager } from 'typeorm';

type LoadersOf = (manager: EntityManager) => object;

type Intersection<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

/**
 * Makes the loaders of one request of all concepts of a department. Those of a concept are made when one of them is
 * first used: a question uses few, and to make all of them costs as much as a page's rows.
 */
export function joinLoaders<Concepts extends readonly LoadersOf[]>(
  ...concepts: Concepts
): (manager: EntityManager) => Intersection<ReturnType<Concepts[number]>> {
  let Joined: (new (manager: EntityManager) => object) | undefined;
  return (manager) => new (Joined ??= joined(concepts, manager))(manager) as Intersection<ReturnType<Concepts[number]>>;
}

/** A class with a getter for each loader; their names are those of loaders that are made once. */
function joined(concepts: readonly LoadersOf[], manager: EntityManager): new (manager: EntityManager) => object {
  return class Joined {
    readonly #manager: EntityManager;
    readonly #made: Record<string, unknown>[] = [];

    constructor(ofRequest: EntityManager) {
      this.#manager = ofRequest;
    }

    static {
      for (const [place, loadersOf] of concepts.entries()) {
        for (const name of Object.keys(loadersOf(manager))) {
          Object.defineProperty(this.prototype, name, {
            enumerable: true,
            get(this: Joined) {
              const made = (this.#made[place] ??= loadersOf(this.#manager) as Record<string, unknown>);
              return made[name];
            },
          });
        }
      }
    }
  };
}

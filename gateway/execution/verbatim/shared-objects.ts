import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind } from 'graphql';
import type { AskedDocument } from './asked-document';
import type { PlannedFetch } from './plan-fetches';

/** A place in the answer, by the names of a plan. */
export class SharedObjects {
  readonly #below = new Map<string, SharedObjects>();
  #isShared = false;
  /** Who tells of the objects at this place. */
  #fetch: object | null = null;

  /** Of the answer to an operation: the objects that several fetches of its plan add to, or that one asks about. */
  static of(fetches: readonly PlannedFetch[]): SharedObjects {
    const root = new SharedObjects();
    for (const { node, path, asked } of fetches) {
      const place = path.reduce<SharedObjects>((at, key) => at.at(key), root);
      place.#isShared ||= node.requires !== undefined;
      place.#addRequired(node.requires ?? []);
      place.#addSelected(asked, node);
    }
    return root;
  }

  /** Whether objects at this place, or inside of them, are shared. */
  get isAny(): boolean {
    return this.#isShared || [...this.#below.values()].some(({ isAny }) => isAny);
  }

  at(key: string): SharedObjects {
    let below = this.#below.get(key);
    if (!below) this.#below.set(key, (below = new SharedObjects()));
    return below;
  }

  #addRequired(nodes: readonly QueryPlanSelectionNode[]): void {
    for (const node of nodes) {
      if (!node.selections) continue;
      const below = node.kind === 'Field' ? this.at(node.alias ?? node.name) : this;
      below.#isShared = true;
      below.#addRequired(node.selections);
    }
  }

  #addSelected({ selectionSet, fragments }: AskedDocument, fetch: object): void {
    for (const node of selectionSet.selections) {
      const inner =
        node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value)!.selectionSet : node.selectionSet;
      if (!inner) continue;
      const below = node.kind === Kind.FIELD ? this.at((node.alias ?? node.name).value) : this;
      if (below !== this) {
        below.#isShared ||= below.#fetch !== null && below.#fetch !== fetch;
        below.#fetch = fetch;
      }
      below.#addSelected({ selectionSet: inner, fragments }, fetch);
    }
  }
}

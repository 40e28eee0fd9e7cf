import type { PlanNode, QueryPlanSelectionNode, SubscriptionNode } from '@apollo/query-planner';
import { Kind, parse, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

/** A place in the answer, by the names of a plan. */
export class SharedObjects {
  readonly #below = new Map<string, SharedObjects>();
  #isShared = false;
  /** Who tells of the objects at this place. */
  #step: object | null = null;

  /** Of the answer to an operation: the objects that several steps of its plan add to, or that one step asks about. */
  static of(plan: PlanNode | SubscriptionNode): SharedObjects {
    const root = new SharedObjects();
    root.#addStep(plan, []);
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

  #addStep(node: PlanNode | SubscriptionNode, path: readonly string[]): void {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        return node.nodes.forEach((each) => this.#addStep(each, path));
      case 'Flatten':
        return this.#addStep(node.node, [...path, ...node.path.filter((key) => key !== '@').map(String)]);
      case 'Fetch': {
        const place = path.reduce<SharedObjects>((at, key) => at.at(key), this);
        if (node.requires) {
          place.#isShared = true;
          place.#addRequired(node.requires);
        }
        const [operation] = parse(node.operation, { noLocation: true }).definitions as [OperationDefinitionNode];
        const [entities] = operation.selectionSet.selections;
        const isOfEntities = node.requires && entities?.kind === Kind.FIELD;
        place.#addSelected(isOfEntities ? entities.selectionSet! : operation.selectionSet, node);
      }
    }
  }

  #addRequired(nodes: readonly QueryPlanSelectionNode[]): void {
    for (const node of nodes) {
      if (!node.selections) continue;
      const below = node.kind === 'Field' ? this.at(node.alias ?? node.name) : this;
      below.#isShared = true;
      below.#addRequired(node.selections);
    }
  }

  #addSelected({ selections }: SelectionSetNode, step: object): void {
    for (const node of selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD || !node.selectionSet) continue;
      const below = node.kind === Kind.FIELD ? this.at((node.alias ?? node.name).value) : this;
      if (below !== this) {
        below.#isShared ||= below.#step !== null && below.#step !== step;
        below.#step = step;
      }
      below.#addSelected(node.selectionSet, step);
    }
  }
}

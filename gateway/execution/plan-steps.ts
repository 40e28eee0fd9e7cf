import type { FlattenNode, PlanNode, SubscriptionNode } from '@apollo/query-planner';
import { fetchStep, type StepParts } from './fetch';
import { objectsAt } from './places';
import type { Step } from './run';

/** Compiles a plan into one step that carries out all of it. */
export function planStep(node: PlanNode | SubscriptionNode, parts: StepParts): Step {
  switch (node.kind) {
    case 'Fetch':
      return fetchStep(node, parts);
    case 'Sequence': {
      const steps = node.nodes.map((each) => planStep(each, parts));
      return async (run, cursor) => {
        for (const step of steps) await step(run, cursor);
      };
    }
    case 'Parallel': {
      const steps = atOnePlace(node.nodes).map((each) => planStep(each, parts));
      if (steps.length === 1) return steps[0]!;
      return async (run, cursor) => {
        await Promise.all(steps.map(async (step) => step(run, cursor)));
      };
    }
    case 'Flatten': {
      const step = planStep(node.node, parts);
      const areTogether = node.node.kind === 'Parallel' && node.node.nodes.every(({ kind }) => kind === 'Fetch');
      return (run, { objects, path }) =>
        step(run, {
          objects: objects.flatMap((object) => objectsAt(object, node.path)),
          path: [...path, ...node.path],
          ...(areTogether && { represented: new Map() }),
        });
    }
    // Operations that would need these are not planned: they are refused, or their conditions resolved before.
    case 'Condition':
    case 'Defer':
    case 'Subscription':
      throw new Error(`a plan must not hold a step of the kind ${node.kind}`);
  }
}

/** Steps that go to the same objects go there together: these are looked for, and told of in words, once. */
function atOnePlace(nodes: readonly PlanNode[]): PlanNode[] {
  const byPath = new Map<string, FlattenNode[]>();
  const others = nodes.filter((node) => {
    if (node.kind !== 'Flatten' || node.node.kind !== 'Fetch') return true;
    const key = node.path.join('.');
    byPath.set(key, [...(byPath.get(key) ?? []), node]);
    return false;
  });
  const together = [...byPath.values()].map((group): PlanNode => {
    const [first] = group as [FlattenNode];
    return group.length === 1 ? first : { ...first, node: { kind: 'Parallel', nodes: group.map(({ node }) => node) } };
  });
  return [...others, ...together];
}

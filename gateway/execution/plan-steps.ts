import type { PlanNode, SubscriptionNode } from '@apollo/query-planner';
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
      const steps = node.nodes.map((each) => planStep(each, parts));
      return async (run, cursor) => {
        await Promise.all(steps.map(async (step) => step(run, cursor)));
      };
    }
    case 'Flatten': {
      const step = planStep(node.node, parts);
      return (run, { objects, path }) =>
        step(run, {
          objects: objects.flatMap((object) => objectsAt(object, node.path)),
          path: [...path, ...node.path],
        });
    }
    // Operations that would need these are not planned: they are refused, or their conditions resolved before.
    case 'Condition':
    case 'Defer':
    case 'Subscription':
      throw new Error(`a plan must not hold a step of the kind ${node.kind}`);
  }
}

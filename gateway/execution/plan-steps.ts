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
    case 'Condition': {
      const [ifStep, elseStep] = [node.ifClause, node.elseClause].map((each) => each && planStep(each, parts));
      return (run, cursor) => (run.conditions[node.condition] ? ifStep : elseStep)?.(run, cursor);
    }
    // The gateway has neither: operations that would need them are refused before they are planned.
    case 'Defer':
    case 'Subscription':
      throw new Error(`a plan must not hold a step of the kind ${node.kind}`);
  }
}

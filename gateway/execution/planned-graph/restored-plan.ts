import type {
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
  SubscriptionNode,
} from '@apollo/query-planner';
import { parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { PlannedGraph } from './planned-graph';
import type { StandIns } from './stand-ins';

const restoredOperation = (operation: string, standIns: StandIns): string =>
  stripIgnoredCharacters(
    print(
      visit(parse(operation, { noLocation: true }), {
        Field: (node) => {
          const required = standIns.get(node.name.value);
          return required && { ...node, ...required, alias: node.alias ?? node.name };
        },
      }),
    ),
  );

// The alias is where the value is found; the department is told it under the name.
const restoredSelections = (
  selections: readonly QueryPlanSelectionNode[],
  standIns: StandIns,
): QueryPlanSelectionNode[] =>
  selections.map((node) => {
    const inner = node.selections && restoredSelections(node.selections, standIns);
    if (node.kind !== 'Field') return { ...node, selections: inner ?? [] };
    const required = standIns.get(node.name);
    if (!required) return { ...node, selections: inner };
    return { ...node, name: required.name.value, alias: node.alias ?? node.name, selections: inner };
  });

// Departments are told of what is required under its own name.
function restoredInput(rewrite: FetchDataRewrite, standIns: StandIns): FetchDataRewrite {
  const own = (name: string) => standIns.get(name)?.name.value ?? name;
  const path = rewrite.path.map(own);
  return rewrite.kind === 'KeyRenamer'
    ? { ...rewrite, path, renameKeyTo: own(rewrite.renameKeyTo) }
    : { ...rewrite, path };
}

function restoredFetch(node: FetchNode, { standIns, departments }: PlannedGraph): FetchNode {
  const isStandIn = [...standIns.keys()].some((name) => node.operation.includes(name));
  return {
    ...node,
    serviceName: departments.get(node.serviceName) ?? node.serviceName,
    operation: isStandIn ? restoredOperation(node.operation, standIns) : node.operation,
    requires: node.requires && restoredSelections(node.requires, standIns),
    inputRewrites: node.inputRewrites?.map((rewrite) => restoredInput(rewrite, standIns)),
  };
}

function restoredNode<Node extends PlanNode | SubscriptionNode | undefined>(node: Node, graph: PlannedGraph): Node {
  switch (node?.kind) {
    case 'Fetch':
      return restoredFetch(node, graph) as Node;
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((each) => restoredNode(each, graph)) };
    case 'Flatten':
      return { ...node, node: restoredNode(node.node, graph) };
    case 'Condition':
      return {
        ...node,
        ifClause: restoredNode(node.ifClause, graph),
        elseClause: restoredNode(node.elseClause, graph),
      };
    // Neither occurs in a plan of this gateway.
    case 'Defer':
    case 'Subscription':
    case undefined:
      return node;
  }
}

/** The plan in the words of the supergraph that was published: its departments, its fields, their arguments. */
export function restoredPlan(plan: QueryPlan, graph: PlannedGraph): QueryPlan {
  if (graph.standIns.size === 0) return plan;
  return { ...plan, node: restoredNode(plan.node, graph) };
}

import type { FetchNode, PlanNode, SubscriptionNode } from '@apollo/query-planner';
import { askedDocument, type AskedDocument } from './asked-document';

export interface PlannedFetch {
  node: FetchNode;
  /** Where in the answer it begins, by the names of the plan. */
  path: readonly string[];
  asked: AskedDocument;
}

export function fetchesOf(node: PlanNode | SubscriptionNode, path: readonly string[] = []): PlannedFetch[] {
  switch (node.kind) {
    case 'Fetch':
      return [{ node, path, asked: askedDocument(node) }];
    case 'Flatten':
      return fetchesOf(node.node, [...path, ...node.path.filter((key) => key !== '@').map(String)]);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((each) => fetchesOf(each, path));
    case 'Condition':
    case 'Defer':
    case 'Subscription':
      return [];
  }
}

/** Whether no two questions for entities can meet at a department on the way, where they would become one. */
export const neverMeet = (node: PlanNode | SubscriptionNode): boolean => departmentsOf(node) !== null;

/** Whom a part of a plan asks for entities; null: two questions may meet. */
function departmentsOf(node: PlanNode | SubscriptionNode): Set<string> | null {
  switch (node.kind) {
    case 'Fetch':
      return new Set(node.requires ? [node.serviceName] : []);
    case 'Flatten':
      return departmentsOf(node.node);
    case 'Sequence':
    case 'Parallel': {
      const all = new Set<string>();
      for (const each of node.nodes.map(departmentsOf)) {
        if (each === null || (node.kind === 'Parallel' && [...each].some((name) => all.has(name)))) return null;
        for (const name of each) all.add(name);
      }
      return all;
    }
    case 'Condition':
    case 'Defer':
    case 'Subscription':
      return null;
  }
}

import { Supergraph, operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner, prettyFormatQueryPlan } from '@apollo/query-planner';
import { parse } from 'graphql';
import { withoutSecurityMarks } from '../../gateway/guard/rights/security-links';

/** Shows how the gateway's planner, with the gateway's settings, splits an operation into fetches. */
export function plannerOf(supergraphSdl: string): (query: string) => string {
  const supergraph = Supergraph.build(withoutSecurityMarks(supergraphSdl));
  const planner = new QueryPlanner(supergraph);
  return (query) => {
    const operation = operationFromDocument(supergraph.apiSchema(), parse(query));
    return `${prettyFormatQueryPlan(planner.buildQueryPlan(operation))}\n`;
  };
}

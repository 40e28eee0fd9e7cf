import { composeAndCheck } from '../../schema/check/composed-graph';
import { checkContract, type Verdict } from '../../schema/check/contract';
import type { Finding } from '../../schema/check/finding';
import { readGraph } from '../../schema/check/published-graph';
import { type RecordedOperation, recordedOperations } from '../../schema/check/recorded-operations';
import type { SubgraphSdl } from '../../schema/check/subgraph-sdl';
import type { Edit } from './edited-subgraphs';

export const today = '2027-01-15';

/** What the page and the example client have recorded: few enough to know who uses what. */
const operations: RecordedOperation[] = recordedOperations([]).filter(({ client }) =>
  ['page', 'example-client'].includes(client),
);

const supergraphs = new Map<readonly SubgraphSdl[], string>();

function supergraphOf(subgraphs: readonly SubgraphSdl[]): string {
  const { graph, violations } = composeAndCheck(subgraphs);
  if (!graph || violations.length > 0) throw new Error(violations.map(({ problem }) => problem).join('\n'));
  return graph.supergraphSdl;
}

/** Checks the subgraphs after the edit against the graph they made before it; before changes that one first. */
export async function checkEdited(
  subgraphs: readonly SubgraphSdl[],
  edit: Edit,
  before: Edit = (unchanged) => [...unchanged],
  more: readonly RecordedOperation[] = [],
): Promise<Verdict> {
  const own = supergraphs.get(subgraphs) ?? supergraphOf(subgraphs);
  supergraphs.set(subgraphs, own);
  const start = before(subgraphs);
  const isUnchanged = start.every((one, index) => one === subgraphs[index]);
  const published = readGraph(isUnchanged ? own : supergraphOf(start), 'the published graph');
  return checkContract(edit(subgraphs), { published, operations: [...operations, ...more], today });
}

/** A finding in one line: rule, element, owners, and who breaks. */
export const inShort = ({ rule, element, owners, clients }: Finding): string => {
  const breaks = clients.map((one) => `${one.client}: ${one.operations.join(', ')}`).join('; ');
  return `${rule} ${element} of ${owners.join(', ')}${breaks ? ` breaks ${breaks}` : ''}`;
};

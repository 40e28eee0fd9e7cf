import { isDeepStrictEqual } from 'node:util';
import { print } from 'graphql';
import { composeAndCheck } from '../../schema/check/composed-graph';
import { checkContract, type Verdict } from '../../schema/check/contract';
import type { Finding } from '../../schema/check/finding';
import { type PublishedGraph, readGraph } from '../../schema/check/published-graph';
import { type RecordedOperation, recordedOperations } from '../../schema/check/recorded-operations';
import type { SubgraphSdl } from '../../schema/check/subgraph-sdl';
import { all, type Edit } from './edited-subgraphs';

export const today = '2027-01-15';

/** What the page and the example client have recorded: few enough to know who uses what. */
const operations: RecordedOperation[] = recordedOperations([]).filter(({ client }) =>
  ['page', 'example-client'].includes(client),
);

const graphs = new Map<string, PublishedGraph>();

/** The graph of the subgraphs, as clients know it. */
function publishedBy(subgraphs: readonly SubgraphSdl[]): PublishedGraph {
  const key = subgraphs.map(({ typeDefs }) => print(typeDefs)).join('\n');
  const known = graphs.get(key);
  if (known) return known;
  const { graph, violations } = composeAndCheck(subgraphs);
  if (!graph || violations.length > 0) throw new Error(violations.map(({ problem }) => problem).join('\n'));
  const published = readGraph(graph.supergraphSdl, 'the published graph');
  graphs.set(key, published);
  return published;
}

const unchanged: Edit = (subgraphs) => [...subgraphs];

/** Checks the subgraphs after the edit against the graph they made before it; before changes that one first. */
export const checkEdited = (
  subgraphs: readonly SubgraphSdl[],
  edit: Edit,
  before: Edit = unchanged,
  more: readonly RecordedOperation[] = [],
): Promise<Verdict> =>
  checkContract(edit(subgraphs), {
    published: publishedBy(before(subgraphs)),
    operations: [...operations, ...more],
    today,
  });

/** A change that the check is tried with. */
export interface Trial {
  change: string;
  edit: Edit;
  /** The published graph is not the present one. */
  before?: Edit;
  /** What is found, each in short. */
  findings: readonly string[];
  /** Nothing else can be told while the subgraphs are no graph. */
  isNoGraph?: true;
}

/**
 * Gives what is found about each of the trials. A composition takes most of a second, so those that make a graph are
 * tried at once; by itself each is tried when all together find anything else than they should, and in the long run.
 */
export async function findingsByTrial(
  subgraphs: readonly SubgraphSdl[],
  trials: readonly Trial[],
): Promise<(trial: Trial) => Promise<Finding[]>> {
  const byItself = async ({ edit, before }: Trial) => (await checkEdited(subgraphs, edit, before)).findings;
  if (process.env.LONG) return byItself;
  const several = trials.filter(({ isNoGraph }) => !isNoGraph);
  const { findings } = await checkEdited(
    subgraphs,
    all(...several.map(({ edit }) => edit)),
    all(...several.map(({ before = unchanged }) => before)),
  );
  const expected = several.flatMap((trial) => trial.findings).sort();
  const isAsExpected = isDeepStrictEqual(findings.map(inShort).sort(), expected);
  return (trial) =>
    isAsExpected && !trial.isNoGraph
      ? Promise.resolve(findings.filter((finding) => trial.findings.includes(inShort(finding))))
      : byItself(trial);
}

/** A finding in one line: rule, element, owners, and who breaks. */
export const inShort = ({ rule, element, owners, clients }: Finding): string => {
  const breaks = clients.map((one) => `${one.client}: ${one.operations.join(', ')}`).join('; ');
  return `${rule} ${element} of ${owners.join(', ')}${breaks ? ` breaks ${breaks}` : ''}`;
};

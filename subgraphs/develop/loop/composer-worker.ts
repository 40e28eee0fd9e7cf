import { parentPort } from 'node:worker_threads';
import { print } from 'graphql';
import { checkContract } from '../../../schema/check/contract';
import { findingText } from '../../../schema/check/report';
import type { SubgraphSdl } from '../../../schema/check/subgraph-sdl';
import { type GraphPart, subgraphSdl } from '../../../schema/graph';

/** What the subgraphs compose to, or everything that is wrong with them, in words. */
export type Composition = { supergraphSdl: string } | { faults: string };

const warmUpRuns = 3;
/** What clients were promised is for npm run schema:check: here one may try things. */
const terms = { published: null, operations: [], today: '' };

let last: { sdl: string; composition: Composition } | null = null;

async function composed(subgraphs: readonly SubgraphSdl[]): Promise<Composition> {
  const { graph, findings } = await checkContract(subgraphs, terms);
  const isGraph = graph && findings.length === 0;
  return isGraph ? { supergraphSdl: graph.supergraphSdl } : { faults: findings.map(findingText).join('\n\n') };
}

async function answer(parts: readonly GraphPart[]): Promise<void> {
  let subgraphs: SubgraphSdl[];
  try {
    subgraphs = subgraphSdl(parts);
  } catch (error) {
    // An SDL that does not parse: with file, line and column.
    return parentPort?.postMessage({ faults: String(error) } satisfies Composition);
  }
  const sdl = subgraphs.map(({ name, typeDefs }) => `# ${name}\n${print(typeDefs)}`).join('\n');
  const isFirst = last === null;
  // Most changes are of code: they wait for nothing here.
  if (last?.sdl !== sdl) last = { sdl, composition: await composed(subgraphs) };
  parentPort?.postMessage(last.composition);
  // For nobody: what has run a few times takes half the time.
  for (let run = 0; isFirst && run < warmUpRuns; run += 1) await composed(subgraphs);
}

parentPort?.on('message', (parts: GraphPart[]) => void answer(parts));

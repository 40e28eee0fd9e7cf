import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../subgraphs/kit/run';
import { discoverGraph } from '../subgraphs/local/registry';
import { isOverrideCurrent, overrideFile } from './containers';
import { composeGraph } from './graph';

/** Fails when a committed file is not what the subgraphs compose to. */
async function check(): Promise<void> {
  const subgraphs = await discoverGraph();
  const stale = Object.entries(composeGraph(subgraphs))
    .filter(([file, content]) => readFileSync(join('schema', file), 'utf8') !== content)
    .map(([file]) => `schema/${file}`);
  if (!isOverrideCurrent(subgraphs)) stale.push(overrideFile);
  if (stale.length > 0) throw new Error(`out of date: ${stale.join(', ')}. Run npm run compose and commit the result.`);
}

check().catch(fail);

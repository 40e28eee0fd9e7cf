import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../subgraphs/kit/run';
import { discoverGraph } from '../subgraphs/local/registry';
import { writeOverride } from './containers';
import { composeGraph } from './graph';

/** Writes the composed graph into schema/, and the containers of added departments; run from the project's root. */
async function compose(): Promise<void> {
  const subgraphs = await discoverGraph();
  for (const [file, content] of Object.entries(composeGraph(subgraphs))) {
    writeFileSync(join('schema', file), content);
  }
  writeOverride(subgraphs);
}

compose().catch(fail);

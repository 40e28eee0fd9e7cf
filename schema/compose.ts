import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../subgraphs/kit/run';
import { discoverGraph } from '../subgraphs/local/registry';
import { composeGraph } from './graph';

/** Writes the composed graph into schema/; run from the project's root. */
async function compose(): Promise<void> {
  for (const [file, content] of Object.entries(composeGraph(await discoverGraph()))) {
    writeFileSync(join('schema', file), content);
  }
}

compose().catch(fail);

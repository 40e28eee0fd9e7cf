import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Subgraph } from '../kit/subgraph';

const home = join(__dirname, '..');

/** The platform's subgraph owns the identity that all others call, so it comes first. */
const platform = 'customer';

/**
 * Every subgraph of this repository: each folder with a subgraph module, the platform first, then by name.
 * Nothing lists departments, so that a new one is found by being there.
 */
export async function discoverSubgraphs(): Promise<Subgraph[]> {
  const folders = readdirSync(home)
    .filter((folder) => ['ts', 'js'].some((extension) => existsSync(join(home, folder, `subgraph.${extension}`))))
    .sort((a, b) => Number(b === platform) - Number(a === platform) || (a < b ? -1 : 1));
  return Promise.all(
    folders.map(async (folder) => {
      const module = (await import(join(home, folder, 'subgraph'))) as { default: Subgraph };
      return module.default;
    }),
  );
}

import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Subgraph } from '../kit/subgraph';

const home = resolve(__dirname, '..');
/** Departments call its identity functions, so it is migrated and started before them. */
const platform = 'customer';

const isSubgraph = (folder: string): boolean => existsSync(join(home, folder, 'federation.graphql'));

/**
 * Every subgraph beside this folder, the platform's first, then by name: a new one is found by being there.
 * only names the folders to take of them; the others are not even loaded.
 */
export async function discoverSubgraphs(only?: readonly string[]): Promise<Subgraph[]> {
  const folders = readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isSubgraph(entry.name))
    .map((entry) => entry.name)
    .filter((folder) => !only || only.includes(folder));
  const found = await Promise.all(
    folders.map(async (folder) => ((await import(join(home, folder, 'subgraph'))) as { default: Subgraph }).default),
  );
  const rank = ({ name }: Subgraph) => (name === platform ? '' : name);
  return found.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

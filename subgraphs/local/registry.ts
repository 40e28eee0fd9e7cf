import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '../kit/errors';
import type { Subgraph } from '../kit/subgraph';

const home = resolve(__dirname, '..');
/** Departments that ship to be looked at; they are part of the graph when somebody asks for them. */
const exampleHome = resolve(home, '../examples/departments');
/** Departments call its identity functions, so it is migrated and started before them. */
export const platform = 'customer';

/** A subgraph that another process serves, from whatever repository and in whatever language. */
export interface RemoteSubgraph {
  name: string;
  /** Address of its GraphQL endpoint. */
  url: string;
  /** Folder that holds its SDL as it published it. */
  directory: string;
}

const remoteFile = z.object({ url: z.url({ protocol: /^https?$/ }) });

function foldersWith(file: string, place: string): string[] {
  if (!existsSync(place)) return [];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(place, entry.name, file)))
    .map((entry) => entry.name);
}

async function load(place: string, folders: readonly string[]): Promise<Subgraph[]> {
  const found = await Promise.all(
    folders.map(async (folder) => ((await import(join(place, folder, 'subgraph'))) as { default: Subgraph }).default),
  );
  const rank = ({ name }: Subgraph) => (name === platform ? '' : name);
  return found.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/**
 * Every subgraph beside this folder, the platform's first, then by name: a new one is found by being there.
 * only names the folders to take of them; the others are not even loaded.
 */
export const discoverSubgraphs = (only?: readonly string[]): Promise<Subgraph[]> =>
  load(
    home,
    foldersWith('federation.graphql', home).filter((folder) => !only || only.includes(folder)),
  );

/** Names of the departments in examples/departments. */
export const exampleNames = (): string[] => foldersWith('federation.graphql', exampleHome);

/** These departments of examples/departments; when left out, all whose name no subgraph here has taken. */
export const discoverExamples = (
  names: readonly string[] = exampleNames().filter((name) => !existsSync(join(home, name))),
): Promise<Subgraph[]> => load(exampleHome, names);

/** Folders with example data of their own that these subgraphs bring along. */
export const exampleDataOf = (subgraphs: readonly Subgraph[]): string[] =>
  subgraphs
    .map(({ directory }) => join(directory, 'data'))
    .filter((folder) => existsSync(join(folder, 'first-start.json')));

/** Subgraphs beside this folder that run elsewhere, by name. */
export const discoverRemotes = (): RemoteSubgraph[] =>
  foldersWith('remote.json', home)
    .sort()
    .map((name) => {
      const directory = join(home, name);
      const file = join(directory, 'remote.json');
      const read = remoteFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      if (!read.success)
        throw new ConfigurationError(`${file} must name the http or https address of ${name} as "url"`);
      return { name, url: read.data.url, directory };
    });

/** All that the committed graph is composed of. */
export const discoverGraph = async (): Promise<(Subgraph | RemoteSubgraph)[]> => [
  ...(await discoverSubgraphs()),
  ...discoverRemotes(),
];

import { sourceFolders } from './compiled-tree';

/** Folders of subgraphs that are no department: all departments are made of them. */
const common = /^(kit|local)$/;

/** What a changed file means for the running system. */
export type Affected = { department: string; folder: string } | 'all departments' | 'the loop itself';

/** Which part of the system has to be loaded anew for a file. */
export function affectedBy(path: string): Affected {
  const match = /^(subgraphs|examples\/departments)\/([^/]+)\//.exec(path);
  const [, place, name = ''] = match ?? [];
  if (!place || name === 'develop') return 'the loop itself';
  return common.test(name) ? 'all departments' : { department: name, folder: `${place}/${name}` };
}

/** What is loaded anew when something that all departments share has changed; the gateway keeps running. */
export const reloadedFolders = sourceFolders.filter((folder) => folder !== 'gateway');

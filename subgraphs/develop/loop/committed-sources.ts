import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '../../kit/errors';
import { rawEnvironment } from '../../local/env';

/** Writes the project's files as they were last committed into a folder, past the working copy's own index. */
function checkOut(folder: string): void {
  const env = { ...rawEnvironment(), GIT_INDEX_FILE: resolve(folder, 'index') };
  const git = (...parameters: string[]) =>
    execFileSync('git', parameters, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  try {
    git('read-tree', 'HEAD');
    git('checkout-index', '--all', `--prefix=${folder}/`);
  } catch (cause) {
    throw new StartError(`git must be able to say what was committed: ${(cause as Error).message}`, { cause });
  }
}

/** A folder with the committed sources of everybody else and, by links, one's own folders as they are now. */
export function committedSources(folder: string, ownFolders: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  checkOut(folder);
  for (const own of ownFolders) {
    rmSync(join(folder, own), { recursive: true, force: true });
    symlinkSync(resolve(own), join(folder, own), 'junction');
  }
  return folder;
}

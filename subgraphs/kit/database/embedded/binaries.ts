import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { bundledBinaries, findBundle } from './bundled-binaries';
import { DatabaseStartError, useAnotherServer } from './database-start-error';
import { defaultInstalledDir, type StartOptions } from './options';
import type { Place } from './place';
import { executable, majorVersion } from './probe';

const oldestVersion = 14;

/** A folder with initdb and postgres that run on this machine, and their major version. */
export interface Binaries {
  folder: string;
  version: number;
}

/**
 * Finds binaries that run here as the database account and suit the cluster, if there is one already:
 * the folder asked for, else the bundled package, else an installed PostgreSQL.
 */
export async function findBinaries(
  place: Place,
  existing: number | undefined,
  options: StartOptions,
): Promise<Binaries> {
  const environment = options.environment ?? {};
  const unsuitable: string[] = [];
  for await (const folder of candidates(place, options)) {
    const version = await majorVersion(folder, place.account);
    if (version && (existing ? version === existing : version >= oldestVersion)) return { folder, version };
    unsuitable.push(version ? `PostgreSQL ${version} in ${folder}` : `nothing that runs in ${folder}`);
    if (environment.pgBin) break;
  }
  const found = unsuitable.length > 0 ? `found ${unsuitable.join(', ')}` : 'found none';
  const wanted = existing
    ? `PostgreSQL ${existing}, with which ${place.cluster} was made`
    : `PostgreSQL binaries (${oldestVersion} or later) for ${process.platform}-${process.arch}`;
  throw new DatabaseStartError(
    environment.pgBin
      ? `PG_BIN must be a folder with ${wanted}; ${found}: correct PG_BIN, or ${useAnotherServer}`
      : `No ${wanted}, in the npm package, on the PATH or in ${environment.installedDir ?? defaultInstalledDir}; ${found}: ` +
          `install PostgreSQL, or ${useAnotherServer}`,
  );
}

async function* candidates(place: Place, { environment = {}, log }: StartOptions): AsyncGenerator<string> {
  if (environment.pgBin) {
    yield environment.pgBin;
    return;
  }
  const bundle = findBundle(environment.packageDir);
  if (bundle) {
    const folder = await bundledBinaries(bundle, place, environment.systemDir, log);
    if (folder) yield folder;
  }
  for (const folder of (environment.path ?? '').split(path.delimiter)) if (hasServer(folder)) yield folder;
  const installedDir = environment.installedDir ?? defaultInstalledDir;
  const versions = await readdir(installedDir).catch(() => []);
  for (const version of versions.sort((one, other) => Number(other) - Number(one))) {
    const folder = path.join(installedDir, version, 'bin');
    if (hasServer(folder)) yield folder;
  }
}

function hasServer(folder: string): boolean {
  return path.isAbsolute(folder) && ['initdb', 'postgres'].every((name) => existsSync(executable(folder, name)));
}

import { realpathSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandLine, identifyProcess, type ProcessIdentity } from './process-identity';

/** A running server as its postmaster.pid describes it. */
export interface Postmaster {
  process: ProcessIdentity;
  port: number;
  /** starting, ready, standby, stopping; empty in the first moments. */
  status: string;
}

const pidFile = (cluster: string): string => path.join(cluster, 'postmaster.pid');

/** The server that runs on this cluster, or undefined when none does, whatever a left-over postmaster.pid says. */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lines = await readLines(cluster);
  if (!lines) return undefined;
  // Lines: process number, data folder, start time, port, socket folder, address, shared memory, status.
  const found = await identifyProcess(Number(lines[0]));
  if (!found || !(await serves(found.pid, cluster))) return undefined;
  return { process: found, port: Number(lines[3]), status: (lines[7] ?? '').trim() };
}

/**
 * Lets the next server start over a postmaster.pid left by one that is gone. PostgreSQL does so by itself unless the
 * number in it now belongs to some other process, which is usual after a container restart.
 */
export async function disownLeftover(cluster: string): Promise<void> {
  const lines = await readLines(cluster);
  if (!lines) return;
  const file = pidFile(cluster);
  // PostgreSQL takes a file that names its own parent for a left-over. The rest of the file stays: removing it would
  // also remove the check that no child of the former server still writes.
  if (process.platform === 'win32' || lines.length < 7) await rm(file);
  else await writeFile(file, [String(process.pid), ...lines.slice(1)].join('\n'));
}

async function readLines(cluster: string): Promise<string[] | undefined> {
  try {
    return (await readFile(pidFile(cluster), 'utf8')).split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function serves(pid: number, cluster: string): Promise<boolean> {
  const line = await commandLine(pid);
  if (process.platform === 'win32') return /postgres/i.test(line.join(' '));
  if (!/postgres|postmaster/.test(line[0] ?? '')) return false;
  // Linux gives the arguments one by one, other systems give one string.
  if (line.length === 1) return line[0]?.includes(` ${cluster}`) ?? false;
  const folder = line[line.indexOf('-D') + 1];
  return line.includes('-D') && folder !== undefined && realPath(folder) === realPath(cluster);
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

import path from 'node:path';
import type { Account } from './account';
import { runCommand, type CommandResult } from './run-command';

export const executable = (folder: string, name: string): string =>
  path.join(folder, process.platform === 'win32' ? `${name}.exe` : name);

/** Tries whether the server runs here as that account, libraries included; does not start it. */
export function probe(folder: string, account: Account | undefined): Promise<CommandResult> {
  return runCommand(executable(folder, 'postgres'), ['--version'], { account });
}

/** Major version of the server in the folder; undefined when it does not run here. */
export async function majorVersion(folder: string, account: Account | undefined): Promise<number | undefined> {
  const { code, output } = await probe(folder, account);
  const [, version] = /\(PostgreSQL\) (\d+)/.exec(output) ?? [];
  return code === 0 && version ? Number(version) : undefined;
}

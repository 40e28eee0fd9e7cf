import { execFile } from 'node:child_process';
import type { Account } from './account';

export interface CommandResult {
  /** Exit code; null when the command did not run at all or was ended by a signal. */
  code: number | null;
  output: string;
  errors: string;
}

// The caller's PGPORT, PGDATA or LD_LIBRARY_PATH must not reach the server; Windows runs nothing without its own.
export const commandEnvironment: Record<string, string> | undefined =
  process.platform === 'win32'
    ? undefined
    : { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin' };

/** Runs a command to its end, as another account if one is given. Never throws; a failure is in the result. */
export function runCommand(
  command: string,
  args: readonly string[],
  { account, cwd = '/' }: { account?: Account; cwd?: string } = {},
): Promise<CommandResult> {
  const identity = account && { uid: account.uid, gid: account.gid };
  return new Promise((resolve) => {
    const options = { env: commandEnvironment, cwd, windowsHide: true, ...identity };
    execFile(command, args, options, (error, output, errors) => {
      const code = error ? (typeof error.code === 'number' ? error.code : null) : 0;
      resolve({ code, output, errors: errors || (error?.message ?? '') });
    });
  });
}

import { stat } from 'node:fs/promises';
import { DatabaseStartError, useAnotherServer } from './database-start-error';
import { runCommand } from './run-command';

/** An unprivileged account that runs the server in place of root. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

export const runsAsRoot = (): boolean => process.getuid?.() === 0;

/**
 * The account for a new database: PostgreSQL refuses to run as root, and accounts are never created here.
 * Undefined when this process is not root and runs the server as itself.
 */
export async function databaseAccount(requested?: string): Promise<Account | undefined> {
  if (!runsAsRoot()) return undefined;
  for (const name of requested ? [requested] : ['postgres', 'node', 'nobody']) {
    const account = await lookUp(name);
    if (account && account.uid !== 0) return account;
  }
  throw new DatabaseStartError(
    requested
      ? `PG_RUN_AS must name an existing account other than root, got "${requested}"`
      : `Running as root, PostgreSQL needs an unprivileged account, and none of postgres, node, nobody exists: ` +
          `name one in PG_RUN_AS, or ${useAnotherServer}`,
  );
}

async function lookUp(name: string): Promise<Account | undefined> {
  const { output } = await runCommand('id', ['--', name]);
  const [, uid, gid] = /^uid=(\d+)\S* gid=(\d+)/.exec(output) ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

/** The account a file belongs to; PostgreSQL runs only as the owner of its data. */
export async function ownerOf(file: string): Promise<Account> {
  const { uid, gid } = await stat(file);
  return { name: `number ${uid}`, uid, gid };
}

/** Whether the account can enter a folder through all its parents, whatever modes and access lists say on the way. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  return (await runCommand('/bin/sh', ['-c', 'cd -- "$0"', folder], { account })).code === 0;
}

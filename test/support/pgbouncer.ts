import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { databaseAccount } from '../../subgraphs/kit/database/embedded/account';
import { freePort } from './free-port';

/** Debian keeps it where only administrators look. */
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/usr/local/sbin` };

export const isPgbouncerInstalled = (): boolean => spawnSync('pgbouncer', ['--version'], { env }).status === 0;

export interface RunningPgbouncer {
  port: string;
  stop(): Promise<void>;
}

/**
 * PgBouncer in transaction mode before the server of the URL, whose owner it looks up other roles' passwords as. It
 * refuses to run as root, as PostgreSQL does, and takes the same account.
 */
export async function startPgbouncer(clusterUrl: string): Promise<RunningPgbouncer> {
  const { hostname, port: serverPort, username, password } = new URL(clusterUrl);
  const account = await databaseAccount(process.env['PG_RUN_AS']);
  const folder = await mkdtemp(join(tmpdir(), 'pgbouncer-'));
  const port = await freePort();
  const [configuration, users] = [join(folder, 'pgbouncer.ini'), join(folder, 'users.txt')];
  const owner = decodeURIComponent(username);
  await writeFile(users, `"${owner}" "${decodeURIComponent(password).replaceAll('"', '""')}"\n`, { mode: 0o600 });
  await writeFile(configuration, configurationOf({ port, hostname, serverPort, users, owner }), { mode: 0o600 });
  if (account) for (const file of [folder, configuration, users]) await chown(file, account.uid, account.gid);
  await chmod(folder, 0o700);
  const child = spawn('pgbouncer', ['--quiet', configuration], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  const ended = once(child, 'exit');
  const url = new URL(clusterUrl);
  url.port = port;
  while (!(await accepts(url.href))) {
    if (child.exitCode !== null) throw new Error(`pgbouncer must run, and ended with code ${child.exitCode}`);
  }
  const stop = async () => {
    child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(late);
    await rm(folder, { recursive: true });
  };
  return { port, stop };
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

interface Places {
  port: string;
  hostname: string;
  serverPort: string;
  users: string;
  owner: string;
}

const configurationOf = ({ port, hostname, serverPort, users, owner }: Places): string => `
[databases]
* = host=${hostname} port=${serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
pool_mode = transaction
auth_type = scram-sha-256
auth_file = ${users}
auth_user = ${owner}
max_client_conn = 2000
default_pool_size = 12
; Test files make databases of their own: what they leave open would add up to more than the server allows.
server_idle_timeout = 2
autodb_idle_timeout = 2
`;

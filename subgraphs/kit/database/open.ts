import { resolve } from 'node:path';
import { Client } from 'pg';
import type { DatabaseEnvironment } from '../env';
import { sharedSecret } from '../secret-file';
import { startEmbeddedDatabase } from './embedded/start';
import { requireReachable } from './reachable';
import { type Role, roleOf, urlOf } from './roles';

export interface OpenDatabase {
  /** Connection string of the owner: migrations and roles. */
  ownerUrl: string;
  /** The role a subgraph runs under; ownUrl is its DATABASE_URL_<NAME>, if the deployment gives one. */
  role(subgraph: string, ownUrl: string | null): Role;
  /** Connection string of that role. */
  urlFor(subgraph: string, ownUrl: string | null): string;
  /** Stops the database if it was started here. */
  stop(): Promise<void>;
}

const databaseName = 'customer_graph';

async function ensureDatabase(clusterUrl: string): Promise<string> {
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (!rowCount) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
  const url = new URL(clusterUrl);
  url.pathname = `/${databaseName}`;
  return url.href;
}

function opened(ownerUrl: string, dataDir: string, stop: () => Promise<void>): OpenDatabase {
  // An owner without a password (peer, trust, certificate) must not make the departments' passwords guessable.
  const ownerSecret = new URL(ownerUrl).password || sharedSecret(dataDir, 'database-key');
  const role = (subgraph: string, ownUrl: string | null) => roleOf(subgraph, ownUrl, ownerSecret);
  return {
    ownerUrl,
    role,
    urlFor: (subgraph, ownUrl) => ownUrl ?? urlOf(ownerUrl, role(subgraph, null)),
    stop,
  };
}

/** The database the environment names, or one of our own in the data directory when it names none. */
export async function openDatabase(
  environment: DatabaseEnvironment,
  log: (message: string) => void,
  serverSettings: Record<string, string> = {},
): Promise<OpenDatabase> {
  const dataDir = resolve(environment.DATA_DIR);
  if (environment.DATABASE_URL) {
    await requireReachable('DATABASE_URL', environment.DATABASE_URL);
    return opened(environment.DATABASE_URL, dataDir, async () => {});
  }
  const embedded = await startEmbeddedDatabase({
    dataDir,
    log,
    serverSettings,
    environment: { pgBin: environment.PG_BIN, pgRunAs: environment.PG_RUN_AS, path: environment.PATH },
  });
  return opened(await ensureDatabase(embedded.url), dataDir, () => embedded.stop());
}

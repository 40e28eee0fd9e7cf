import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedDatabase } from '../../subgraphs/kit/database/embedded/start';
import { migrate } from '../../subgraphs/kit/database/migrate';
import { subgraphsUnderTest, template, testRole } from './database';
import { startPgbouncer } from './pgbouncer';
import globalTeardown from './global-teardown';

/** Starts one PostgreSQL for the whole run and prepares the database that every test file copies. */
export default async function globalSetup(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'customer-graph-test-'));
  // The account that runs PostgreSQL when we are root must be able to enter.
  chmodSync(dataDir, 0o711);
  const embedded = await startEmbeddedDatabase({
    dataDir,
    log: () => {},
    // Nothing of a test run has to survive a power cut.
    serverSettings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  Object.assign(globalThis, { testCluster: { embedded, dataDir } });
  process.env.TEST_CLUSTER_URL = embedded.url;
  // Jest does not tear down what it could not set up.
  await prepare(embedded.url).catch(async (error: unknown) => {
    await globalTeardown();
    throw error;
  });
}

async function prepare(clusterUrl: string): Promise<void> {
  await prepareTemplate(clusterUrl);
  if (process.env.PGBOUNCER !== '1') return;
  const pgbouncer = await startPgbouncer(clusterUrl);
  Object.assign(globalThis, { testPooler: pgbouncer });
  process.env.TEST_POOLER_PORT = pgbouncer.port;
}

async function prepareTemplate(clusterUrl: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  const url = new URL(clusterUrl);
  url.pathname = `/${template}`;
  const subgraphs = await subgraphsUnderTest();
  await migrate(
    url.href,
    subgraphs.map((subgraph) => ({ subgraph, role: testRole(subgraph.name) })),
  );
}

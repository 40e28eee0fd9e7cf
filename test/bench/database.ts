import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { dataSourceOf } from '../../subgraphs/kit/database/data-source';
import { startEmbeddedDatabase } from '../../subgraphs/kit/database/embedded/start';
import { migrate } from '../../subgraphs/kit/database/migrate';
import { roleOf, urlOf } from '../../subgraphs/kit/database/roles';
import type { Subgraph } from '../../subgraphs/kit/subgraph';

const role = (subgraph: Subgraph) => roleOf(subgraph.name, null, 'bench');

/** A PostgreSQL for one benchmark, on disk as in production, with the tables of some subgraphs. */
export interface BenchDatabase {
  /** A folder of one's own, gone with it. */
  folder: string;
  /** Of the account that may do everything. */
  ownerUrl: string;
  /** Of a subgraph's own role. */
  urlFor(subgraph: Subgraph): string;
  /** Connections under a subgraph's own role. */
  connect(subgraph: Subgraph): Promise<DataSource>;
  /** Brings the planner's statistics up to date, as autovacuum does within minutes. */
  analyze(): Promise<void>;
  /** Closes all of it and leaves nothing. */
  dispose(): Promise<void>;
}

export async function startBenchDatabase(subgraphs: readonly Subgraph[]): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'customer-graph-bench-'));
  // The account that runs PostgreSQL when we are root must be able to enter.
  chmodSync(folder, 0o711);
  const embedded = await startEmbeddedDatabase({ dataDir: folder, log: () => {} });
  await migrate(
    embedded.url,
    subgraphs.map((subgraph) => ({ subgraph, role: role(subgraph) })),
  );
  const open: DataSource[] = [];
  const urlFor = (subgraph: Subgraph) => urlOf(embedded.url, role(subgraph));
  return {
    folder,
    ownerUrl: embedded.url,
    urlFor,
    async connect(subgraph) {
      const database = await dataSourceOf(subgraph, urlFor(subgraph)).initialize();
      open.push(database);
      return database;
    },
    async analyze() {
      const owner = new Client({ connectionString: embedded.url });
      await owner.connect();
      await owner.query('VACUUM ANALYZE');
      await owner.end();
    },
    async dispose() {
      await Promise.all(open.map((database) => database.destroy()));
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

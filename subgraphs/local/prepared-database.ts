import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { dataSourceOf } from '../kit/database/data-source';
import { migrate } from '../kit/database/migrate';
import { openDatabase } from '../kit/database/open';
import { type DatabaseEnvironment, ownDatabaseUrl } from '../kit/env';
import type { Subgraph } from '../kit/subgraph';

/** The database with every subgraph's tables up to date. */
export interface PreparedDatabase {
  applied: string[];
  /** Brings tables of subgraphs up to date that have changed since. */
  migrate(subgraphs: readonly Subgraph[]): Promise<{ applied: string[] }>;
  /** Connections under the subgraph's own role; closed by whoever asked for them. */
  connect(subgraph: Subgraph, log: Logger): Promise<DataSource>;
  /** Connection string of that role. */
  urlFor(subgraph: Subgraph): string;
  /** Gathers statistics after a bulk load; without them the first pages are planned as if tables were empty. */
  analyse(): Promise<void>;
  stop(): Promise<void>;
}

async function asOwner(ownerUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Opens the database, or starts it, and brings roles, schemas and tables of the subgraphs up to date. */
export async function prepareDatabase(
  environment: DatabaseEnvironment,
  subgraphs: readonly Subgraph[],
  log: (message: string) => void,
): Promise<PreparedDatabase> {
  const database = await openDatabase(environment, log);
  try {
    const upToDate = (changed: readonly Subgraph[]) =>
      migrate(
        database.ownerUrl,
        changed.map((subgraph) => ({ subgraph, role: database.role(subgraph.name, ownDatabaseUrl(subgraph.name)) })),
      );
    const { applied } = await upToDate(subgraphs);
    const urlFor = ({ name }: Subgraph) => database.urlFor(name, ownDatabaseUrl(name));
    return {
      applied,
      migrate: upToDate,
      urlFor,
      connect: (subgraph, logger) => dataSourceOf(subgraph, urlFor(subgraph), { log: logger }).initialize(),
      analyse: () => asOwner(database.ownerUrl, 'ANALYZE'),
      stop: () => database.stop(),
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

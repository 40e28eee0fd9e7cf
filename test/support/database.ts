import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { dataSourceOf } from '../../subgraphs/kit/database/data-source';
import { migrate } from '../../subgraphs/kit/database/migrate';
import { type Role, roleOf, urlOf } from '../../subgraphs/kit/database/roles';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import { discoverSubgraphs } from '../../subgraphs/local/registry';

export const template = 'customer_graph_template';

export const testRole = (subgraph: string): Role => roleOf(subgraph, null, 'test');

/** All departments, or those TEST_SUBGRAPHS names. */
export async function subgraphsUnderTest(): Promise<Subgraph[]> {
  return discoverSubgraphs(process.env.TEST_SUBGRAPHS?.split(','));
}

export interface TestDatabase {
  ownerUrl: string;
  /** Connection string of a subgraph's own role. */
  urlFor(subgraph: string): string;
  /** The same past the pooler, if there is one: notifications need it. */
  directUrlFor(subgraph: string): string;
  /** Connections under a subgraph's own role; closed by drop. */
  dataSource(subgraph: Subgraph): Promise<DataSource>;
  /** Runs SQL as the owner. */
  asOwner<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

async function onCluster(sql: string): Promise<void> {
  const client = new Client({ connectionString: process.env.TEST_CLUSTER_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const byPort = (url: string, port: string | undefined): string => {
  const through = new URL(url);
  if (port) through.port = port;
  return through.href;
};

/**
 * A database of one's own with every subgraph's tables in it, and those of further departments; without any rows.
 * poolerPort: PgBouncer listens there, and everything but this file's own questions goes through it; with PGBOUNCER=1
 * that is so for all tests.
 */
export async function createTestDatabase({
  empty = false,
  departments = [],
  poolerPort = process.env.TEST_POOLER_PORT,
}: { empty?: boolean; departments?: readonly Subgraph[]; poolerPort?: string } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onCluster(`CREATE DATABASE ${name} ${empty ? '' : `TEMPLATE ${template}`}`);
  const url = new URL(process.env.TEST_CLUSTER_URL ?? '');
  url.pathname = `/${name}`;
  const ownerUrl = byPort(url.href, poolerPort);
  await migrate(
    ownerUrl,
    departments.map((subgraph) => ({ subgraph, role: testRole(subgraph.name) })),
  );
  const owner = new Client({ connectionString: url.href });
  await owner.connect();
  const open: DataSource[] = [];
  const urlFor = (subgraph: string) => urlOf(ownerUrl, testRole(subgraph));
  return {
    ownerUrl,
    urlFor,
    directUrlFor: (subgraph) => urlOf(url.href, testRole(subgraph)),
    async dataSource(subgraph) {
      const dataSource = await dataSourceOf(subgraph, urlFor(subgraph.name)).initialize();
      open.push(dataSource);
      return dataSource;
    },
    async asOwner<Row>(sql: string, parameters: unknown[] = []) {
      return (await owner.query(sql, parameters)).rows as Row[];
    },
    async drop() {
      await Promise.all(
        open.filter((dataSource) => dataSource.isInitialized).map((dataSource) => dataSource.destroy()),
      );
      await owner.end();
      await onCluster(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

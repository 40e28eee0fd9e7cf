import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Logger } from 'pino';
import { attachFacts } from '../facts';
import type { Subgraph } from '../subgraph';
import { LendingPool } from './lending-pool';
import { SnakeCaseNaming } from './naming';
import { PreparingClient } from './preparing-client';

type Tables = Pick<Subgraph, 'name' | 'entities' | 'migrations' | 'facts'>;

/**
 * A subgraph's connections, confined to its own schema; not yet initialised.
 * The time zone of a connection never matters: every instant is a timestamptz and travels as a Date.
 */
export function dataSourceOf(
  { name, entities, migrations, facts }: Tables,
  url: string,
  { poolSize = 10, log }: { poolSize?: number; log?: Logger } = {},
): DataSource {
  const dataSource: DataSource = new DataSource({
    type: 'postgres',
    url,
    schema: name,
    entities,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeCaseNaming(),
    applicationName: `customer-graph-${name}`,
    poolSize,
    driver: { ...pg, Pool: LendingPool },
    // A new connection knows no table yet: its first statements cost twenty times as much.
    extra: { Client: PreparingClient, onConnect: PreparingClient.onConnect, idleTimeoutMillis: 300_000 },
    connectTimeoutMS: 5_000,
    // Without a listener the process would die when the server ends an idle connection.
    poolErrorHandler: ({ message }: Error) => {
      // Those that were being closed anyway are nobody's loss. The error itself holds the whole connection.
      if (dataSource.isInitialized) log?.warn({ reason: message }, 'database connection lost');
    },
    // The kernel's functions live in another schema; TypeORM must not install extensions as a department's role.
    installExtensions: false,
  });
  attachFacts(dataSource, facts);
  return dataSource;
}

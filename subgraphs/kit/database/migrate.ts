import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { declareFacts } from '../facts';
import { hasOutbox } from '../outbox';
import type { Subgraph } from '../subgraph';
import { dataSourceOf } from './data-source';
import { type Role, ensureSubgraphRole } from './roles';

/** Any number; all who migrate one database must agree on it. */
const migrationLock = 4_201_001;
const retryMilliseconds = 200;

/**
 * Does the work while nobody else who migrates this database does theirs. The lock is that of a transaction, which keeps
 * it on one connection also behind a pooler, and whoever waits for it keeps none: the pooler may have few.
 */
async function alone<Result>(ownerUrl: string, work: () => Promise<Result>): Promise<Result> {
  const holder = new Client({ connectionString: ownerUrl });
  await holder.connect();
  try {
    for (;;) {
      await holder.query('BEGIN');
      const { rows } = await holder.query<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [
        migrationLock,
      ]);
      if (rows[0]?.held) break;
      await holder.query('ROLLBACK');
      await pause(retryMilliseconds);
    }
    const result = await work();
    await holder.query('COMMIT');
    return result;
  } finally {
    await holder.end();
  }
}

/**
 * Brings schemas, roles and tables of the subgraphs up to date, in the order given: the platform subgraph first,
 * because departments call its identity functions. Of several processes at once, one works and the others wait.
 */
export const migrate = (
  ownerUrl: string,
  subgraphs: readonly { subgraph: Subgraph; role: Role }[],
): Promise<{ applied: string[] }> => alone(ownerUrl, () => migrateAll(ownerUrl, subgraphs));

async function migrateAll(
  ownerUrl: string,
  subgraphs: readonly { subgraph: Subgraph; role: Role }[],
): Promise<{ applied: string[] }> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const applied: string[] = [];
  try {
    for (const { subgraph, role } of subgraphs) {
      await ensureSubgraphRole(owner, subgraph.name, role, subgraph.databaseGroups);
    }
    for (const { subgraph } of subgraphs) {
      const dataSource = await dataSourceOf(subgraph, ownerUrl, { poolSize: 1 }).initialize();
      try {
        const done = await dataSource.runMigrations();
        if (await hasOutbox(dataSource.manager)) await declareFacts(dataSource.manager, subgraph.facts);
        applied.push(...done.map((migration) => `${subgraph.name}: ${migration.name}`));
      } finally {
        await dataSource.destroy();
      }
    }
  } finally {
    await owner.end();
  }
  return { applied };
}

import { Client } from 'pg';
import { declareFacts } from '../facts';
import { hasOutbox } from '../outbox';
import type { Subgraph } from '../subgraph';
import { dataSourceOf } from './data-source';
import { type Role, ensureSubgraphRole } from './roles';

/** Any number; all who migrate one database must agree on it. */
const migrationLock = 4_201_001;

/**
 * Brings schemas, roles and tables of the subgraphs up to date, in the order given: the platform subgraph first,
 * because departments call its identity functions. Of several processes at once, one works and the others wait.
 */
export async function migrate(
  ownerUrl: string,
  subgraphs: readonly { subgraph: Subgraph; role: Role }[],
): Promise<{ applied: string[] }> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const applied: string[] = [];
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
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

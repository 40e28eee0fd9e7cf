import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { BackgroundServices, BackgroundTask } from './background';
import { platformGroup } from './database/roles';
import { allowLongStatements } from './import/checkpoint';
import { forgetEvents, hasOutbox } from './outbox';

/** One statement of an erasure. */
export interface ErasureStep {
  /** DELETE or UPDATE of what belongs to the ids in $1::uuid[], with a RETURNING row for each row it touched. */
  sql: string;
  /** The rows stay, as the law asks of figures, with nothing of the person in them. */
  retains?: boolean;
}

/** How a department forgets a person: every table that holds anything of one is in here. */
export interface PersonalData {
  /** Run in this order, in one transaction. Run a second time, they must find nothing more to do. */
  erase: readonly ErasureStep[];
  /** Waits until all other departments have answered: for what is made of their events. */
  afterOthers?: boolean;
}

/** The function by which a subgraph gives out all it holds of a customer; the platform finds it in the catalogue. */
export const customerExport = 'export_customer';

/**
 * Makes, or replaces, the function that exports a subgraph's records of a customer as JSON.
 * records: SELECT of the rows that belong to ids, an array of all ids of the customer, by the name the export shows.
 */
export async function createCustomerExport(
  queryRunner: QueryRunner,
  schema: string,
  records: Readonly<Record<string, string>>,
): Promise<void> {
  const parts = Object.entries(records).map(
    ([name, sql]) => `'${name}', (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM (${sql}) r)`,
  );
  await queryRunner.query(
    `CREATE OR REPLACE FUNCTION ${schema}.${customerExport}(ids uuid[]) RETURNS jsonb
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ${schema}, pg_temp AS $$
        SELECT jsonb_build_object(${parts.join(', ')}) $$`,
  );
  await queryRunner.query(`REVOKE ALL ON FUNCTION ${schema}.${customerExport}(uuid[]) FROM PUBLIC`);
  await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${schema}.${customerExport}(uuid[]) TO ${platformGroup}`);
}

/** Takes the function away again: for the migration that made it first. */
export const dropCustomerExport = (queryRunner: QueryRunner, schema: string): Promise<unknown> =>
  queryRunner.query(`DROP FUNCTION ${schema}.${customerExport}(uuid[])`);

interface Pending {
  customerId: string;
  /** All ids the person ever had. */
  members: string[];
}

async function eraseRows(transaction: EntityManager, { erase }: PersonalData, ids: readonly string[]) {
  let rows = 0;
  let retained = 0;
  for (const { sql, retains } of erase) {
    const [touched]: { count: number }[] = await transaction.query(
      `WITH touched AS (${sql}) SELECT count(*)::int AS count FROM touched`,
      [ids],
    );
    rows += touched?.count ?? 0;
    if (retains) retained += touched?.count ?? 0;
  }
  if (await hasOutbox(transaction)) rows += await forgetEvents(transaction, ids);
  return { rows, state: retained > 0 ? 'RETAINED_BY_LAW' : 'DONE' };
}

const acknowledge = 'SELECT identity.acknowledge_erasure($1, $2, $3, $4)';

/** Carries out what of the erasures is left for a department; how many that were. Each is a transaction of its own. */
export async function eraseForgotten(
  database: DataSource,
  department: string,
  personalData: PersonalData,
): Promise<number> {
  const pending: Pending[] = await database.query(
    'SELECT customer_id AS "customerId", members FROM identity.pending_erasures($1, $2)',
    [department, personalData.afterOthers ?? false],
  );
  for (const { customerId, members } of pending) {
    try {
      await database.transaction(async (transaction) => {
        await allowLongStatements(transaction);
        const { rows, state } = await eraseRows(transaction, personalData, members);
        await transaction.query(acknowledge, [customerId, department, state, rows]);
      });
    } catch (error) {
      // Seen by whoever asks how far the erasure is; the task begins anew and tries again.
      await database.query(acknowledge, [customerId, department, 'FAILED', 0]);
      throw error;
    }
  }
  return pending.length;
}

/** A look at what is left costs more than most: commits that are not told of are looked at together. */
const pauseMillis = 1_500;

/** The task by which a department takes part in erasures: at once when it runs, else as soon as it runs again. */
export const erasureTask = (
  department: string,
  personalData: PersonalData,
  { database, commits }: BackgroundServices,
): BackgroundTask => ({
  name: 'erasure of personal data',
  async run(signal) {
    while (!signal.aborted) {
      const { seen } = commits;
      await eraseForgotten(database, department, personalData);
      await commits.next(signal, seen, { pauseMillis });
    }
  },
});

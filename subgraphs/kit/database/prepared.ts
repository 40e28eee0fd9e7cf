import { type EntityManager, QueryFailedError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { LendingPool } from './lending-pool';
import { prepare, prepareAnew, renewSlow } from './prepared-names';
import type { PreparingClient } from './preparing-client';

const hasChangedColumns = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { routine?: string }).routine === 'RevalidateCachedQuery';

/**
 * Runs a statement that connections keep parsed and planned: for texts of few shapes that pages ask again and again.
 * One plan serves all parameters, so that it looks up by keys, never by values of which some are frequent.
 */
export async function queryPrepared<Row>(manager: EntityManager, text: string, parameters: unknown[]): Promise<Row[]> {
  prepare(text);
  const begun = performance.now();
  try {
    return await query<Row>(manager, text, parameters);
  } catch (error) {
    if (!hasChangedColumns(error) || manager.queryRunner?.isTransactionActive) throw error;
    // A migration has changed its columns' types meanwhile: under another name it is parsed anew.
    prepareAnew(text);
    return query<Row>(manager, text, parameters);
  } finally {
    renewSlow(text, performance.now() - begun);
  }
}

async function query<Row>(manager: EntityManager, text: string, parameters: unknown[]): Promise<Row[]> {
  const { connection: database, queryRunner } = manager;
  const pool = (database.driver as PostgresDriver).master as unknown;
  const isFollowed = database.subscribers.length > 0;
  if (queryRunner || isFollowed || !(pool instanceof LendingPool)) return manager.query<Row[]>(text, parameters);
  // Past TypeORM, which makes a runner of queries for each statement.
  database.logger.logQuery(text, parameters);
  try {
    return (await pool.lend((client) => (client as unknown as PreparingClient).rowsOf(text, parameters))) as Row[];
  } catch (error) {
    database.logger.logQueryError(error as Error, text, parameters);
    throw new QueryFailedError(text, parameters, error as Error);
  }
}

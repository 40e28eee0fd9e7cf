import type { EntityManager } from 'typeorm';

/**
 * Lets one transaction at a time decide what is sent, in all processes: of two that claim messages of one customer at
 * once, each would find the week not full yet. Whatever takes messages out of the queue or puts them back takes it too.
 */
export const lockSending = (transaction: EntityManager): Promise<unknown> =>
  transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('marketing sending', 0))`);

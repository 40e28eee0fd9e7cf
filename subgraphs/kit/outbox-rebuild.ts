import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { allowLongStatements } from './import/checkpoint';
import { schemaOf } from './outbox';
import { type OutboxReader, readOutboxes } from './outbox-reader';

/**
 * Lets a reader forget what it knows and read all outboxes from their first event. A reader of a running system that
 * takes over in the midst of it goes on with it.
 */
export async function rebuild(database: DataSource, reader: OutboxReader, log: Logger): Promise<void> {
  const schema = schemaOf(database.manager);
  await database.transaction(async (transaction) => {
    await allowLongStatements(transaction);
    // Cursors first, as reading locks them: whoever reads now is waited for.
    await transaction.query(
      `UPDATE ${schema}.outbox_cursor SET transaction_id = '0', sequence = 0, updated_at = now() WHERE reader = $1`,
      [reader.name],
    );
    await transaction.query(`DELETE FROM ${schema}.outbox_dead_letter WHERE reader = $1`, [reader.name]);
    await reader.reset(transaction);
  });
  while (await readOutboxes(database, reader.rebuilding ?? reader, { log }));
}

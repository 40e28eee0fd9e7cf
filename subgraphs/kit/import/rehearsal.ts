import type { DataSource, QueryRunner } from 'typeorm';
import { type Position, type Run, allowLongStatements } from './checkpoint';
import { nothing } from './tally';

/**
 * Rows that are undone together. More would be truer, but the locks of each stay until then, and the server's table of
 * locks is small and everybody's.
 */
const rowsTogether = 1_000;

/** A run that writes like any other and undoes it, every thousand rows: a row sees those before it up to there. */
export function rehearse(database: DataSource): Run {
  let position: Position = { tally: nothing, reportBytes: 0 };
  let open: QueryRunner | null = null;
  let rows = 0;
  const undo = async () => {
    const runner = open;
    open = null;
    rows = 0;
    if (!runner) return;
    await runner.rollbackTransaction().finally(() => runner.release());
  };
  return {
    get position() {
      return position;
    },
    async save(work) {
      if (!open) {
        open = database.createQueryRunner();
        await open.startTransaction();
        await allowLongStatements(open.manager);
      }
      // A transaction within a transaction is a savepoint.
      const reached = await open.manager.transaction(work);
      rows += reached.tally.rows - position.tally.rows;
      position = reached;
      if (rows >= rowsTogether) await undo();
    },
    finish: undo,
    close: undo,
  };
}

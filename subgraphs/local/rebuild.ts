import { rebuild } from '../kit/outbox-rebuild';
import { fail } from '../kit/run';
import { withReadingDepartments } from './reading-departments';

/** Builds what subgraphs have read out of others' outboxes anew. */
const main = (): Promise<void> =>
  withReadingDepartments(async ({ name, readers, database, log }) => {
    for (const reader of readers) {
      await rebuild(database, reader, log);
      process.stdout.write(`${name}: ${reader.name} is rebuilt\n`);
    }
  });

main().catch(fail);

import { rebuild } from '../kit/outbox-rebuild';
import { createLogger } from '../kit/logger';
import { fail } from '../kit/run';
import { localEnvironment } from './env';
import { prepareDatabase } from './prepared-database';
import { discoverSubgraphs } from './registry';

/** Builds what subgraphs have read out of others' outboxes anew. */
async function main(): Promise<void> {
  const environment = localEnvironment();
  const subgraphs = await discoverSubgraphs();
  const prepared = await prepareDatabase(environment, subgraphs, (message) => process.stderr.write(`${message}\n`));
  try {
    for (const subgraph of subgraphs) {
      const log = createLogger(subgraph.name, 'warn');
      const { outboxReaders = [] } = subgraph;
      if (outboxReaders.length === 0) continue;
      const database = await prepared.connect(subgraph, log);
      for (const reader of outboxReaders) {
        await rebuild(database, reader, log);
        process.stdout.write(`${subgraph.name}: ${reader.name} is rebuilt\n`);
      }
      await database.destroy();
    }
  } finally {
    await prepared.stop();
  }
}

main().catch(fail);

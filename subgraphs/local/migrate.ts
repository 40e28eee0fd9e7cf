import { endingSignals, fail } from '../kit/run';
import { localEnvironment } from './env';
import { prepareDatabase } from './prepared-database';
import { discoverSubgraphs } from './registry';

const say = (message: string) => void process.stderr.write(`${message}\n`);

/** Brings the database up to date and says what was done. */
async function main(): Promise<void> {
  const database = await prepareDatabase(localEnvironment(), await discoverSubgraphs(), say);
  await database.stop();
  process.stdout.write(database.applied.length ? `${database.applied.join('\n')}\n` : 'the database is up to date\n');
}

// A migration is never left in the middle, nor a database that was started for it.
for (const signal of endingSignals) process.on(signal, () => say('ending as soon as the migrations are done'));
main().catch(fail);

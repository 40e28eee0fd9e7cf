import { fail } from '../kit/run';
import { localEnvironment } from './env';
import { prepareDatabase } from './prepared-database';
import { discoverSubgraphs } from './registry';

/** Brings the database up to date and says what was done. */
async function main(): Promise<void> {
  const say = (message: string) => void process.stderr.write(`${message}\n`);
  const database = await prepareDatabase(localEnvironment(), await discoverSubgraphs(), say);
  await database.stop();
  process.stdout.write(database.applied.length ? `${database.applied.join('\n')}\n` : 'the database is up to date\n');
}

main().catch(fail);

import { Command } from 'commander';
import { endingSignals, fail } from '../kit/run';
import { type Choice, chooseSubgraphs, departmentList } from './choice';
import { localEnvironment } from './env';
import { prepareDatabase } from './prepared-database';

const say = (message: string) => void process.stderr.write(`${message}\n`);

const choice = new Command('npm run migrate --')
  .description('Makes or updates roles, schemas and tables.')
  .option('--with <departments>', 'those of examples/departments too: finance,hr', departmentList)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<Pick<Choice, 'with'>>();

/** Brings the database up to date and says what was done. */
async function main(): Promise<void> {
  const { subgraphs } = await chooseSubgraphs(choice);
  const database = await prepareDatabase(localEnvironment(), subgraphs, say);
  await database.stop();
  process.stdout.write(database.applied.length ? `${database.applied.join('\n')}\n` : 'the database is up to date\n');
}

// A migration is never left in the middle, nor a database that was started for it.
for (const signal of endingSignals) process.on(signal, () => say('ending as soon as the migrations are done'));
main().catch(fail);

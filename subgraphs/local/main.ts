import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { runUntilSignal } from '../kit/run';
import { startSystem } from './system';
import { welcome } from './welcome';

const { empty = false } = new Command('npm start --')
  .description('Starts the whole system on this machine.')
  .option('--empty', 'without example data')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ empty?: boolean }>();

const operation = empty
  ? { title: 'The newest customers', file: 'schema/operations/newest-customers.graphql' }
  : { title: 'One customer, three departments', file: 'schema/operations/one-customer.graphql' };

runUntilSignal(async (signal) => {
  const query = await readFile(operation.file, 'utf8');
  const system = await startSystem({ empty, signal });
  process.stdout.write(welcome({ ...system, title: operation.title, query }));
  return () => system.stop();
});

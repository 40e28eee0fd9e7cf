import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { runUntilSignal } from '../kit/run';
import { type Choice, departmentList, replicaCounts } from './choice';
import { startSystem } from './system';
import { welcome } from './welcome';

const { empty = false, ...choice } = new Command('npm start --')
  .description('Starts the whole system on this machine.')
  .option('--empty', 'without example data')
  .option('--only <departments>', 'these departments and the platform alone: support,sales', departmentList)
  .option('--with <departments>', 'departments of examples/departments too: finance,hr', departmentList)
  .option('--replicas <counts>', 'departments in processes of their own, so many of each: customer=2', replicaCounts)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ empty?: boolean } & Choice>();

/** One that every choice of departments answers. */
const everywhere = `query NewestCustomers {
  customers(first: 10) {
    totalCount
    nodes {
      id
      displayName
    }
  }
}`;

async function firstQuery(): Promise<{ title: string; query: string }> {
  if (choice.only) return { title: 'The newest customers', query: everywhere };
  const [title, file] = empty
    ? ['The newest customers', 'schema/operations/newest-customers.graphql']
    : ['One customer, three departments', 'schema/operations/one-customer.graphql'];
  return { title, query: await readFile(file, 'utf8') };
}

runUntilSignal(async (signal) => {
  const first = await firstQuery();
  const system = await startSystem({ empty, choice, signal });
  process.stdout.write(welcome({ ...system, ...first }));
  return () => system.stop();
});

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { format, resolveConfig } from 'prettier';
import { ConfigurationError } from '../kit/errors';
import { fail } from '../kit/run';
import { discoverSubgraphs, exampleNames } from '../local/registry';
import { newMigration, registered } from './migration-file';

/** Makes a migration's file and registers its class with the department. */
async function main(): Promise<void> {
  const [department = '', change = ''] = new Command('npm run migration:new --')
    .description('Makes a migration of one department: a file whose two directions you write.')
    .argument('<department>', 'for example sales')
    .argument('<change>', 'what it changes, for example add-tier')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse().args;
  const own = (await discoverSubgraphs()).map(({ name }) => name);
  const folder = [
    ...own.map((name) => join('subgraphs', name)),
    ...exampleNames().map((name) => join('examples/departments', name)),
  ].find((one) => one.endsWith(`/${department}`) && existsSync(join(one, 'migrations')));
  if (folder === undefined) {
    const known = [...own, ...exampleNames()].join(', ');
    throw new ConfigurationError(`there is no department "${department}"; there are ${known}`);
  }
  const migration = newMigration(folder, change, Date.now());
  const subgraphFile = join(folder, 'subgraph.ts');
  const changed = registered(subgraphFile, migration);
  writeFileSync(migration.path, migration.content, { flag: 'wx' });
  writeFileSync(
    subgraphFile,
    await format(changed, { ...(await resolveConfig(subgraphFile)), filepath: subgraphFile }),
  );
  process.stdout.write(`${migration.path}\n`);
}

main().catch(fail);

import { Command, InvalidArgumentError } from 'commander';
import type { EntityManager } from 'typeorm';
import { createApiKey, listApiKeys, revokeApiKey } from '../customer/api-key/service';
import { dataSourceOf } from '../kit/database/data-source';
import { ownDatabaseUrl } from '../kit/env';
import { Refusal } from '../kit/errors';
import { createLogger } from '../kit/logger';
import { fail } from '../kit/run';
import { apiKeyTable } from './api-key-table';
import { duration } from './duration';
import { localEnvironment } from './env';
import { prepareDatabase } from './prepared-database';
import { discoverSubgraphs } from './registry';

const platform = 'customer';
const say = (message: string) => void process.stderr.write(`${message}\n`);

/** Runs work on the database under the platform subgraph's own role. */
async function withDatabase<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
  const environment = localEnvironment();
  const subgraphs = await discoverSubgraphs();
  const subgraph = subgraphs.find(({ name }) => name === platform);
  if (!subgraph) throw new Error(`the subgraph ${platform} keeps the keys, and is not here`);
  const log = createLogger('api-key', 'error');
  const ownUrl = ownDatabaseUrl(platform);
  const isConfined = ownUrl !== null && !environment.DATABASE_URL;
  const prepared = isConfined ? null : await prepareDatabase(environment, subgraphs, say);
  try {
    const database = await (prepared
      ? prepared.connect(subgraph, log)
      : dataSourceOf(subgraph, ownUrl as string, { log }).initialize());
    return await work(database.manager).finally(() => database.destroy());
  } finally {
    await prepared?.stop();
  }
}

interface CreateFlags {
  name: string;
  scopes: string[];
  expires?: number;
}

async function create({ name, scopes, expires }: CreateFlags): Promise<void> {
  const expiresAt = expires === undefined ? null : new Date(Date.now() + expires * 1000);
  const key = await withDatabase((manager) => createApiKey(manager, { name, scopes, expiresAt }));
  say('This is the only time that the key is shown: store it where the partner keeps its secrets.');
  process.stdout.write(`${key}\n`);
}

async function list(): Promise<void> {
  const keys = await withDatabase(listApiKeys);
  process.stdout.write(`${apiKeyTable(keys, new Date())}\n`);
}

async function revoke(id: string): Promise<void> {
  if (!(await withDatabase((manager) => revokeApiKey(manager, id)))) {
    say(`there is no key with the id ${id}: npm run -s api-key -- list shows all`);
    process.exit(1);
  }
  say(`${id} is revoked: the gateway refuses it within 10 s`);
}

function idOf(given: string): string {
  // Somebody who pastes the whole key means this one; the secret must not be looked for, or be repeated.
  const id = /^(?:cg_)?([a-z0-9]{1,32})(?:_[\w-]*)?$/.exec(given)?.[1];
  if (!id) throw new InvalidArgumentError('give the id that npm run -s api-key -- list shows.');
  return id;
}

const listOf = (given: string): string[] => given.split(',').map((scope) => scope.trim());

async function main(): Promise<void> {
  const program = new Command('npm run -s api-key --')
    .description('Keys for the systems of partners.')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  program
    .command('create')
    .description('makes a key and prints it, this once')
    .requiredOption('--name <text>', 'whom it is for')
    .requiredOption('--scopes <list>', 'what it may do, for example sales:read,customer:read', listOf)
    .option('--expires <duration>', 'for how long it is good: 12h, 90d (default: until it is revoked)', duration)
    .action(create);
  program.command('list').description('shows all keys, without their secrets').action(list);
  program
    .command('revoke')
    .description('makes a key useless for good')
    .argument('<id>', 'as list shows it', idOf)
    .action(revoke);
  await program.parseAsync();
}

main().catch((error: unknown) => {
  if (!(error instanceof Refusal)) fail(error);
  say(error.message);
  process.exit(2);
});

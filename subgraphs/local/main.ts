import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { fail, stopOnSignals } from '../kit/run';
import { sharedSecret } from '../kit/secret-file';
import { type LocalEnvironment, localEnvironment } from './env';
import { signClientToken } from './sign-token';
import { type RunningSystem, startSystem } from './system';
import { welcome } from './welcome';

const secondsPerDay = 86_400;

/** A token for the person at this machine; null where it can't be made here, or is not needed. */
async function readyToken(environment: LocalEnvironment): Promise<string | null> {
  if (environment.AUTH === 'none' || environment.JWKS_URL) return null;
  const secret = environment.JWT_SECRET ?? sharedSecret(resolve(environment.DATA_DIR), 'jwt-secret');
  return signClientToken({ id: 'developer', department: 'platform', role: 'admin' }, secret, secondsPerDay);
}

async function main(): Promise<void> {
  const { empty = false } = new Command('npm start --')
    .description('Starts the whole system on this machine.')
    .option('--empty', 'without example data')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse()
    .opts<{ empty?: boolean }>();
  const environment = localEnvironment();
  let system: RunningSystem | null = null;
  // From the first moment: while it starts, ending the process stops the database, and an import goes on next time.
  stopOnSignals(async () => system?.stop());
  system = await startSystem(environment, { empty });
  const query = await readFile(
    empty ? 'schema/operations/newest-customers.graphql' : 'schema/operations/one-customer.graphql',
    'utf8',
  );
  process.stdout.write(welcome({ url: system.url, token: await readyToken(environment), query }));
}

main().catch(fail);

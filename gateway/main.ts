import { join } from 'node:path';
import { ConfigurationError, gatewayEnvironment } from './env';
import { recordedOperations } from './page/recorded-operations';
import { startGateway } from './server';

/** Runs until SIGINT or SIGTERM; a second one does not wait for requests under way. */
async function main(): Promise<void> {
  // The build lays the operations where they are in the source: ../schema from here.
  const pageTabs = await recordedOperations(join(__dirname, '../schema/operations'));
  const gateway = await startGateway(gatewayEnvironment(), { pageTabs });
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    gateway.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: unknown): never {
  const isConfiguration = error instanceof ConfigurationError;
  process.stderr.write(`The gateway ${isConfiguration ? 'is not configured' : 'does not run'}:\n${String(error)}\n`);
  process.exit(isConfiguration ? 2 : 1);
}

main().catch(fail);

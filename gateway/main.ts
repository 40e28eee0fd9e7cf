import { join } from 'node:path';
import { ConfigurationError, gatewayEnvironment } from './env';
import { recordedOperations } from './page/recorded-operations';
import { type RunningGateway, startGateway } from './server';

/** Runs until Ctrl-C or SIGTERM, finishes what is under way and ends. */
async function main(): Promise<void> {
  let gateway: RunningGateway | null = null;
  let isStopping = false;
  const stop = () => {
    // npm sends each Ctrl-C of the terminal a second time.
    if (isStopping) return;
    isStopping = true;
    Promise.resolve(gateway?.stop()).then(() => process.exit(0), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  // The build lays the operations where they are in the source: ../schema from here.
  const pageTabs = await recordedOperations(join(__dirname, '../schema/operations'));
  gateway = await startGateway(gatewayEnvironment(), { pageTabs });
}

function fail(error: unknown): never {
  const isConfiguration = error instanceof ConfigurationError;
  process.stderr.write(`The gateway ${isConfiguration ? 'is not configured' : 'does not run'}:\n${String(error)}\n`);
  process.exit(isConfiguration ? 2 : 1);
}

main().catch(fail);

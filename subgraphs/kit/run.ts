import { resolve } from 'node:path';
import { dataSourceOf } from './database/data-source';
import { migrate } from './database/migrate';
import { openDatabase } from './database/open';
import { readSubgraphEnvironment } from './env';
import { ConfigurationError } from './errors';
import { createLogger } from './logger';
import { sharedSecret } from './secret-file';
import { serveSubgraph } from './serve';
import type { Subgraph } from './subgraph';

async function start(subgraph: Subgraph) {
  const environment = readSubgraphEnvironment(subgraph.name, subgraph.port);
  const log = createLogger(subgraph.name, environment.LOG_LEVEL);
  const ownUrl = environment.ownDatabaseUrl;
  // Only the department's own connection is known: migrations are somebody else's, with the owner's.
  const confined = ownUrl !== null && !environment.DATABASE_URL;
  const database = confined ? null : await openDatabase(environment, (message) => log.info(message));
  if (database) {
    await migrate(database.ownerUrl, [{ subgraph, role: database.role(subgraph.name, ownUrl) }]);
  }
  const url = database ? database.urlFor(subgraph.name, ownUrl) : (ownUrl as string);
  const dataSource = await dataSourceOf(subgraph, url, { log }).initialize();
  if (confined && (await dataSource.showMigrations())) {
    throw new ConfigurationError(
      "the database is not up to date: run npm run migrate with the owner's DATABASE_URL first",
    );
  }
  const running = await serveSubgraph(subgraph, {
    host: environment.HOST,
    port: environment.port,
    database: dataSource,
    gatewayKey: environment.GATEWAY_KEY ?? sharedSecret(resolve(environment.DATA_DIR), 'gateway-key'),
    maxViewerAgeSeconds: environment.NODE_ENV === 'production' ? 60 : null,
    defaultCountry: environment.DEFAULT_COUNTRY ?? null,
    log,
  });
  log.info({ url: running.url }, 'ready');
  return async () => {
    await running.stop();
    await database?.stop();
  };
}

/** Ends the process for a reason a person can read: 2 for wrong configuration, 1 for everything else. */
export function fail(error: unknown): never {
  const wrongConfiguration = error instanceof ConfigurationError;
  process.stderr.write(
    `${error instanceof Error ? (wrongConfiguration ? error.message : error.stack) : String(error)}\n`,
  );
  process.exit(wrongConfiguration ? 2 : 1);
}

/** Runs stop once, on the first Ctrl-C or SIGTERM, and ends the process. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
}

/** Runs one subgraph as a process of its own. */
export function runSubgraph(subgraph: Subgraph): void {
  let stop: (() => Promise<void>) | null = null;
  stopOnSignals(async () => stop?.());
  start(subgraph).then((started) => (stop = started), fail);
}

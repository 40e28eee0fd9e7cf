import { resolve } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { dataSourceOf } from './database/data-source';
import { DatabaseStartError } from './database/embedded/database-start-error';
import { migrate } from './database/migrate';
import { openDatabase } from './database/open';
import { platformGroup } from './database/roles';
import { clientTokens, type TokenIssuer } from './client-token';
import { requireReachable } from './database/reachable';
import { ownDatabaseVariable, portVariable, readSubgraphEnvironment } from './env';
import { ConfigurationError, StartError } from './errors';
import { requireFreePort } from './free-port';
import { createLogger } from './logger';
import { sharedSecret } from './secret-file';
import { type RunningSubgraph, serveSubgraph } from './serve';
import { settingsOf } from './settings';
import type { Subgraph } from './subgraph';

type Stop = () => Promise<void>;

const outOfDate = () =>
  new ConfigurationError("the database is not up to date: run npm run migrate with the owner's DATABASE_URL first");

const hasIdentity = "SELECT to_regprocedure('identity.identify(jsonb)') IS NOT NULL AS here";

/** Refuses a database without the platform's tables and functions, which departments' migrations refer to. */
async function requirePlatform(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ here: boolean }>(hasIdentity);
    if (!rows[0]?.here) throw outOfDate();
  } finally {
    await owner.end();
  }
}

/** Refuses a database that lacks this subgraph's tables, or the identity functions that the platform brings. */
async function requireUpToDate(dataSource: DataSource): Promise<void> {
  const [identity]: { here: boolean }[] = await dataSource.query(hasIdentity);
  if (identity?.here && !(await dataSource.showMigrations())) return;
  await dataSource.destroy();
  throw outOfDate();
}

function issuerOf({ JWKS_URL, JWT_SECRET, DATA_DIR }: ReturnType<typeof readSubgraphEnvironment>): TokenIssuer {
  if (JWKS_URL) return { keySetUrl: JWKS_URL };
  return { secret: JWT_SECRET ?? sharedSecret(resolve(DATA_DIR), 'jwt-secret') };
}

async function start(subgraph: Subgraph): Promise<Stop> {
  const environment = readSubgraphEnvironment(subgraph.name, subgraph.port);
  const log = createLogger(subgraph.name, environment.LOG_LEVEL);
  await requireFreePort(portVariable(subgraph.name), environment.port, environment.HOST);
  const ownUrl = environment.ownDatabaseUrl;
  // Only the department's own connection is known: migrations are somebody else's, with the owner's.
  const confined = ownUrl !== null && !environment.DATABASE_URL;
  const database = confined ? null : await openDatabase(environment, (message) => log.info(message));
  const serve = async (): Promise<RunningSubgraph> => {
    if (database) {
      if (!subgraph.databaseGroups?.includes(platformGroup)) await requirePlatform(database.ownerUrl);
      await migrate(database.ownerUrl, [{ subgraph, role: database.role(subgraph.name, ownUrl) }]);
    }
    const url = database ? database.urlFor(subgraph.name, ownUrl) : (ownUrl as string);
    if (ownUrl !== null) await requireReachable(ownDatabaseVariable(subgraph.name), url);
    const dataSource = await dataSourceOf(subgraph, url, { log }).initialize();
    await requireUpToDate(dataSource);
    return serveSubgraph(subgraph, {
      host: environment.HOST,
      port: environment.port,
      database: dataSource,
      gatewayKey: environment.GATEWAY_KEY ?? sharedSecret(resolve(environment.DATA_DIR), 'gateway-key'),
      maxViewerAgeSeconds: environment.NODE_ENV === 'production' ? 60 : null,
      readViewer: environment.SUBGRAPH_AUTH === 'jwt' ? clientTokens(issuerOf(environment)) : undefined,
      defaultCountry: environment.DEFAULT_COUNTRY ?? null,
      settings: settingsOf(environment),
      directUrl: environment.DATABASE_DIRECT_URL ?? null,
      sharedMailboxes: environment.SHARED_MAILBOXES,
      traceCollector: environment.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
      log,
    });
  };
  try {
    const running = await serve();
    log.info({ url: running.url }, 'ready');
    // Whoever runs it as a child process has let it choose its port.
    process.send?.({ url: running.url });
    return async () => {
      await running.stop();
      await database?.stop();
    };
  } catch (error) {
    await database?.stop();
    throw error;
  }
}

const foreseen = [ConfigurationError, StartError, DatabaseStartError];

/** Ends the process for a reason a person can read: 2 for wrong configuration, 1 for everything else. */
export function fail(error: unknown): never {
  const { message = String(error), stack = message } = error as Partial<Error>;
  process.stderr.write(`${foreseen.some((kind) => error instanceof kind) ? message : stack}\n`);
  process.exit(error instanceof ConfigurationError ? 2 : 1);
}

/** What ends a process in good order. Closing the terminal counts: the database would outlive it. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs until Ctrl-C or SIGTERM, then stops what was started and ends with 0; what is being started then is told by
 * the signal, and stopped as soon as it can be. Further signals change nothing: npm sends each Ctrl-C a second time.
 */
export function runUntilSignal(start: (signal: AbortSignal) => Promise<Stop>): void {
  const told = new AbortController();
  const started = start(told.signal);
  const end = () => {
    if (told.signal.aborted) return;
    told.abort();
    // Whatever fails once it is to stop was interrupted: the terminal sends Ctrl-C to child processes too.
    const stop = started.catch(() => null);
    stop.then((stopStarted) => stopStarted?.()).then(() => process.exit(0), fail);
  };
  for (const signal of endingSignals) process.on(signal, end);
  // The parent process has died: nobody else would end its children.
  process.once('disconnect', end);
  started.catch((error: unknown) => {
    if (!told.signal.aborted) fail(error);
  });
}

/** Runs one subgraph as a process of its own. */
export function runSubgraph(subgraph: Subgraph): void {
  runUntilSignal(() => start(subgraph));
}

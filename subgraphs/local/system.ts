import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { type GatewayEnvironment, readGatewayEnvironment } from '../../gateway/env';
import { recordedOperations } from '../../gateway/page/recorded-operations';
import { startGateway } from '../../gateway/server';
import { createLogger } from '../kit/logger';
import { sharedSecret } from '../kit/secret-file';
import { type RunningSubgraph, serveSubgraph } from '../kit/serve';
import type { Subgraph } from '../kit/subgraph';
import { importExampleData } from './example-data';
import { type LocalEnvironment, rawEnvironment } from './env';
import { prepareDatabase } from './prepared-database';
import { progressBar } from './progress';
import { discoverSubgraphs } from './registry';

export interface RunningSystem {
  /** Address of the gateway. */
  url: string;
  /** Whether example data was imported by this start. */
  imported: boolean;
  /** Stops gateway, subgraphs and database, in this order. */
  stop(): Promise<void>;
}

interface Connection {
  subgraph: Subgraph;
  database: DataSource;
  log: Logger;
}

function serve({ subgraph, database, log }: Connection, environment: LocalEnvironment, gatewayKey: string) {
  return serveSubgraph(subgraph, {
    host: '127.0.0.1',
    // A free one, so that several systems run side by side on one machine.
    port: 0,
    database,
    gatewayKey,
    maxViewerAgeSeconds: 60,
    defaultCountry: environment.DEFAULT_COUNTRY ?? null,
    log,
  });
}

function gatewayEnvironment(subgraphs: readonly RunningSubgraph[], gatewayKey: string): GatewayEnvironment {
  const given = readGatewayEnvironment(rawEnvironment());
  const subgraphUrls = Object.fromEntries(subgraphs.map(({ name, url }) => [name, url]));
  return { ...given, gatewayKey, subgraphUrls: { ...subgraphUrls, ...given.subgraphUrls } };
}

/**
 * The whole system in this process: database, migrations, example data when the database is empty, all subgraphs and
 * the gateway. One process, because a laptop starts one much faster than six; in production each runs alone.
 */
export async function startSystem(
  environment: LocalEnvironment,
  { empty }: { empty: boolean },
): Promise<RunningSystem> {
  const level = rawEnvironment().LOG_LEVEL ? environment.LOG_LEVEL : 'warn';
  const subgraphs = await discoverSubgraphs();
  const database = await prepareDatabase(environment, subgraphs, (message) => process.stderr.write(`${message}\n`));
  // What is open, in the order it was opened; stopped the other way round.
  const open: (() => Promise<void>)[] = [() => database.stop()];
  const stop = async () => {
    for (const close of open.splice(0).reverse()) await close();
  };
  try {
    const connections = await Promise.all(
      subgraphs.map(async (subgraph): Promise<Connection> => {
        const log = createLogger(subgraph.name, level);
        return { subgraph, log, database: await database.connect(subgraph, log) };
      }),
    );
    const closeConnections = async () => {
      const left = connections.filter((connection) => connection.database.isInitialized);
      await Promise.all(left.map((connection) => connection.database.destroy()));
    };
    open.push(closeConnections);
    const imported = empty ? false : await exampleData(connections, environment);
    if (imported) await database.analyse();
    const gatewayKey = environment.GATEWAY_KEY ?? sharedSecret(resolve(environment.DATA_DIR), 'gateway-key');
    const running = await Promise.all(connections.map((connection) => serve(connection, environment, gatewayKey)));
    open.push(async () => void (await Promise.all(running.map((subgraph) => subgraph.stop()))));
    const gateway = await startGateway(
      { ...gatewayEnvironment(running, gatewayKey), logLevel: level },
      { pageTabs: await recordedOperations('schema/operations') },
    );
    open.push(() => gateway.stop());
    return { url: gateway.url, imported, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function exampleData(connections: readonly Connection[], environment: LocalEnvironment): Promise<boolean> {
  const platform = connections[0];
  if (!platform) throw new Error('there is no subgraph to start');
  const bar = progressBar();
  const { imported } = await importExampleData({
    directory: 'examples/data',
    connections: new Map(connections.map((connection) => [connection.subgraph.name, connection])),
    platform: platform.database,
    timeZone: environment.BUSINESS_TIME_ZONE,
    now: new Date(),
    log: platform.log,
    onProgress: (kind, share) => bar.show(kind, share),
  });
  bar.done();
  return imported;
}

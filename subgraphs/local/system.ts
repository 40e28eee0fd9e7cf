import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { GatewayEnvironment } from '../../gateway/env';
import type { Viewer as GatewayViewer } from '../../gateway/guard/viewer';
import { recordedOperations } from '../../gateway/page/recorded-operations';
import { startGateway } from '../../gateway/server';
import type { Neighbour } from '../../gateway/transport/neighbour';
import { composeGraph } from '../../schema/graph';
import { requireFreePort } from '../kit/free-port';
import { createLogger } from '../kit/logger';
import { sharedSecret } from '../kit/secret-file';
import type { RunningSubgraph, ServedSubgraph } from '../kit/serve';
import type { Viewer } from '../kit/viewer';
import { type Choice, type ChosenSubgraphs, chooseSubgraphs } from './choice';
import { type LocalEnvironment, rawEnvironment, systemEnvironment } from './env';
import { importWhenEmpty } from './first-start';
import { prepareDatabase } from './prepared-database';
import { startReplicas } from './replicas';
import { type Connection, serveLocally } from './serve-locally';
import { signClientToken } from './sign-token';

export interface RunningSystem {
  /** Address of the gateway. */
  url: string;
  /** Whether example data was imported by this start. */
  imported: boolean;
  /** For the person at this machine; null where one can't be made here, or is not needed. */
  token: string | null;
  /** Stops gateway, subgraphs and database, in this order. */
  stop(): Promise<void>;
}

const secondsPerDay = 86_400;

/** For the person at this machine, where one can be made here and is needed. */
export async function readyToken(environment: LocalEnvironment): Promise<string | null> {
  if (environment.AUTH === 'none' || environment.JWKS_URL) return null;
  const secret = environment.JWT_SECRET ?? sharedSecret(resolve(environment.DATA_DIR), 'jwt-secret');
  return signClientToken({ id: 'developer', department: 'platform', role: 'admin' }, secret, secondsPerDay);
}

/** What the processes of a subgraph are told beside what this one was: what it has found out or made. */
function variablesOfReplicas(
  environment: LocalEnvironment,
  { gatewayKey, supergraph, level }: { gatewayKey: string; supergraph: string; level: string },
): NodeJS.ProcessEnv {
  return {
    ...rawEnvironment(),
    DATA_DIR: resolve(environment.DATA_DIR),
    GATEWAY_KEY: gatewayKey,
    SUPERGRAPH: supergraph,
    PUBLIC_URL: environment.PUBLIC_URL ?? `http://127.0.0.1:${environment.PORT}`,
    LOG_LEVEL: level,
  };
}

/** What the gateway was told, with the addresses that the subgraphs got. */
function withSubgraphs(
  given: GatewayEnvironment,
  subgraphs: readonly RunningSubgraph[],
  gatewayKey: string,
): GatewayEnvironment {
  const subgraphUrls = Object.fromEntries(subgraphs.map(({ name, url }) => [name, url]));
  return { ...given, gatewayKey, subgraphUrls: { ...subgraphUrls, ...given.subgraphUrls } };
}

/** Those of this process, as the gateway asks them: past HTTP. */
function neighboursOf(subgraphs: readonly (RunningSubgraph | ServedSubgraph)[]): Map<string, Neighbour> {
  // The same one each time, because a department remembers what a viewer may do.
  const viewers = new WeakMap<GatewayViewer, Viewer>();
  const viewerOf = (viewer: GatewayViewer): Viewer => {
    const { sub: id, department, role, scopes } = viewer;
    const known = viewers.get(viewer) ?? { id, department, role, scopes };
    viewers.set(viewer, known);
    return known;
  };
  return new Map(
    subgraphs.flatMap((subgraph) => {
      if (!('answer' in subgraph)) return [];
      const answer: Neighbour['answer'] = ({ viewer, ...question }) =>
        subgraph.answer({ ...question, viewer: viewerOf(viewer) });
      return [[subgraph.url, { answer }]];
    }),
  );
}

export interface SystemOptions {
  empty: boolean;
  /** All departments of the committed graph when left out. */
  choice?: Choice;
  signal: AbortSignal;
}

/** Where the gateway finds its graph: of another choice of departments than the committed one, it is composed here. */
async function supergraphOf(
  { subgraphs, remotes, isOwnGraph }: ChosenSubgraphs,
  { supergraph, dataDir }: GatewayEnvironment,
): Promise<string> {
  if (isOwnGraph) return supergraph;
  const composed = join(resolve(dataDir), 'supergraph.graphql');
  await writeFile(composed, composeGraph([...subgraphs, ...remotes])['supergraph.graphql']);
  return composed;
}

/**
 * The whole system in this process: database, migrations, example data when the database is empty, all subgraphs and
 * the gateway. One process, because a laptop starts one much faster than six; in production each runs alone.
 * Told by the signal, it stops what it has started and throws.
 */
export async function startSystem({ empty, choice = {}, signal }: SystemOptions): Promise<RunningSystem> {
  const chosen = await chooseSubgraphs(choice);
  const { subgraphs } = chosen;
  const { local: environment, gateway: gatewayEnvironment } = systemEnvironment(subgraphs);
  const level = rawEnvironment().LOG_LEVEL ? environment.LOG_LEVEL : 'warn';
  // Before an import of half a minute, not after it.
  await requireFreePort('PORT', gatewayEnvironment.port, gatewayEnvironment.host);
  const database = await prepareDatabase(environment, subgraphs, (message) => process.stderr.write(`${message}\n`));
  // What is open, in the order it was opened; stopped the other way round.
  const open: (() => Promise<void>)[] = [() => database.stop()];
  const stop = async () => {
    for (const close of open.splice(0).reverse()) await close();
  };
  try {
    signal.throwIfAborted();
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
    const imported = empty ? false : await importWhenEmpty(connections, environment, signal);
    if (imported) await database.analyse();
    signal.throwIfAborted();
    const gatewayKey = environment.GATEWAY_KEY ?? sharedSecret(resolve(environment.DATA_DIR), 'gateway-key');
    const supergraph = await supergraphOf(chosen, gatewayEnvironment);
    const running = await Promise.all(
      connections.map(async (connection) => {
        const { subgraph, log } = connection;
        const count = choice.replicas?.get(subgraph.name);
        if (count === undefined) {
          return serveLocally(connection, { environment, gatewayKey, supergraph, maxViewerAgeSeconds: 60 });
        }
        const variables = variablesOfReplicas(environment, { gatewayKey, supergraph, level });
        return startReplicas({ subgraph, count, databaseUrl: database.urlFor(subgraph), variables, log });
      }),
    );
    open.push(async () => void (await Promise.all(running.map((subgraph) => subgraph.stop()))));
    const gateway = await startGateway(
      { ...withSubgraphs(gatewayEnvironment, running, gatewayKey), supergraph, logLevel: level },
      { pageTabs: await recordedOperations('schema/operations'), neighbours: neighboursOf(running) },
    );
    open.push(() => gateway.stop());
    signal.throwIfAborted();
    return { url: gateway.url, imported, token: await readyToken(environment), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

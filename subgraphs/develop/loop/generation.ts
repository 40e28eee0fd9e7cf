import { createLogger } from '../../kit/logger';
import type { RunningSubgraph } from '../../kit/serve';
import type { Subgraph } from '../../kit/subgraph';
import { type Choice, chooseSubgraphs } from '../../local/choice';
import type { LocalEnvironment } from '../../local/env';
import type { PreparedDatabase } from '../../local/prepared-database';
import { serveLocally } from '../../local/serve-locally';
import type { Composer } from './composer';

/** What departments are started with. */
export interface Surroundings {
  choice: Choice;
  composer: Composer;
  database: PreparedDatabase;
  environment: LocalEnvironment;
  gatewayKey: string;
  /** File of the supergraph that the gateway serves. */
  supergraph: string;
  logLevel: string;
}

/** The graph of this moment and who serves it. */
export interface Generation {
  subgraphs: readonly Subgraph[];
  /** Those that took over, or are new. */
  started: readonly RunningSubgraph[];
  /** Migrations that were run. */
  applied: readonly string[];
  /** With the addresses at which the departments are reached. */
  supergraphSdl: string;
}

async function serveOne(subgraph: Subgraph, surroundings: Surroundings) {
  const { database, environment, gatewayKey, supergraph, logLevel } = surroundings;
  const log = createLogger(subgraph.name, logLevel);
  const connections = await database.connect(subgraph, log);
  try {
    return await serveLocally(
      { subgraph, database: connections, log },
      { environment, gatewayKey, supergraph, maxViewerAgeSeconds: null },
    );
  } catch (error) {
    await connections.destroy();
    throw error;
  }
}

/**
 * Composes what the departments are now and, only if that is a graph, starts those that are stale or not running.
 * Nothing of what runs is stopped; throws when there is no new generation, and leaves nothing of it.
 */
export async function startGeneration(
  isStale: (department: string) => boolean,
  running: ReadonlyMap<string, RunningSubgraph>,
  surroundings: Surroundings,
): Promise<Generation> {
  const { subgraphs, remotes } = await chooseSubgraphs(surroundings.choice);
  const supergraphSdl = await surroundings.composer.compose([...subgraphs, ...remotes]);
  const changed = subgraphs.filter(({ name }) => isStale(name) || !running.has(name));
  const { applied } = await surroundings.database.migrate(changed);
  const started = await Promise.allSettled(changed.map((subgraph) => serveOne(subgraph, surroundings)));
  const served = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await Promise.all(served.map((one) => one.stop()));
    throw failed.reason;
  }
  const urls = new Map([...running.values(), ...served].map(({ name, url }) => [name, url]));
  // Graph and code change places at once: an operation is planned, and its departments are found, by one supergraph.
  const addressed = subgraphs.reduce(
    (sdl, { name, port }) => sdl.replace(`"http://127.0.0.1:${port}/graphql"`, `"${urls.get(name)}"`),
    supergraphSdl,
  );
  return { subgraphs, started: served, applied, supergraphSdl: addressed };
}

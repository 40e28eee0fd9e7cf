import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { recordedOperations } from '../../../gateway/page/recorded-operations';
import { startGateway } from '../../../gateway/server';
import { readSubgraphEnvironment } from '../../kit/env';
import { requireFreePort } from '../../kit/free-port';
import { createLogger } from '../../kit/logger';
import { sharedSecret } from '../../kit/secret-file';
import type { Subgraph } from '../../kit/subgraph';
import { type Choice, chooseSubgraphs } from '../../local/choice';
import { type LocalEnvironment, rawEnvironment, systemEnvironment } from '../../local/env';
import { importWhenEmpty } from '../../local/first-start';
import { type PreparedDatabase, prepareDatabase } from '../../local/prepared-database';
import { readyToken } from '../../local/system';
import { welcome } from '../../local/welcome';
import { Composer } from './composer';
import type { CompiledTree } from './compiled-tree';
import { checkTypes } from './type-check';
import { WatchedSystem } from './watched-system';
import { wordsOf } from './words';

const pollMilliseconds = 50;

export interface LoopOptions {
  tree: CompiledTree;
  /** Departments of the examples that take part. */
  choice: Choice;
  empty: boolean;
  /** Whether types are checked beside it. */
  types: boolean;
  /** Paths of sources that have changed since the tree was compiled, again and again. */
  changes: AsyncIterable<string[]>;
  signal: AbortSignal;
}

async function importExamples(
  database: PreparedDatabase,
  subgraphs: readonly Subgraph[],
  { environment, level, signal }: { environment: LocalEnvironment; level: string; signal: AbortSignal },
): Promise<void> {
  const connections = await Promise.all(
    subgraphs.map(async (subgraph) => {
      const log = createLogger(subgraph.name, level);
      return { subgraph, log, database: await database.connect(subgraph, log) };
    }),
  );
  try {
    if (await importWhenEmpty(connections, environment, signal)) await database.analyse();
  } finally {
    await Promise.all(connections.map((connection) => connection.database.destroy()));
  }
}

/** Where each department is talked to directly. */
const frontsText = (urls: Record<string, string>) => {
  const lines = Object.entries(urls).map(([department, url]) => `  ${department.padEnd(12)} ${url}/`);
  return `Each department by itself, with a token of npm run -s token -- --subgraph NAME under Headers:

${lines.join('\n')}
`;
};

/** Starts everything from a compiled tree, and keeps serving what its sources become; gives what stops it. */
export async function startLoop(options: LoopOptions): Promise<() => Promise<void>> {
  const { tree, choice, empty, types, changes, signal } = options;
  const { subgraphs } = await chooseSubgraphs(choice);
  const { local: environment, gateway: gatewayEnvironment } = systemEnvironment(subgraphs);
  const level = rawEnvironment().LOG_LEVEL ? environment.LOG_LEVEL : 'warn';
  await requireFreePort('PORT', gatewayEnvironment.port, gatewayEnvironment.host);
  const say = (message: string) => process.stdout.write(`\n${message}\n`);
  const database = await prepareDatabase(environment, subgraphs, (message) => process.stderr.write(`${message}\n`));
  const gatewayKey = environment.GATEWAY_KEY ?? sharedSecret(resolve(environment.DATA_DIR), 'gateway-key');
  const composer = new Composer();
  const supergraph = join(tree.folder, 'supergraph.graphql');
  const pageTabs = await recordedOperations('schema/operations');
  const system = new WatchedSystem({
    tree,
    surroundings: { choice, composer, database, environment, gatewayKey, supergraph, logLevel: level },
    startGateway: (onSuccessor) =>
      startGateway(
        {
          ...gatewayEnvironment,
          gatewayKey,
          supergraph,
          supergraphPollMilliseconds: pollMilliseconds,
          logLevel: level,
        },
        { pageTabs, onSuccessor },
      ),
    portOf: (department, port) => readSubgraphEnvironment(department, port, rawEnvironment()).port,
    say,
  });
  const greet = async (gatewayUrl: string) => {
    const query = await readFile('schema/operations/newest-customers.graphql', 'utf8');
    const token = await readyToken(environment);
    process.stdout.write(welcome({ url: gatewayUrl, token, title: 'The newest customers', query }));
    process.stdout.write(frontsText(system.fronts.urls));
  };
  const follow = async () => {
    let isGreeted = false;
    const greetOnce = async () => {
      if (isGreeted || !system.gateway) return;
      isGreeted = true;
      await greet(system.gateway.url);
    };
    await greetOnce();
    await system.rehearse();
    for await (const changed of changes) {
      await system.take(changed);
      await greetOnce();
    }
  };
  let following: Promise<void> | null = null;
  const typeCheck = types ? checkTypes(say) : null;
  const stop = async () => {
    typeCheck?.stop();
    await composer.stop();
    await following;
    await system.stop();
    await database.stop();
  };
  try {
    if (!empty) await importExamples(database, subgraphs, { environment, level, signal });
    await system.begin();
    signal.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  }
  process.setSourceMapsEnabled(true);
  // A department's mistake in the background must not end the loop.
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => say(`Nobody waits for this error:\n${wordsOf(error, tree.folder)}`));
  }
  following = follow();
  return stop;
}

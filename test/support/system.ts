import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { readGatewayEnvironment } from '../../gateway/env';
import { startGateway } from '../../gateway/server';
import { composeGraph } from '../../schema/graph';
import { type RunningSubgraph, serveSubgraph } from '../../subgraphs/kit/serve';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import { signClientToken } from '../../subgraphs/local/sign-token';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from './database';
import { testSettings } from './settings';
import { type Cost, Traffic } from './traffic';

const jwtSecret = 'a secret for the tokens of clients in tests';
const gatewayKey = 'a key for the tokens of the gateway in tests';

/** Who signs in at the gateway. */
export interface ClientIdentity {
  id: string;
  department: string;
  role: string;
  scopes?: string[];
}

export const platformAdmin: ClientIdentity = { id: 'test-admin', department: 'platform', role: 'admin' };
export const agentOf = (department: string): ClientIdentity => ({
  id: `test-${department}`,
  department,
  role: 'agent',
});

export interface GraphAnswer {
  // The shape of data is the query's; tests read it as they please.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** The real subgraphs behind the real gateway, over an empty database of their own, on free ports of this machine. */
export interface TestSystem {
  /** Address of the gateway's GraphQL endpoint. */
  url: string;
  /** What the gateway signs its calls to departments with. */
  gatewayKey: string;
  /** What the tokens of clients are signed with. */
  jwtSecret: string;
  supergraphSdl: string;
  subgraphs: readonly Subgraph[];
  database: TestDatabase;
  /** Address of a department's own GraphQL endpoint. */
  urlOf(department: string): string;
  /** A department's own connections. */
  connectionsOf(department: string): DataSource;
  /** What a client of the gateway signs in with. */
  token(viewer?: ClientIdentity): Promise<string>;
  query(query: string, variables?: object, viewer?: ClientIdentity): Promise<GraphAnswer>;
  /** Asks, and says what it cost the departments. No other question may be under way. */
  costOf(query: string, variables?: object): Promise<Cost & { answer: GraphAnswer }>;
  /** From here on nothing listens at the department's address. */
  stopDepartment(name: string): Promise<void>;
  dispose(): Promise<void>;
}

/** Starts it; only names the subgraphs to take instead of all, departments are further ones, variables the gateway's. */
export async function startTestSystem({
  only,
  departments = [],
  variables,
  traceCollector,
  poolerPort,
}: {
  only?: readonly string[];
  departments?: readonly Subgraph[];
  variables?: NodeJS.ProcessEnv;
  traceCollector?: string;
  poolerPort?: string;
} = {}): Promise<TestSystem> {
  const own = (await subgraphsUnderTest()).filter(({ name }) => !only || only.includes(name));
  const isFurther = ({ name }: Subgraph) => own.every((subgraph) => subgraph.name !== name);
  const subgraphs = [...own, ...departments.filter(isFurther)];
  const folder = await mkdtemp(join(tmpdir(), 'customer-graph-system-'));
  const traffic = new Traffic();
  // What is open, in the order it was opened; closed the other way round.
  const open: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true }), async () => traffic.stop()];
  const dispose = async () => {
    for (const close of open.splice(0).reverse()) await close();
  };
  try {
    const supergraphSdl = composeGraph(subgraphs)['supergraph.graphql'];
    const supergraph = join(folder, 'supergraph.graphql');
    await writeFile(supergraph, supergraphSdl);
    const database = await createTestDatabase({ departments: departments.filter(isFurther), poolerPort });
    open.push(() => database.drop());
    const connections = new Map<string, DataSource>();
    const running = new Map<string, RunningSubgraph>();
    const stopDepartment = async (name: string) => {
      const subgraph = running.get(name);
      running.delete(name);
      await subgraph?.stop();
    };
    open.push(() => Promise.all([...running.keys()].map(stopDepartment)));
    for (const subgraph of subgraphs) {
      const dataSource = await database.dataSource(subgraph);
      connections.set(subgraph.name, dataSource);
      running.set(
        subgraph.name,
        await serve(subgraph, dataSource, {
          supergraph,
          traceCollector,
          directUrl: database.directUrlFor(subgraph.name),
        }),
      );
    }
    for (const [name, { url }] of running) traffic.follow(name, url, connections.get(name)!);
    const environment = readGatewayEnvironment({
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      SUPERGRAPH: supergraph,
      // Statements are counted on larger pages than clients may ask for.
      MAX_COST: '1000000',
      JWT_SECRET: jwtSecret,
      GATEWAY_KEY: gatewayKey,
      OTEL_EXPORTER_OTLP_ENDPOINT: traceCollector,
      ...variables,
    });
    const subgraphUrls = Object.fromEntries([...running].map(([name, { url }]) => [name, url]));
    const gateway = await startGateway({ ...environment, subgraphUrls });
    open.push(() => gateway.stop());

    const url = `${gateway.url}/graphql`;
    const token = (viewer = platformAdmin) => signClientToken(viewer, jwtSecret, 600);
    const query: TestSystem['query'] = async (text, variables, viewer) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await token(viewer)}` },
        body: JSON.stringify({ query: text, variables }),
      });
      return (await response.json()) as GraphAnswer;
    };
    const costOf: TestSystem['costOf'] = async (text, variables) => {
      traffic.take();
      const answer = await query(text, variables);
      return { answer, ...traffic.take() };
    };
    const connectionsOf = (department: string) => {
      const dataSource = connections.get(department);
      if (!dataSource) throw new Error(`${department} is not among the subgraphs of this system`);
      return dataSource;
    };
    const urlOf = (department: string) => {
      const subgraph = running.get(department);
      if (!subgraph) throw new Error(`${department} does not run in this system`);
      return subgraph.url;
    };
    const asking = { url, token, query, costOf, gatewayKey, jwtSecret, supergraphSdl };
    return { ...asking, subgraphs, database, urlOf, connectionsOf, stopDepartment, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

const serve = (
  subgraph: Subgraph,
  database: DataSource,
  { supergraph, ...options }: { supergraph: string; traceCollector: string | undefined; directUrl: string },
): Promise<RunningSubgraph> =>
  serveSubgraph(subgraph, {
    host: '127.0.0.1',
    port: 0,
    database,
    gatewayKey,
    maxViewerAgeSeconds: 60,
    defaultCountry: 'KR',
    settings: { ...testSettings, supergraph },
    ...options,
    log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
  });

import { setTimeout as pause } from 'node:timers/promises';
import { createGraphServer } from './apollo-server';
import { createApplication } from './application';
import { readTrustedDocuments } from './documents/trusted-documents';
import type { GatewayEnvironment } from './env';
import { CompiledGateway } from './execution/compiled-gateway';
import { askSubgraphAboutKeys } from './guard/api-key/ask-subgraph';
import { isMeantAsKey } from './guard/api-key/key';
import { verifierOfApiKeys } from './guard/api-key/key-verifier';
import { CallerBudgets } from './guard/cost/caller-budgets';
import { PartnerGateway } from './guard/partner/partner-gateway';
import { planOnRequestPlugin } from './guard/plan-on-request';
import { readGrantTable } from './guard/rights/grants';
import { GuardedGateway } from './guard/rights/guarded-gateway';
import { withoutSecurityMarks } from './guard/rights/security-links';
import { readOrCreateSecret } from './guard/secret-file';
import { type VerifyToken, verifierOfKeySet, verifierOfSecret } from './guard/token-verifier';
import { ViewerSigner } from './guard/viewer-signer';
import { HttpServer } from './http-server';
import { createGatewayLogger } from './logger';
import { GatewayMetrics } from './metrics';
import type { PageTab } from './page/page';
import { readPublicPaths } from './pass-through/public-paths';
import { OperationRecorder } from './recorder/operation-recorder';
import { recorderPlugin } from './recorder/recorder-plugin';
import { DepartmentHealth } from './supergraph/department-health';
import { WatchedSupergraph } from './supergraph/watched-supergraph';
import { startTracing } from './tracing/tracing';
import { Departments } from './transport/departments';
import type { Neighbour } from './transport/neighbour';

/** A gateway that accepts requests. */
export interface RunningGateway {
  url: string;
  port: number;
  /** Finishes what is under way, at most 10 s of it, and closes everything; may be called more than once. */
  stop(): Promise<void>;
}

/** Loads the supergraph and serves it. Rejects when the supergraph does not load or the port is taken. */
export async function startGateway(
  environment: GatewayEnvironment,
  options: {
    pageTabs?: PageTab[];
    onSuccessor?: (supergraphSdl: string, refusal: Error | null) => void;
    /** Departments of this process, by their addresses. */
    neighbours?: ReadonlyMap<string, Neighbour>;
  } = {},
): Promise<RunningGateway> {
  // Apollo's gateway sends telemetry unless told otherwise, which must not be the default where personal data is.
  // eslint-disable-next-line no-restricted-properties -- the environment is the only place where it looks.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';

  const logger = createGatewayLogger(environment.logLevel);
  const metrics = new GatewayMetrics();
  const tracing = await startTracing(environment.traceCollector, logger);
  const grants = await readGrantTable(environment.rights);
  const trustedDocuments = await readTrustedDocuments(environment.trustedDocuments);
  const publicPaths = await readPublicPaths(environment.publicPaths);
  const verifyJwt = await createVerifier(environment);
  const gatewayKey = environment.gatewayKey ?? (await readOrCreateSecret(environment.dataDir, 'gateway-key'));
  const signer = new ViewerSigner(gatewayKey);
  const departments = new Departments(environment, {
    signer,
    metrics,
    logger,
    neighbours: options.neighbours ?? new Map(),
  });
  const supergraph = new WatchedSupergraph({
    location: environment.supergraph,
    pollMilliseconds: environment.supergraphPollMilliseconds,
    subgraphUrls: environment.subgraphUrls,
    prepare: withoutSecurityMarks,
    onSuccessor: options.onSuccessor,
    logger,
  });
  const verifyKey = verifierOfApiKeys(
    askSubgraphAboutKeys({
      subgraph: () => supergraph.departments.find(({ name }) => name === environment.apiKeySubgraph),
      gatewayKey,
      dispatcher: departments.dispatcher,
    }),
    environment.apiKeyCacheMilliseconds,
  );
  const verify: VerifyToken | null =
    verifyJwt && ((credential) => (isMeantAsKey(credential) ? verifyKey : verifyJwt)(credential));
  const whole = new CompiledGateway({
    supergraphSdl: supergraph.manager,
    sourceOf: ({ name, url }) => departments.source(name, url),
    logger,
  });
  const gateway = new GuardedGateway(whole, grants);
  const { limits } = environment;
  const budgets = limits.costPerMinute === null ? null : new CallerBudgets(limits.costPerMinute);
  const { recordOperations } = environment;
  const recorder = recordOperations === undefined ? null : new OperationRecorder(recordOperations, logger);
  const further = [planOnRequestPlugin(grants), ...(recorder ? [recorderPlugin(recorder)] : [])];
  const partners = createGraphServer(new PartnerGateway(gateway, logger), logger, { limits, budgets }, further);
  const graph = createGraphServer(gateway, logger, { limits, budgets }, further);
  try {
    await graph.apollo.start();
    await partners.apollo.start();
  } catch (error) {
    await departments.close();
    throw error;
  }

  let isDraining = false;
  const application = createApplication({
    graph,
    partners,
    environment,
    verify,
    metrics,
    health: new DepartmentHealth(() => supergraph.departments, departments.dispatcher),
    pageTabs: options.pageTabs ?? [],
    trustedDocuments,
    passThrough: {
      publicPaths,
      departments: () => supergraph.departments,
      gatewayKey,
      dispatcher: departments.forwarder,
      logger,
    },
    tracing,
    logger,
    isDraining: () => isDraining,
  });
  const closeParts = async () => {
    await partners.apollo.stop();
    await graph.apollo.stop();
    await recorder?.settled();
    await departments.close();
    await tracing.stop();
  };
  const server = await HttpServer.listen(application, environment.port, environment.host).catch(
    async (error: unknown) => {
      await closeParts();
      throw error;
    },
  );

  const stop = async () => {
    isDraining = true;
    server.askToLeave();
    await pause(environment.drainMilliseconds);
    await server.close();
    await closeParts();
  };
  let stopped: Promise<void> | undefined;
  const { port, address } = server.address;
  const url = urlOf(address, port);
  logger.info({ url, departments: supergraph.departments.map(({ name }) => name) }, 'the gateway is ready');
  return { url, port, stop: () => (stopped ??= stop()) };
}

async function createVerifier({ auth, jwksUrl, jwtSecret, dataDir }: GatewayEnvironment): Promise<VerifyToken | null> {
  if (auth === 'none') return null;
  if (jwksUrl) return verifierOfKeySet(jwksUrl);
  return verifierOfSecret(jwtSecret ?? (await readOrCreateSecret(dataDir, 'jwt-secret')));
}

/** An address for clients on this machine: what listens everywhere is reached by loopback. */
function urlOf(address: string, port: number): string {
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}

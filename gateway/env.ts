import { z } from 'zod';
import type { Limits } from './guard/limits/limits';

/** What the gateway was told; readGatewayEnvironment fills in the defaults of everything but the secrets. */
export interface GatewayEnvironment {
  /** 0 picks a free port. */
  port: number;
  host: string;
  /** Where secrets live that the environment does not give. */
  dataDir: string;
  /** none: everybody is a platform admin. */
  auth: 'jwt' | 'none';
  jwksUrl?: string;
  jwtSecret?: string;
  /** Signs what goes to subgraphs. */
  gatewayKey?: string;
  /** Name of the subgraph that keeps API keys; where the supergraph has none of this name, keys are refused. */
  apiKeySubgraph: string;
  /** How long a key that was found good counts as good: so long a revoked one still works. */
  apiKeyCacheMilliseconds: number;
  /** Path or http(s) address of the supergraph, read again while the gateway runs. */
  supergraph: string;
  supergraphPollMilliseconds: number;
  /** Path of the table of who holds which scopes. Unset: schema/rights.json, if there is one. */
  rights?: string;
  /** Path of the table of addresses that need no token. Unset: schema/public-paths.json, if there is one. */
  publicPaths?: string;
  /** Folder into which each distinct operation is written, without its values. Unset: none is. */
  recordOperations?: string;
  /** Path of a list of documents that clients may name. Unset: there is none. */
  trustedDocuments?: string;
  /** Whether nothing but documents of that list is run. */
  isTrustedOnly: boolean;
  /** Subgraph name → addresses of its GraphQL endpoint, separated by commas, in place of the one in the supergraph. */
  subgraphUrls: Record<string, string>;
  /** Address of an OpenTelemetry collector, which gets spans by OTLP over HTTP. Unset: nothing is traced. */
  traceCollector?: string;
  corsOrigins: string[];
  logLevel: string;
  /** All subgraph fetches of one operation end within this time. */
  deadlineMilliseconds: number;
  /** One subgraph fetch ends within this time. */
  subgraphDeadlineMilliseconds: number;
  /** Subgraph name → what it has in place of subgraphDeadlineMilliseconds. */
  subgraphDeadlines: Record<string, number>;
  /** So many fetches from one subgraph at once; further ones are refused. */
  subgraphMaxInFlight: number;
  /** Whether a subgraph that fails again and again is left alone for a while. */
  circuitBreaker: boolean;
  /** So many GraphQL requests at once; further ones are answered with 503. */
  maxInFlight: number;
  /** Variables MAX_…, ASSUMED_LIST_SIZE and COST_BUDGET; a budget of 0 is none, and AUTH=none has none either. */
  limits: Limits;
  /** How long /ready says 503 before connections are refused, so that a load balancer notices. */
  drainMilliseconds: number;
}

/** What the process was told cannot work; the message has one line per fault, and never a secret. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
  constructor(readonly faults: string[]) {
    super(faults.join('\n'));
  }
}

const subgraphUrlPrefix = 'SUBGRAPH_URL_';
const subgraphDeadlinePrefix = 'SUBGRAPH_DEADLINE_MS_';

const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= minimum && Number(text) <= maximum,
      `must be a whole number from ${minimum} to ${maximum}`,
    )
    .transform(Number);

const httpUrl = z.string().refine((text) => {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}, 'must be an http or https address');

const secret = z.string().min(32, 'must have at least 32 characters');

const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .refine(
    (list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    'must be origins such as https://app.example.com, separated by commas',
  );

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

const milliseconds = wholeNumber(1, 600_000);
const count = wholeNumber(0, 10_000);

const variables = z.object({
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  AUTH: oneOf(['jwt', 'none']).default('jwt'),
  JWKS_URL: httpUrl.optional(),
  JWT_SECRET: secret.optional(),
  GATEWAY_KEY: secret.optional(),
  API_KEY_SUBGRAPH: z.string().default('customer'),
  API_KEY_CACHE_MS: wholeNumber(0, 10_000).default(10_000),
  SUPERGRAPH: z.string().default('schema/supergraph.graphql'),
  RIGHTS: z.string().optional(),
  PUBLIC_PATHS: z.string().optional(),
  RECORD_OPERATIONS: z.string().optional(),
  TRUSTED_DOCUMENTS: z.string().optional(),
  TRUSTED_DOCUMENTS_ONLY: oneOf(['on', 'off']).default('off'),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  SUPERGRAPH_POLL_MS: wholeNumber(50, 3_600_000).default(2000),
  CORS_ORIGINS: origins.default([]),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  GATEWAY_DEADLINE_MS: milliseconds.default(8000),
  SUBGRAPH_DEADLINE_MS: milliseconds.default(3000),
  SUBGRAPH_MAX_IN_FLIGHT: wholeNumber(1, 100_000).default(64),
  CIRCUIT_BREAKER: oneOf(['on', 'off']).default('on'),
  MAX_IN_FLIGHT: wholeNumber(1, 100_000).default(512),
  MAX_TOKENS: wholeNumber(1, 20_000).default(2000),
  MAX_DEPTH: wholeNumber(1, 100).default(12),
  MAX_ALIASES: count.default(30),
  MAX_ROOT_FIELDS: count.default(20),
  MAX_DIRECTIVES: count.default(50),
  MAX_FIELDS: count.default(1000),
  MAX_LIST_ITEMS: count.default(250),
  MAX_INPUT_DEPTH: wholeNumber(1, 100).default(32),
  MAX_VALIDATION_ERRORS: wholeNumber(1, 100).default(10),
  MAX_PAGE_SIZE: wholeNumber(1, 10_000).default(100),
  MAX_COST: wholeNumber(1, 1_000_000_000).default(10_000),
  ASSUMED_LIST_SIZE: wholeNumber(1, 10_000).default(20),
  COST_BUDGET: wholeNumber(0, 1_000_000_000_000).default(10_000_000),
  DRAIN_MS: wholeNumber(0, 600_000).default(0),
});

/** Variables whose value must not be repeated in a message. */
const confidential = new Set(['JWT_SECRET', 'GATEWAY_KEY', 'JWKS_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT']);

const arrived = (name: string, value: string | undefined): string =>
  confidential.has(name) ? `${value?.length ?? 0} characters` : `"${value}"`;

/** Checks every variable of the gateway, an empty one counts as unset. Throws ConfigurationError with all faults. */
export function readGatewayEnvironment(source: NodeJS.ProcessEnv): GatewayEnvironment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const faults: string[] = [];

  const parsed = variables.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0]);
    faults.push(`${name} ${issue.message}, got ${arrived(name, given[name])}`);
  }
  const subgraphUrls: Record<string, string> = {};
  const subgraphDeadlines: Record<string, number> = {};
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith(subgraphUrlPrefix)) {
      if (!value!.split(',').every((url) => httpUrl.safeParse(url.trim()).success)) {
        faults.push(`${name} must be an http or https address, got ${arrived(name, value)}`);
      }
      subgraphUrls[name.slice(subgraphUrlPrefix.length)] = value!;
    } else if (name.startsWith(subgraphDeadlinePrefix)) {
      const deadline = milliseconds.safeParse(value);
      for (const { message } of deadline.error?.issues ?? []) {
        faults.push(`${name} ${message}, got ${arrived(name, value)}`);
      }
      subgraphDeadlines[name.slice(subgraphDeadlinePrefix.length)] = deadline.data ?? 0;
    }
  }
  if (given['AUTH'] === 'none' && given['NODE_ENV'] === 'production') {
    faults.push('AUTH must be jwt when NODE_ENV is production, got "none": it makes everybody an admin');
  }
  if (given['JWKS_URL'] && given['JWT_SECRET']) {
    faults.push('JWKS_URL or JWT_SECRET may be set, got both: it must be clear who signs tokens');
  }
  if (given['TRUSTED_DOCUMENTS_ONLY'] === 'on' && !given['TRUSTED_DOCUMENTS']) {
    faults.push('TRUSTED_DOCUMENTS must name a file when TRUSTED_DOCUMENTS_ONLY is on: no document would be run');
  }
  const { MAX_COST: cost = 0, COST_BUDGET: budget = 0 } = parsed.data ?? {};
  if (budget !== 0 && budget < cost) {
    faults.push(
      `COST_BUDGET must be 0 or at least MAX_COST, ${cost}, or some operations could never run, got "${budget}"`,
    );
  }
  if (faults.length > 0 || !parsed.data) throw new ConfigurationError(faults);

  const { data } = parsed;
  return Object.freeze({
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    auth: data.AUTH,
    jwksUrl: data.JWKS_URL,
    jwtSecret: data.JWT_SECRET,
    gatewayKey: data.GATEWAY_KEY,
    apiKeySubgraph: data.API_KEY_SUBGRAPH,
    apiKeyCacheMilliseconds: data.API_KEY_CACHE_MS,
    supergraph: data.SUPERGRAPH,
    rights: data.RIGHTS,
    publicPaths: data.PUBLIC_PATHS,
    recordOperations: data.RECORD_OPERATIONS,
    trustedDocuments: data.TRUSTED_DOCUMENTS,
    isTrustedOnly: data.TRUSTED_DOCUMENTS_ONLY === 'on',
    supergraphPollMilliseconds: data.SUPERGRAPH_POLL_MS,
    subgraphUrls: Object.freeze(subgraphUrls),
    traceCollector: data.OTEL_EXPORTER_OTLP_ENDPOINT,
    corsOrigins: data.CORS_ORIGINS,
    logLevel: data.LOG_LEVEL,
    deadlineMilliseconds: data.GATEWAY_DEADLINE_MS,
    subgraphDeadlineMilliseconds: data.SUBGRAPH_DEADLINE_MS,
    subgraphDeadlines: Object.freeze(subgraphDeadlines),
    subgraphMaxInFlight: data.SUBGRAPH_MAX_IN_FLIGHT,
    circuitBreaker: data.CIRCUIT_BREAKER === 'on',
    maxInFlight: data.MAX_IN_FLIGHT,
    limits: Object.freeze({
      tokens: data.MAX_TOKENS,
      depth: data.MAX_DEPTH,
      aliases: data.MAX_ALIASES,
      rootFields: data.MAX_ROOT_FIELDS,
      directives: data.MAX_DIRECTIVES,
      fields: data.MAX_FIELDS,
      listItems: data.MAX_LIST_ITEMS,
      inputDepth: data.MAX_INPUT_DEPTH,
      validationErrors: data.MAX_VALIDATION_ERRORS,
      pageSize: data.MAX_PAGE_SIZE,
      assumedListSize: data.ASSUMED_LIST_SIZE,
      cost: data.MAX_COST,
      // Callers who need not say who they are cannot be told apart: one would spend the others' points.
      costPerMinute: data.AUTH === 'none' || data.COST_BUDGET === 0 ? null : data.COST_BUDGET,
    }),
    drainMilliseconds: data.DRAIN_MS,
  });
}

/** What this process was told. */
export const gatewayEnvironment = (): GatewayEnvironment => readGatewayEnvironment(process.env);

import { z } from 'zod';
import { ConfigurationError } from './errors';

/** Reads the given variables, validates all of them, and reports all faults at once; empty counts as unset. */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: NodeJS.ProcessEnv,
): Readonly<z.infer<z.ZodObject<Shape>>> {
  const given = Object.fromEntries(
    Object.keys(shape).map((name) => [name, source[name] === '' ? undefined : source[name]]),
  );
  const result = z.object(shape).safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigurationError(`configuration is not valid:\n  ${faults.join('\n  ')}`);
  }
  return Object.freeze(result.data);
}

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' });
export const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535);

const environmentName = (subgraph: string) => subgraph.toUpperCase().replaceAll('-', '_');

export const databaseVariables = {
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  PG_BIN: z.string().optional(),
  PG_RUN_AS: z.string().optional(),
  PATH: z.string().optional(),
};

export const processVariables = {
  HOST: z.string().default('127.0.0.1'),
  GATEWAY_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  DEFAULT_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code such as KR')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.string().optional(),
};

/** The connection string of a subgraph's own role, when the deployment gives it one. */
export function ownDatabaseUrl(subgraph: string, source: NodeJS.ProcessEnv = process.env): string | null {
  const name = `DATABASE_URL_${environmentName(subgraph)}`;
  return (
    (readEnvironment({ [name]: postgresUrl.optional() }, source) as Record<string, string | undefined>)[name] ?? null
  );
}

/** Everything one subgraph's process is told. */
export function readSubgraphEnvironment(
  subgraph: string,
  defaultPort: number,
  source: NodeJS.ProcessEnv = process.env,
) {
  const portName = `SUBGRAPH_PORT_${environmentName(subgraph)}`;
  const variables = readEnvironment(
    { ...databaseVariables, ...processVariables, [portName]: port.default(defaultPort) },
    source,
  ) as Readonly<z.infer<z.ZodObject<typeof databaseVariables & typeof processVariables>>> & Record<string, unknown>;
  return { ...variables, port: variables[portName] as number, ownDatabaseUrl: ownDatabaseUrl(subgraph, source) };
}

export type DatabaseEnvironment = Readonly<z.infer<z.ZodObject<typeof databaseVariables>>>;

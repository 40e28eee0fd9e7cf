import { z } from 'zod';
import { ConfigurationError } from './errors';
import { settingsVariables } from './settings';

/** Variables whose value must not be repeated in a message. */
const confidential =
  /^(DATABASE_URL|DATABASE_DIRECT_URL|GATEWAY_KEY|JWT_SECRET|JWKS_URL|LINK_SECRET|INBOUND_SECRET|SMTP_URL|SMS_URL|KAKAO_URL|PUSH_URL|DKIM_PRIVATE_KEY|OTEL_EXPORTER_OTLP_ENDPOINT)/;

const arrived = (name: string, value = ''): string =>
  confidential.test(name) ? `${value.length} characters` : `"${value}"`;

/** Variables that cannot work: one sentence for each fault, which begins with the variable's name. */
export class EnvironmentError extends ConfigurationError {
  constructor(readonly faults: readonly string[]) {
    super(`the configuration is not valid:\n  ${faults.join('\n  ')}`);
  }
}

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
    const faults = result.error.issues.map(({ path: [variable], message }) => {
      const name = String(variable);
      return `${name} ${message}, got ${arrived(name, given[name])}`;
    });
    throw new EnvironmentError(faults);
  }
  return Object.freeze(result.data);
}

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' });
export const port = z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65535);
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

const secret = z.string().min(32, 'must have at least 32 characters');

const environmentName = (subgraph: string) => subgraph.toUpperCase().replaceAll('-', '_');
export const ownDatabaseVariable = (subgraph: string) => `DATABASE_URL_${environmentName(subgraph)}`;
export const portVariable = (subgraph: string) => `SUBGRAPH_PORT_${environmentName(subgraph)}`;

export const databaseVariables = {
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  PG_BIN: z.string().optional(),
  PG_RUN_AS: z.string().optional(),
  PATH: z.string().optional(),
};

export const processVariables = {
  HOST: z.string().default('127.0.0.1'),
  GATEWAY_KEY: secret.optional(),
  SUBGRAPH_AUTH: oneOf(['gateway', 'jwt']).default('gateway'),
  JWT_SECRET: secret.optional(),
  JWKS_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  DEFAULT_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code such as KR')
    .optional(),
  SHARED_MAILBOXES: z
    .string()
    .regex(/^[^@\s]+$/, 'must be names before the @, with commas between them, such as info,sales')
    .transform((names): ReadonlySet<string> => new Set(names.normalize('NFKC').toLowerCase().split(',')))
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  NODE_ENV: z.string().optional(),
  ...settingsVariables,
};

/** The connection string of a subgraph's own role, when the deployment gives it one. */
export function ownDatabaseUrl(subgraph: string, source: NodeJS.ProcessEnv = process.env): string | null {
  const name = ownDatabaseVariable(subgraph);
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
  const portName = portVariable(subgraph);
  const urlName = ownDatabaseVariable(subgraph);
  const variables = readEnvironment(
    {
      ...databaseVariables,
      ...processVariables,
      [portName]: port.default(defaultPort),
      [urlName]: postgresUrl.optional(),
    },
    source,
  ) as Readonly<z.infer<z.ZodObject<typeof databaseVariables & typeof processVariables>>> & Record<string, unknown>;
  return {
    ...variables,
    port: variables[portName] as number,
    ownDatabaseUrl: (variables[urlName] as string | undefined) ?? null,
  };
}

export type DatabaseEnvironment = Readonly<z.infer<z.ZodObject<typeof databaseVariables>>>;

import {
  ConfigurationError as GatewayConfigurationError,
  type GatewayEnvironment,
  readGatewayEnvironment,
} from '../../gateway/env';
import {
  EnvironmentError,
  databaseVariables,
  oneOf,
  ownDatabaseUrl,
  port,
  processVariables,
  readEnvironment,
} from '../kit/env';

/** Everything the commands on one machine are told; variables of single parts are read by those parts. */
export const localEnvironment = () =>
  readEnvironment(
    {
      ...databaseVariables,
      ...processVariables,
      PORT: port.default(4000),
      AUTH: oneOf(['jwt', 'none']).default('jwt'),
    },
    process.env,
  );

export type LocalEnvironment = ReturnType<typeof localEnvironment>;

/** The variables as they are, for the parts that read their own. */
export const rawEnvironment = (): NodeJS.ProcessEnv => process.env;

/** What all parts of the system are told, read before any of them starts. Throws with the faults of all of them. */
export function systemEnvironment(subgraphs: readonly { name: string }[]): {
  local: LocalEnvironment;
  gateway: GatewayEnvironment;
} {
  // By variable: several parts read some of them.
  const faults = new Map<string, string>();
  const read = <Value>(part: () => Value): Value | undefined => {
    try {
      return part();
    } catch (error) {
      if (!(error instanceof EnvironmentError) && !(error instanceof GatewayConfigurationError)) throw error;
      for (const fault of error.faults) faults.set(fault.split(' ', 1)[0] ?? '', fault);
      return undefined;
    }
  };
  const local = read(localEnvironment);
  for (const { name } of subgraphs) read(() => ownDatabaseUrl(name));
  const gateway = read(() => readGatewayEnvironment(rawEnvironment()));
  if (local?.SUBGRAPH_AUTH === 'jwt') {
    faults.set('SUBGRAPH_AUTH', 'SUBGRAPH_AUTH must be gateway where our gateway asks, got "jwt"');
  }
  if (!local || !gateway || faults.size > 0) throw new EnvironmentError([...faults.values()]);
  return { local, gateway };
}

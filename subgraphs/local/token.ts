import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { fail } from '../kit/run';
import { sharedSecret } from '../kit/secret-file';
import { duration } from './duration';
import { localEnvironment } from './env';
import { discoverGraph, exampleNames, platform } from './registry';
import { signClientToken, signViewerToken } from './sign-token';

interface TokenOptions {
  department: string;
  role: string;
  user: string;
  expires: number;
  subgraph?: string;
}

/** The gateway takes no token that is older than a day. */
function withinADay(text: string): number {
  const seconds = duration(text);
  if (seconds > 86_400) throw new InvalidArgumentError('a token is valid for at most 1d');
  return seconds;
}

/** Prints a signed token and nothing else on stdout. */
async function main(): Promise<void> {
  const environment = localEnvironment();
  const names = [...new Set([...(await discoverGraph()).map(({ name }) => name), ...exampleNames()])];
  const departments = ['platform', ...names.filter((name) => name !== platform)];
  const { department, role, user, expires, subgraph } = new Command('token')
    .description('Prints a signed token for the gateway, or for one subgraph directly.')
    .addOption(new Option('--department <name>', 'department of the person').choices(departments).default('platform'))
    .addOption(
      new Option('--role <name>', 'role of the person').choices(['agent', 'manager', 'admin']).default('agent'),
    )
    .option('--user <login>', 'who it is for', 'developer')
    .option('--expires <duration>', 'how long it is valid, at most 1d: 30m, 8h (default: 8h)', withinADay, 8 * 3600)
    .addOption(new Option('--subgraph <name>', 'for talking to this subgraph directly, in development').choices(names))
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse()
    .opts<TokenOptions>();
  const dataDir = resolve(environment.DATA_DIR);
  const viewer = { id: user, department, role };
  const token = subgraph
    ? await signViewerToken(viewer, environment.GATEWAY_KEY ?? sharedSecret(dataDir, 'gateway-key'), subgraph, expires)
    : await signClientToken(viewer, environment.JWT_SECRET ?? sharedSecret(dataDir, 'jwt-secret'), expires);
  process.stdout.write(`${token}\n`);
}

main().catch(fail);

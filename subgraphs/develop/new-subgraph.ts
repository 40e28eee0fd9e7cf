import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { buildSchema } from 'graphql';
import { composeGraph } from '../../schema/graph';
import { ConfigurationError } from '../kit/errors';
import { fail } from '../kit/run';
import { discoverExamples, discoverGraph, discoverSubgraphs } from '../local/registry';
import { departmentFiles } from './department-files';
import { remoteFiles } from './remote-subgraph';
import { nameFault } from './subgraph-name';

interface Flags {
  remote?: string;
  sdl?: string;
}

const firstPort = 4001;

/** The next port that no department here or in the examples listens on. */
async function freePort(): Promise<number> {
  const departments = [...(await discoverSubgraphs()), ...(await discoverExamples())];
  const taken = new Set(departments.map(({ port }) => port));
  let port = firstPort;
  while (taken.has(port)) port += 1;
  return port;
}

async function requireName(name: string): Promise<void> {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
  const fault = nameFault(name, {
    departments: (await discoverGraph()).map((one) => one.name),
    api: buildSchema(readFileSync('schema/api.graphql', 'utf8')),
    scripts: Object.keys(scripts),
  });
  if (fault !== null) throw new ConfigurationError(fault);
}

function write(files: ReadonlyMap<string, string>): void {
  for (const [file, content] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content, { flag: 'wx' });
  }
}

/** Registers a subgraph that runs elsewhere, if the graph still composes with it. */
async function addRemote(name: string, url: string, sdlFile: string | null): Promise<void> {
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new ConfigurationError(`--remote must be an http or https address, got "${url}"`);
  }
  const folder = join('subgraphs', name);
  write(await remoteFiles({ name, url, sdlFile }));
  try {
    composeGraph([...(await discoverGraph()), { name, url, directory: folder }]);
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
}

async function main(): Promise<void> {
  const command = new Command('npm run subgraph:new --')
    .description(
      'Makes a new department that runs and is tested as it is, or registers a subgraph that runs elsewhere.',
    )
    .argument('<name>', 'of the department: lower-case letters and digits')
    .option('--remote <url>', 'GraphQL endpoint of a subgraph from another repository, in whatever language')
    .option('--sdl <file>', 'its SDL; asked from the endpoint when left out')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse();
  const [name = ''] = command.args;
  const { remote, sdl } = command.opts<Flags>();
  if (sdl !== undefined && remote === undefined) throw new ConfigurationError('--sdl needs --remote beside it');
  await requireName(name);
  const folder = join('subgraphs', name);
  if (remote !== undefined) {
    await addRemote(name, remote, sdl ?? null);
    process.stdout.write(`${folder} registers ${remote}.\nNext: npm run codegen\n`);
    return;
  }
  write(await departmentFiles({ name, port: await freePort(), folder, migration: Date.now() }));
  process.stdout.write(`${folder} is a department now.\nNext: npm run codegen && npm test -- ${name}\n`);
}

main().catch(fail);

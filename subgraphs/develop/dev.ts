import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Command } from 'commander';
import { ConfigurationError } from '../kit/errors';
import { runUntilSignal } from '../kit/run';
import { departmentList } from '../local/choice';
import { localEnvironment } from '../local/env';
import { committedSources } from './loop/committed-sources';
import { CompiledTree, sourceFolders } from './loop/compiled-tree';
import { ModuleCache } from './loop/module-cache';
import { sourceChanges } from './loop/source-changes';
import type { startLoop } from './loop/start';

interface Flags {
  with?: string[];
  empty?: boolean;
  types: boolean;
}

const command = new Command('npm run dev --')
  .description('Starts everything from its sources, and serves what they become while you edit them.')
  .argument('[departments...]', 'only what is yours: sales; the others run as they were last committed')
  .option('--with <departments>', 'departments of examples/departments too: finance,hr', departmentList)
  .option('--empty', 'without example data')
  .option('--no-types', 'without the type checker, which takes most of a gigabyte of memory')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const exampleHome = 'examples/departments';

/** Folder of a department in the project. */
function folderOf(department: string): string {
  const places = [join('subgraphs', department), join(exampleHome, department)];
  const folder = places.find((place) => existsSync(join(place, 'federation.graphql')));
  if (folder === undefined) throw new ConfigurationError(`there is no department "${department}" in subgraphs`);
  return folder;
}

runUntilSignal(async (signal) => {
  const { NODE_ENV, PORT } = localEnvironment();
  if (NODE_ENV === 'production') throw new ConfigurationError('NODE_ENV must not be production for npm run dev');
  const own = command.args.map(folderOf);
  const { empty = false, types, with: beside = [] } = command.opts<Flags>();
  const choice = {
    with: [...beside, ...own.filter((folder) => folder.startsWith(exampleHome)).map((folder) => basename(folder))],
  };
  // By port, so that several run side by side, as several systems do.
  const place = join('.dev', String(PORT));
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const root = own.length === 0 ? process.cwd() : committedSources(join(place, 'sources'), own);
  const changes = sourceChanges(root, own.length === 0 ? sourceFolders : own, signal);
  const tree = new CompiledTree(join(realpathSync(place), 'tree'), root);
  sourceFolders.forEach((folder) => tree.compileFolder(folder));
  symlinkSync(resolve('dist/gateway/page/assets'), join(tree.folder, 'gateway/page/assets'), 'junction');
  // The loop itself runs from the tree too: its kit must be the one that departments get.
  const loop = new ModuleCache(tree.folder).load<{ startLoop: typeof startLoop }>('subgraphs/develop/loop/start.js');
  const stop = await loop.startLoop({ tree, choice, empty, types, changes, signal });
  return async () => {
    await stop();
    rmSync(place, { recursive: true, force: true });
  };
});

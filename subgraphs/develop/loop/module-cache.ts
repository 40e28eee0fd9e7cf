import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

/** The modules of a compiled tree, loaded anew where they have changed. */
export class ModuleCache {
  readonly #load: NodeJS.Require;

  constructor(private readonly treeFolder: string) {
    this.#load = createRequire(join(treeFolder, 'anchor.js'));
  }

  load<Module>(path: string): Module {
    return this.#load(join(this.treeFolder, path)) as Module;
  }

  /** Whoever loads a module of the folder from now on gets it as it lies there; who has it keeps what was. */
  forget(folder: string): void {
    const begin = join(this.treeFolder, folder) + sep;
    for (const file of Object.keys(this.#load.cache)) if (file.startsWith(begin)) delete this.#load.cache[file];
  }
}

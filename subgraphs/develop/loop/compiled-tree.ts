import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

/** Folders of the project that run. */
export const sourceFolders = ['gateway', 'subgraphs', 'schema', 'examples/departments'] as const;

/** Files that nothing which runs reads. */
export const isIdle = (path: string): boolean => /(^|\/)(test|__generated__|browser)\/|\.md$/.test(path);

/** The project's sources compiled into a folder, each to its own file. */
export class CompiledTree {
  constructor(
    /** Folder that holds what is compiled; under the project, so that it finds the packages. */
    readonly folder: string,
    /** Folder that holds the sources. */
    readonly root: string,
  ) {}

  /** Compiles everything that lies in a folder of the sources. */
  compileFolder(folder: string): void {
    for (const name of readdirSync(join(this.root, folder))) {
      const path = join(folder, name);
      // Not told by readdir: a folder may be a link.
      if (statSync(join(this.root, path)).isDirectory()) this.compileFolder(path);
      else this.compile(path);
    }
  }

  /** Compiles or copies one file, or removes what was made of it; throws with the compiler's words. */
  compile(path: string): void {
    if (isIdle(path)) return;
    const source = join(this.root, path);
    const target = join(this.folder, path.replace(/\.ts$/, '.js'));
    if (!existsSync(source)) return rmSync(target, { force: true });
    mkdirSync(dirname(target), { recursive: true });
    if (!path.endsWith('.ts')) return copyFileSync(source, target);
    writeFileSync(target, transformFileSync(source, { configFile: join(this.root, '.swcrc') }).code);
  }
}

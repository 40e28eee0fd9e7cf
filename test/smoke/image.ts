import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Stage, readDockerfile, valuesOf } from './dockerfile';

const run = promisify(execFile);

/** What npm does in a build, with the packages that are installed here already: the real ones, linked. */
async function install(project: string, folder: string, flags: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  const omitted = [...flags.matchAll(/--omit=(\w+)/g)].map(([, what]) => what);
  if (omitted.length === 0) return symlink(join(project, 'node_modules'), modules);
  const lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>;
  };
  for (const [path, { dev, optional, devOptional }] of Object.entries(lock.packages)) {
    const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
    const isOmitted = [dev && 'dev', optional && 'optional'].some((one) => one && omitted.includes(one));
    if (!name || isOmitted || (devOptional && omitted.length === 2)) continue;
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(project, path), join(modules, name));
  }
}

async function copy(files: string[], from: string, to: string): Promise<void> {
  const target = files.pop()!;
  for (const file of files) {
    const place = target.endsWith('/') ? join(to, target, file) : join(to, target);
    await mkdir(dirname(place), { recursive: true });
    // Links as they are: a stage's node_modules may be one.
    await cp(join(from, file), place, { recursive: true, verbatimSymlinks: true });
  }
}

/**
 * Does in folders what the Dockerfile says: copies what it copies, builds as it builds. Returns the folder that holds
 * the last stage's root, in which the image's own paths begin.
 */
export async function makeImage(project: string, file: string, folder: string): Promise<string> {
  const roots = new Map<string | null, string>();
  for (const stage of readDockerfile(project, file)) {
    const root = join(folder, stage.name ?? 'image');
    roots.set(stage.name, root);
    await make(stage, root);
  }
  return join(folder, 'image');

  async function make(stage: Stage, root: string): Promise<void> {
    const [workdir = '/'] = valuesOf(stage, 'WORKDIR');
    const home = join(root, workdir);
    await mkdir(home, { recursive: true });
    for (const { word, rest } of stage.instructions) {
      if (word === 'COPY') {
        const [, other, files] = /^(?:--from=(\S+) )?(.*)$/.exec(rest)!;
        await copy(files!.split(/\s+/), other ? roots.get(other)! : project, home);
      } else if (word === 'RUN' && rest.startsWith('npm ci')) {
        await install(project, home, rest);
      } else if (word === 'RUN') {
        const [command, ...flags] = rest.split(' ');
        await run(command!, flags, { cwd: home });
      }
    }
  }
}

import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { project } from './project';

/** The project in a folder of its own as a fresh clone has it, with everything committed and installed. */
export function copyProject(folder: string): void {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: project,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(project, file), join(folder, file));
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  const git = (...parameters: string[]) => execFileSync('git', parameters, { cwd: folder });
  git('init', '--quiet');
  // The link is no folder, so that node_modules/ of .gitignore does not mean it.
  appendFileSync(join(folder, '.git/info/exclude'), '/node_modules\n');
  git('add', '--all');
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'copy');
}

/** What git status shows: paths that differ from the copy as it was made. */
export const changedFiles = (folder: string): string[] =>
  execFileSync('git', ['status', '--porcelain', '--untracked-files=normal'], { cwd: folder, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(3));

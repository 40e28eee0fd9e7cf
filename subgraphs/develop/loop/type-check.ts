import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

/**
 * Checks types beside the running system, for as long as it runs, and says what is wrong. Nothing waits for it: what
 * has a wrong type often runs, and the first check takes half a minute.
 */
export function checkTypes(say: (message: string) => void): { stop(): void } {
  const compiler = createRequire(__filename).resolve('typescript/bin/tsc');
  const options = ['--noEmit', '--watch', '--preserveWatchOutput', '--pretty', 'false'];
  const child = spawn(process.execPath, [compiler, ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
  let faults: string[] = [];
  let wasWrong = false;
  createInterface(child.stdout).on('line', (line) => {
    if (/^\S.*error TS\d+: /.test(line)) faults.push(line);
    // The last line of each check.
    if (!/ Found \d+ errors?\. /.test(line)) return;
    if (faults.length > 0) say(`Types are wrong; what is served is not held up by it.\n\n${faults.join('\n')}`);
    else if (wasWrong) say('Types are right again.');
    wasWrong = faults.length > 0;
    faults = [];
  });
  return { stop: () => void child.kill() };
}

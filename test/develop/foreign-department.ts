import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface ForeignDepartment {
  /** Of its GraphQL endpoint. */
  url: string;
  /** To be killed by whoever started it. */
  process: ChildProcess;
}

/** Starts a department that has nothing of ours, and waits until it answers. */
export async function startForeignDepartment(): Promise<ForeignDepartment> {
  const program = join(__dirname, 'foreign-department-process.js');
  const started = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [address] = (await once(started.stdout, 'data')) as [Buffer];
  return { url: address.toString().trim(), process: started };
}

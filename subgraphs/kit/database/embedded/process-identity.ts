import { readFile } from 'node:fs/promises';
import { runCommand } from './run-command';

/** One process, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the system's own words; empty where that cannot be known. */
  startedAt: string;
}

/** The process with this number, or undefined when there is none. One that has ended but was not reaped is none. */
export async function identifyProcess(pid: number): Promise<ProcessIdentity | undefined> {
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return undefined;
  const { state, startedAt } = await readStatus(pid);
  return /^[ZX]/.test(state) ? undefined : { pid, startedAt };
}

export async function identifySelf(): Promise<ProcessIdentity> {
  return (await identifyProcess(process.pid)) ?? { pid: process.pid, startedAt: '' };
}

export async function isAlive(expected: ProcessIdentity): Promise<boolean> {
  const found = await identifyProcess(expected.pid);
  return found !== undefined && isSame(found, expected);
}

export function isSame(one: ProcessIdentity, other: ProcessIdentity): boolean {
  const comparable = one.startedAt !== '' && other.startedAt !== '';
  return one.pid === other.pid && (!comparable || one.startedAt === other.startedAt);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readStatus(pid: number): Promise<{ state: string; startedAt: string }> {
  if (process.platform === 'linux') {
    try {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      // The program's name comes second, in parentheses, and may hold anything; state is field 3, start time field 22.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      // Start times count from boot, so the same number and time may come again after the next boot.
      const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
      return { state: fields[0] ?? '', startedAt: `${boot}:${fields[19]}` };
    } catch {
      return { state: '', startedAt: '' };
    }
  }
  if (process.platform === 'win32') return { state: '', startedAt: '' };
  const { output } = await runCommand('ps', ['-o', 'state=,lstart=', '-p', String(pid)]);
  const [, state = '', startedAt = ''] = /^\s*(\S+)\s+(.*\S)/.exec(output) ?? [];
  return { state, startedAt };
}

/** The program and arguments of a process; empty when they cannot be read. */
export async function commandLine(pid: number): Promise<string[]> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return line.split('\0').filter((part) => part !== '');
  }
  const { output } =
    process.platform === 'win32'
      ? await runCommand('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'], { cwd: process.cwd() })
      : await runCommand('ps', ['-o', 'command=', '-p', String(pid)]);
  return output.trim() === '' ? [] : [output.trim()];
}

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';

const program = process.env['HAPROXY'] ?? 'haproxy';

/** Debian keeps it where only administrators look. */
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/usr/local/sbin` };

export const isHaproxyInstalled = (): boolean => spawnSync(program, ['-v'], { env }).status === 0;

/** haproxy before servers whose /ready it asks for; it repeats nothing. */
export async function startHaproxy(
  origins: readonly string[],
  intervalMilliseconds: number,
): Promise<AsyncDisposable & { url: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'haproxy-'));
  const port = await freePort();
  const file = join(folder, 'haproxy.cfg');
  await writeFile(file, configuration(port, origins, intervalMilliseconds));
  const child = spawn(program, ['-db', '-f', file], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${url}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`haproxy must run, and ended with code ${child.exitCode}`);
  }
  const stop = async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true });
  };
  return { url, [Symbol.asyncDispose]: stop };
}

const configuration = (port: string, origins: readonly string[], interval: number): string => `
defaults
  mode http
  retries 0
  timeout connect 1s
  timeout client 30s
  timeout server 30s
  timeout check 1s
frontend clients
  bind 127.0.0.1:${port}
  default_backend gateways
backend gateways
  balance roundrobin
  option httpchk GET /ready
  http-check expect status 200
  default-server check inter ${interval}ms fall 1 rise 1
${origins.map((origin, index) => `  server gateway${index} ${new URL(origin).host}`).join('\n')}
`;

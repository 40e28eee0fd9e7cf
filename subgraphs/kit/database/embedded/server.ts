import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries';
import { DatabaseStartError, useAnotherServer } from './database-start-error';
import type { Place } from './place';
import { disownLeftover, runningPostmaster, type Postmaster } from './postmaster-file';
import { executable } from './probe';
import { commandEnvironment } from './run-command';
import { openServerLog } from './server-log';
import { stopServer } from './stop-server';

const defaultSettings: Record<string, string> = {
  max_connections: '200',
  shared_buffers: '128MB',
  // What is asked often is in memory, and disks of today seek: an index look-up is worth more than the default says.
  random_page_cost: '1.1',
  idle_in_transaction_session_timeout: '60s',
  // Errors go to the client. In the log they would leave customers' data behind, as refused values and failed statements.
  log_min_messages: 'log',
};
const fixedSettings: Record<string, string> = { listen_addresses: '127.0.0.1', unix_socket_directories: '' };

const attempts = 5;
const pollMilliseconds = 10;
// Generous: after a kill the server replays what it had logged before it is ready.
const readyMilliseconds = 300_000;

export interface LaunchedServer extends Postmaster {
  child: ChildProcess;
}

/** Starts the server on a whole cluster that no server runs on, and waits until it accepts connections. */
export async function launchServer(
  place: Place,
  binaries: Binaries,
  serverSettings: Record<string, string> = {},
): Promise<LaunchedServer> {
  const settings = { ...defaultSettings, ...serverSettings, ...fixedSettings };
  for (let attempt = 1; ; attempt++) {
    await disownLeftover(place.cluster);
    const log = await openServerLog(place.controlDir);
    const args = ['-D', place.cluster, '-p', String(await freePort())];
    for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
    const child = spawn(executable(binaries.folder, 'postgres'), args, {
      cwd: place.cluster,
      env: commandEnvironment,
      stdio: ['ignore', log.descriptor, log.descriptor],
      // A process group of its own: Ctrl-C on the terminal must reach us only, who then stop the server in good order.
      detached: true,
      windowsHide: true,
      ...(place.account && { uid: place.account.uid, gid: place.account.gid }),
    });
    child.unref();
    let fault: string | undefined;
    child.once('error', (error) => (fault = error.message));
    child.once('exit', (code, signal) => (fault ??= `exit code ${code ?? signal}`));
    const ready = await becomesReady(place.cluster, child, () => fault !== undefined);
    const words = await log.close();
    if (ready) return { ...ready, child };
    // Between choosing and binding, the port may have gone to another process; children of a killed server may need
    // a moment to notice that it is gone.
    const passing = /Address already in use|could not create any TCP\/IP sockets|still in use/.test(words);
    if (!passing || attempt === attempts) {
      throw new DatabaseStartError(
        `PostgreSQL did not start (${fault ?? 'not ready after five minutes'}), its log says:\n${words}\n` +
          `Remove the cause, or ${useAnotherServer}`,
      );
    }
    await pause(attempt * 300);
  }
}

async function becomesReady(
  cluster: string,
  child: ChildProcess,
  failed: () => boolean,
): Promise<Postmaster | undefined> {
  for (const end = Date.now() + readyMilliseconds; Date.now() < end; await pause(pollMilliseconds)) {
    if (failed()) return undefined;
    const postmaster = await runningPostmaster(cluster);
    if (postmaster?.process.pid === child.pid && postmaster?.status === 'ready') return postmaster;
  }
  const postmaster = await runningPostmaster(cluster);
  if (postmaster) await stopServer(postmaster.process);
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

import { open, stat } from 'node:fs/promises';
import path from 'node:path';

const limitBytes = 10_000_000;
const tailBytes = 4_000;

export interface ServerLog {
  /** File descriptor for the server to write to. */
  descriptor: number;
  /** Closes our end and returns the last of what was written since it was opened. */
  close(): Promise<string>;
}

/** Opens the server's log for appending; one that has grown beyond 10 MB starts anew. */
export async function openServerLog(controlDir: string): Promise<ServerLog> {
  const file = path.join(controlDir, 'pg.log');
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  const handle = await open(file, 'a+', 0o600);
  if (size > limitBytes) await handle.truncate();
  const start = size > limitBytes ? 0 : size;
  return {
    descriptor: handle.fd,
    async close() {
      const end = (await handle.stat()).size;
      const from = Math.max(start, end - tailBytes);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(end - from), 0, end - from, from);
      await handle.close();
      return buffer.toString('utf8', 0, bytesRead).trim();
    },
  };
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/**
 * Names one import: what the file holds and everything that decides what its rows become.
 * The same import started again has the same key, wherever the file lies.
 */
export async function importKey(file: string, decisive: unknown): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1_048_576 }), digest);
  return createHash('sha256').update(digest.digest()).update(JSON.stringify(decisive)).digest('hex');
}

import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const form = /^[A-Za-z0-9_-]{43}$/;

/**
 * A secret that processes with the same data directory share: base64url of 32 random bytes, in a file of mode 0600.
 * Whoever needs it first makes it; of two at once, one wins and both read its value.
 * The key is the text's bytes, as with a secret given by the environment.
 */
export async function readOrCreateSecret(dataDir: string, name: 'jwt-secret' | 'gateway-key'): Promise<string> {
  const file = join(dataDir, name);
  await mkdir(dataDir, { recursive: true });
  try {
    const secret = randomBytes(32).toString('base64url');
    await writeFile(file, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // The other process has made the file and may not have written into it yet.
  for (let attempt = 0; attempt < 20; attempt++) {
    const secret = (await readFile(file, 'utf8')).trim();
    if (form.test(secret)) return secret;
    await pause(50);
  }
  throw new Error(`${file} must hold 43 characters of base64url, which it does not: delete it to have a new one made`);
}

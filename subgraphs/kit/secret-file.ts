import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type SecretName = 'jwt-secret' | 'gateway-key' | 'database-key' | 'link-secret' | 'inbound-secret';

/**
 * A secret that processes with the same data directory share: base64url of 32 random bytes, in a file of mode 0600.
 * Whoever needs it first makes it; of two at once, one wins and both read its value.
 */
export function sharedSecret(dataDir: string, name: SecretName): string {
  const file = join(dataDir, name);
  mkdirSync(dataDir, { recursive: true });
  const secret = randomBytes(32).toString('base64url');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, secret, { mode: 0o600 });
  try {
    // A link appears whole or not at all: nobody reads a half-written secret.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(file, 'utf8').trim();
}

import { createHash } from 'node:crypto';

/** An API key without its secret: what may be kept and sent on. */
export interface KeyDigest {
  id: string;
  /** Of the secret, in hexadecimal. */
  sha256: string;
}

const form = /^cg_([a-z0-9]{1,32})_([\w-]{43})$/;
const anywhere = /cg_[a-z0-9]{1,32}_[\w-]{43}/i;

/** Whether the credential is meant to be an API key, good or not: a JWT always has dots. */
export const isMeantAsKey = (credential: string): boolean => credential.startsWith('cg_');

/** null: it is no key. */
export function digestOf(credential: string): KeyDigest | null {
  const [, id, secret] = form.exec(credential) ?? [];
  if (!id || !secret) return null;
  return { id, sha256: createHash('sha256').update(secret).digest('hex') };
}

/** Whether there is a key in an address, percent-encoded or not. */
export function holdsKey(url: string): boolean {
  if (anywhere.test(url)) return true;
  if (!url.includes('%')) return false;
  return anywhere.test(url.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
}

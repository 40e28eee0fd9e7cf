import { TokenRefusedError, type VerifyToken } from '../token-verifier';
import type { Viewer } from '../viewer';
import { ExpiringMap } from '../expiring-map';
import { digestOf, type KeyDigest } from './key';

/** What a subgraph says of a key that is good. */
export interface KnownKey {
  name: string;
  scopes: string[];
  expiresAt: Date | null;
}

/** null: there is no such key, or it may not be used. Rejects when nobody can say. */
export type AskAboutKey = (key: KeyDigest) => Promise<KnownKey | null>;

const capacity = 10_000;
/** Shorter than that of good keys, so that a new key works soon after somebody tried it too early. */
const badMilliseconds = 2_000;

/**
 * Verifies API keys by asking, and remembers the answer: for so long a revoked key still works. Good and bad keys are
 * remembered apart, so that somebody who tries many does not push out those in use.
 */
export function verifierOfApiKeys(ask: AskAboutKey, goodMilliseconds: number): VerifyToken {
  const good = new ExpiringMap<KnownKey>(capacity);
  const bad = new ExpiringMap<true>(capacity);
  const underWay = new Map<string, Promise<KnownKey | null>>();

  const lookUp = async (name: string, key: KeyDigest): Promise<KnownKey | null> => {
    const known = good.get(name);
    if (known) return known;
    if (bad.get(name)) return null;
    const same = underWay.get(name);
    if (same) return same;
    // From before the question: what is revoked while the answer travels must not count from its arrival.
    const askedAt = performance.now();
    const asked = ask(key)
      .then((answer) => {
        if (answer) good.set(name, answer, askedAt + goodMilliseconds);
        else bad.set(name, true, askedAt + Math.min(badMilliseconds, goodMilliseconds));
        return answer;
      })
      .finally(() => underWay.delete(name));
    underWay.set(name, asked);
    return asked;
  };

  return async (credential) => {
    const key = digestOf(credential);
    const known = key && (await lookUp(`${key.id} ${key.sha256}`, key));
    if (!known || (known.expiresAt && known.expiresAt <= new Date())) {
      throw new TokenRefusedError('the API key is not valid, or not any more');
    }
    return viewerOfKey(key.id, known);
  };
}

const viewerOfKey = (id: string, { scopes }: KnownKey): Viewer => ({
  sub: `key:${id}`,
  department: 'partner',
  role: 'partner',
  scopes,
});

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { ApiKey } from './entity';

export interface NewApiKey {
  name: string;
  scopes: readonly string[];
  /** null: good until it is revoked. */
  expiresAt: Date | null;
}

/** What is known of a key that may be used now. */
export type VerifiedApiKey = Pick<ApiKey, 'name' | 'scopes' | 'expiresAt'>;

const scopeForm = /^[a-z][a-z0-9-]{0,48}:[a-z][a-z0-9-]{0,48}$/;
const largestNumberOfScopes = 50;
const nobodysHash = Buffer.alloc(32);

function check({ name, scopes, expiresAt }: NewApiKey): void {
  if (!/^\P{Cc}{1,100}$/u.test(name)) {
    throw new Refusal('INVALID', 'a name must have 1 to 100 characters and no line breaks', ['name']);
  }
  if (scopes.length < 1 || scopes.length > largestNumberOfScopes) {
    throw new Refusal('INVALID', `1 to ${largestNumberOfScopes} scopes are needed, got ${scopes.length}`, ['scopes']);
  }
  const wrong = scopes.find((scope) => !scopeForm.test(scope));
  if (wrong !== undefined) {
    throw new Refusal('INVALID', `a scope must look like sales:read, got "${wrong}"`, ['scopes']);
  }
  if (expiresAt && expiresAt <= new Date()) throw new Refusal('INVALID', 'expiry must be ahead', ['expiresAt']);
}

/** Makes a key and returns it whole; nobody can read it again. */
export async function createApiKey(manager: EntityManager, given: NewApiKey): Promise<string> {
  check(given);
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  await manager.insert(ApiKey, {
    id,
    name: given.name,
    secretSha256: createHash('sha256').update(secret).digest(),
    scopes: [...new Set(given.scopes)].sort(),
    expiresAt: given.expiresAt,
  });
  return `cg_${id}_${secret}`;
}

/** All keys ever made, latest first. */
export const listApiKeys = (manager: EntityManager): Promise<ApiKey[]> =>
  manager.find(ApiKey, { order: { createdAt: 'DESC', id: 'ASC' } });

/** Makes the key useless for good. False: there is no such key. A key revoked before stays revoked since then. */
export async function revokeApiKey(manager: EntityManager, id: string): Promise<boolean> {
  const revokedAt = () => 'coalesce(revoked_at, now())';
  const { affected } = await manager.update(ApiKey, { id }, { revokedAt });
  return affected === 1;
}

/** The key of this id and hash if it may be used now, and notes the use; null: it is none. */
export async function verifyApiKey(
  manager: EntityManager,
  { id, secretSha256 }: Pick<ApiKey, 'id' | 'secretSha256'>,
): Promise<VerifiedApiKey | null> {
  const key = await manager.findOneBy(ApiKey, { id });
  // Compared for an unknown id as well, so that the time taken does not tell which ids there are.
  const isSame = timingSafeEqual(key?.secretSha256 ?? nobodysHash, secretSha256);
  if (!key || !isSame || key.revokedAt || (key.expiresAt && key.expiresAt <= new Date())) return null;
  await manager.query(
    `UPDATE customer.api_keys SET last_used_at = now()
      WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`,
    [id],
  );
  const { name, scopes, expiresAt } = key;
  return { name, scopes, expiresAt };
}

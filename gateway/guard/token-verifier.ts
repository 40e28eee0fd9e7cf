import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import { type Viewer, viewerOfClaims } from './viewer';

/** The token is refused; the message tells its holder what is wrong in general words. */
export class TokenRefusedError extends Error {
  override name = 'TokenRefusedError';
}

/** The identity provider's keys cannot be had, which says nothing about the token. */
export class KeysUnavailableError extends Error {
  override name = 'KeysUnavailableError';
}

const requirements: JWTVerifyOptions = {
  issuer: 'customer-graph',
  audience: 'customer-graph',
  typ: 'JWT',
  maxTokenAge: '24h',
  requiredClaims: ['sub', 'department', 'role', 'iat', 'exp'],
};

/** Verifies a client's token; rejects with TokenRefusedError or KeysUnavailableError. */
export type VerifyToken = (token: string) => Promise<Viewer>;

/** For tokens signed with a shared secret. */
export function verifierOfSecret(secret: string): VerifyToken {
  const key = new TextEncoder().encode(secret);
  return (token) => verify(token, async () => key, ['HS256']);
}

/** For tokens signed by an identity provider that publishes its keys. */
export function verifierOfKeySet(url: string): VerifyToken {
  const keys = createRemoteJWKSet(new URL(url), { timeoutDuration: 2000 });
  const findKey: JWTVerifyGetKey = async (header, token) => {
    try {
      return await keys(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) throw cause;
      throw new KeysUnavailableError('the key set for tokens does not answer as one', { cause });
    }
  };
  return (token) => verify(token, findKey, ['RS256', 'ES256', 'EdDSA']);
}

async function verify(token: string, key: JWTVerifyGetKey, algorithms: string[]): Promise<Viewer> {
  const { payload } = await jwtVerify(token, key, { ...requirements, algorithms }).catch((cause: unknown) => {
    if (cause instanceof KeysUnavailableError) throw cause;
    throw new TokenRefusedError(reasonOf(cause), { cause });
  });
  const viewer = viewerOfClaims(payload);
  if (!viewer) throw new TokenRefusedError('the token names no valid subject, department and role');
  return viewer;
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return 'the token is not meant for this service';
  return 'the token is not valid';
}

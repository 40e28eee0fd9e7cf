import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import { ExpiringMap } from './expiring-map';
import { type Viewer, viewerOfClaims } from './viewer';

/** The token is refused; the message tells its holder what is wrong in general words. */
export class TokenRefusedError extends Error {
  override name = 'TokenRefusedError';
}

/** The identity provider's keys cannot be had, which says nothing about the token. */
export class KeysUnavailableError extends Error {
  override name = 'KeysUnavailableError';
}

const longestSeconds = 24 * 60 * 60;

const requirements: JWTVerifyOptions = {
  issuer: 'customer-graph',
  audience: 'customer-graph',
  typ: 'JWT',
  maxTokenAge: longestSeconds,
  requiredClaims: ['sub', 'department', 'role', 'iat', 'exp'],
};

/** How long a token that was found good needs no second look, and how many such tokens are known. */
const knownMilliseconds = 10_000;
const mostKnown = 2_000;

/** Verifies a client's token; rejects with TokenRefusedError or KeysUnavailableError. */
export type VerifyToken = (token: string) => Promise<Viewer>;

/** For tokens signed with a shared secret. */
export function verifierOfSecret(secret: string): VerifyToken {
  const key = new TextEncoder().encode(secret);
  return verifier(async () => key, ['HS256']);
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
  return verifier(findKey, ['RS256', 'ES256', 'EdDSA']);
}

/** A page asks again and again with one token: its signature is looked at once in 10 s, and never past its end. */
function verifier(key: JWTVerifyGetKey, algorithms: string[]): VerifyToken {
  const known = new ExpiringMap<Viewer>(mostKnown);
  return async (token) => {
    const before = known.get(token);
    if (before) return before;
    const { payload } = await jwtVerify(token, key, { ...requirements, algorithms }).catch((cause: unknown) => {
      if (cause instanceof KeysUnavailableError) throw cause;
      throw new TokenRefusedError(reasonOf(cause), { cause });
    });
    const viewer = viewerOfClaims(payload);
    if (!viewer) throw new TokenRefusedError('the token names no valid subject, department and role');
    const left = Math.min(knownMilliseconds, endOf(payload) - Date.now());
    known.set(token, viewer, performance.now() + left);
    return viewer;
  };
}

/** When the token ends, by its own words or for its age, whichever comes first. */
const endOf = ({ exp = 0, iat = 0 }: JWTPayload): number => Math.min(exp, iat + longestSeconds) * 1000;

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return 'the token is not meant for this service';
  return 'the token is not valid';
}

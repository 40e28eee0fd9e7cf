import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { type ReadViewer, UnauthenticatedError } from './viewer';

/** Signatures of clients' tokens cannot be verified at the moment, which says nothing about the tokens. */
export class KeysUnavailableError extends Error {
  override name = 'KeysUnavailableError';
}

const claims = z.object({
  sub: z.string().min(1).max(200),
  department: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  role: z.enum(['agent', 'manager', 'admin']),
  scopes: z.array(z.string().max(100)).max(200).default([]),
});

/** Who signs the tokens of clients. */
export type TokenIssuer = { secret: string } | { keySetUrl: string };

/**
 * Reads the viewer from the client's own token, as a router passes it on that signs nothing itself; the rules are
 * those of our gateway. Keys of partners are refused: only the gateway can ask whether one is good.
 */
export function clientTokens(issuer: TokenIssuer): ReadViewer {
  const [key, algorithms] = 'secret' in issuer ? [keyOf(issuer.secret), ['HS256']] : keySet(issuer.keySetUrl);
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new UnauthenticatedError('a token of the client is required');
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms,
        issuer: 'customer-graph',
        audience: 'customer-graph',
        typ: 'JWT',
        maxTokenAge: '24h',
        requiredClaims: ['sub', 'department', 'role', 'iat', 'exp'],
      });
      const { sub, department, role, scopes } = claims.parse(payload);
      return { id: sub, department, role, scopes };
    } catch (cause) {
      if (cause instanceof errors.JOSEError || cause instanceof z.ZodError) {
        throw new UnauthenticatedError('the token is not valid', { cause });
      }
      throw cause;
    }
  };
}

const keyOf = (secret: string): JWTVerifyGetKey => {
  const key = new TextEncoder().encode(secret);
  return async () => key;
};

function keySet(url: string): [JWTVerifyGetKey, string[]] {
  const keys = createRemoteJWKSet(new URL(url), { timeoutDuration: 2_000 });
  const find: JWTVerifyGetKey = async (header, token) => {
    try {
      return await keys(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) throw cause;
      throw new KeysUnavailableError('the key set for tokens does not answer as one', { cause });
    }
  };
  return [find, ['RS256', 'ES256', 'EdDSA']];
}

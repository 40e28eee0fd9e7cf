import { createSecretKey, type KeyObject } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';

/** Who is asking, as the gateway vouches for it. */
export interface Viewer {
  /** Subject of the client's token, or of the API key. */
  id: string;
  /** Subgraph name of the department, or platform. */
  department: string;
  /** agent, manager or admin. */
  role: string;
  scopes: string[];
}

const claims = z.object({
  sub: z.string().min(1).max(200),
  department: z.string().min(1),
  role: z.string().min(1),
  scopes: z.array(z.string()).default([]),
});

/** Verifies the value of an Authorization header; rejects with UnauthenticatedError or KeysUnavailableError. */
export type ReadViewer = (authorization: string | undefined) => Promise<Viewer>;

/** The token is missing or not one that the gateway signed for this subgraph. */
export class UnauthenticatedError extends Error {
  override name = 'UnauthenticatedError';
}

const mostKept = 5_000;

interface Vouching {
  /** What the gateway signs with. */
  key: string;
  /** Name of the subgraph. */
  audience: string;
  /** Refuses tokens older than this; null leaves it to their expiry. */
  maxAgeSeconds: number | null;
}

/**
 * Reads the viewer from the Authorization header of a request to one subgraph.
 * A token signed for another subgraph is refused: what leaks in one department opens no other. The gateway uses each
 * for many requests: one that was good is known by its text until it ends.
 */
export function vouchedByGateway({ key, ...rules }: Vouching): ReadViewer {
  const secret = createSecretKey(Buffer.from(key));
  const known = new Map<string, { viewer: Viewer; endsAt: number }>();
  return async (authorization = '') => {
    const good = known.get(authorization);
    if (good && good.endsAt > Date.now()) return good.viewer;
    const read = await readToken(authorization, secret, rules);
    if (known.size >= mostKept) known.delete(known.keys().next().value!);
    known.set(authorization, read);
    return read.viewer;
  };
}

async function readToken(
  authorization: string,
  key: KeyObject,
  { audience, maxAgeSeconds }: Omit<Vouching, 'key'>,
): Promise<{ viewer: Viewer; endsAt: number }> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization)?.[1];
  if (!token) throw new UnauthenticatedError('a token signed by the gateway is required');
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: 'customer-graph-gateway',
      audience,
      typ: 'viewer+jwt',
      requiredClaims: ['sub', 'iat', 'exp'],
      ...(maxAgeSeconds === null ? {} : { maxTokenAge: maxAgeSeconds }),
    });
    const { sub, department, role, scopes } = claims.parse(payload);
    const endsAt = Math.min(payload.exp!, payload.iat! + (maxAgeSeconds ?? Number.POSITIVE_INFINITY));
    return { viewer: { id: sub, department, role, scopes }, endsAt: endsAt * 1000 };
  } catch (cause) {
    if (cause instanceof errors.JOSEError || cause instanceof z.ZodError) {
      throw new UnauthenticatedError(`the token is not valid for ${audience}`, { cause });
    }
    throw cause;
  }
}

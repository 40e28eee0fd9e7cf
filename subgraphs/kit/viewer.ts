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

/** The token is missing or not one that the gateway signed for this subgraph. */
export class UnauthenticatedError extends Error {
  override name = 'UnauthenticatedError';
}

/**
 * Reads the viewer from the Authorization header of a request to one subgraph.
 * A token signed for another subgraph is refused: what leaks in one department opens no other.
 */
export async function readViewer(
  authorization: string | undefined,
  { key, audience, maxAgeSeconds }: { key: Uint8Array; audience: string; maxAgeSeconds: number | null },
): Promise<Viewer> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
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
    return { id: sub, department, role, scopes };
  } catch (cause) {
    if (cause instanceof errors.JOSEError || cause instanceof z.ZodError) {
      throw new UnauthenticatedError(`the token is not valid for ${audience}`, { cause });
    }
    throw cause;
  }
}

import { z } from 'zod';

/** The claims about a person that a client's token carries; anything else in it is ignored. */
const claims = z.object({
  sub: z.string().min(1).max(200),
  department: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/),
  role: z.enum(['agent', 'manager', 'admin']),
  scopes: z.array(z.string().max(100)).max(200).default([]),
});

/** Who is asking. */
export type Viewer = Omit<z.infer<typeof claims>, 'role'> & {
  /** partner: the system of a partner, which signs in with an API key. No token can claim it. */
  role: z.infer<typeof claims>['role'] | 'partner';
};

/** The department of those who see only what is tagged for partners. */
export const partnerDepartment = 'partner';

/** The viewer of verified claims; null: a claim is missing or not of its form. */
export const viewerOfClaims = (payload: unknown): Viewer | null => claims.safeParse(payload).data ?? null;

/** Everybody, where AUTH=none: development only. */
export const anonymousAdmin: Viewer = Object.freeze({
  sub: 'anonymous',
  department: 'platform',
  role: 'admin',
  scopes: [],
});

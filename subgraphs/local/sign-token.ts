import { SignJWT } from 'jose';

interface TokenSubject {
  id: string;
  department: string;
  role: string;
  /** Beside those of department and role; none when left out. */
  scopes?: string[];
}

const sign = (
  { id, department, role, scopes = [] }: TokenSubject,
  secret: string,
  { typ, issuer, audience, seconds }: { typ: string; issuer: string; audience: string; seconds: number },
): Promise<string> =>
  new SignJWT({ department, role, scopes })
    .setProtectedHeader({ alg: 'HS256', typ })
    .setSubject(id)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${seconds} s`)
    .sign(new TextEncoder().encode(secret));

/** A token that the gateway takes from clients. */
export const signClientToken = (subject: TokenSubject, secret: string, seconds: number): Promise<string> =>
  sign(subject, secret, { typ: 'JWT', issuer: 'customer-graph', audience: 'customer-graph', seconds });

/** A token that one subgraph takes from the gateway; in production it would be refused after a minute. */
export const signViewerToken = (
  subject: TokenSubject,
  key: string,
  subgraph: string,
  seconds: number,
): Promise<string> =>
  sign(subject, key, { typ: 'viewer+jwt', issuer: 'customer-graph-gateway', audience: subgraph, seconds });

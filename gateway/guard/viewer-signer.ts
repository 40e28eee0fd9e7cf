import { SignJWT } from 'jose';
import type { Viewer } from './viewer';

const validSeconds = 60;
const reuseMilliseconds = 30_000;
const capacity = 5_000;

/**
 * Vouches for viewers towards subgraphs: a short-lived token for one subgraph only, so that what leaks in one
 * department opens no other. A token is used again for 30 s; the most recent 5,000 are kept.
 */
export class ViewerSigner {
  readonly #key: Uint8Array;
  readonly #signed = new Map<string, { token: Promise<string>; staleAt: number }>();

  constructor(key: string) {
    this.#key = new TextEncoder().encode(key);
  }

  /** The value of the Authorization header for a request to the subgraph. */
  async authorization(viewer: Viewer, subgraph: string): Promise<string> {
    const id = JSON.stringify([subgraph, viewer.sub, viewer.department, viewer.role, viewer.scopes]);
    const now = Date.now();
    const known = this.#signed.get(id);
    if (known && known.staleAt > now) return known.token;

    const token = this.#sign(viewer, subgraph, Math.floor(now / 1000));
    // Deleted first, so that the map's order stays the order of signing.
    this.#signed.delete(id);
    this.#signed.set(id, { token, staleAt: now + reuseMilliseconds });
    if (this.#signed.size > capacity) this.#signed.delete(this.#signed.keys().next().value!);
    return token;
  }

  async #sign({ sub, department, role, scopes }: Viewer, subgraph: string, issuedAt: number): Promise<string> {
    const token = await new SignJWT({ department, role, scopes })
      .setProtectedHeader({ alg: 'HS256', typ: 'viewer+jwt' })
      .setIssuer('customer-graph-gateway')
      .setAudience(subgraph.toLowerCase())
      .setSubject(sub)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + validSeconds)
      .sign(this.#key);
    return `Bearer ${token}`;
  }
}

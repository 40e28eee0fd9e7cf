import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureOf = (purpose: string, payload: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}:${payload}`).digest();

/** What stands in a link that people get: what it is about, and our word that we made it for this purpose. */
export const signedToken = (purpose: string, payload: string, secret: string): string =>
  `${payload}.${signatureOf(purpose, payload, secret).toString('base64url')}`;

/** What a token is about; null for one that we did not make, or made for another purpose. */
export function payloadOf(purpose: string, token: string, secret: string): string | null {
  const end = token.lastIndexOf('.');
  const payload = token.slice(0, Math.max(end, 0));
  const [given, expected] = [Buffer.from(token.slice(end + 1), 'base64url'), signatureOf(purpose, payload, secret)];
  return given.length === expected.length && timingSafeEqual(given, expected) ? payload : null;
}

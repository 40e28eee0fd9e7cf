import { createHmac, timingSafeEqual } from 'node:crypto';
import { isUuid } from '../../kit/statement';

const signatureOf = (ticketId: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`csat:${ticketId}`).digest();

/** What stands in the link of a ticket's customer: the ticket, and our word that we made it. */
export const csatToken = (ticketId: string, secret: string): string =>
  `${ticketId}.${signatureOf(ticketId, secret).toString('base64url')}`;

/** The ticket a token was made for; null for one that we did not make. */
export function ticketOfToken(token: string, secret: string): string | null {
  const [ticketId = '', signature = ''] = token.split('.');
  if (!isUuid(ticketId)) return null;
  const [given, expected] = [Buffer.from(signature, 'base64url'), signatureOf(ticketId.toLowerCase(), secret)];
  return given.length === expected.length && timingSafeEqual(given, expected) ? ticketId.toLowerCase() : null;
}

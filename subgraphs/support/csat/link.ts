import { payloadOf, signedToken } from '../../kit/signed-token';

/** What stands in the link of a ticket's customer. */
export const csatToken = (ticketId: string, secret: string): string => signedToken('csat', ticketId, secret);

/** The ticket a token was made for; null for one that we did not make. */
export const ticketOfToken = (token: string, secret: string): string | null => payloadOf('csat', token, secret);

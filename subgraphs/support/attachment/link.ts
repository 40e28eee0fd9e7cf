import { isUuid } from '../../kit/statement';
import { payloadOf, signedToken } from '../../kit/signed-token';

/** Long enough to click on it, too short to be passed on. */
const validSeconds = 600;

/** What stands in the address of a file: which it is, until when, and our word that whoever asked may have it. */
export const attachmentToken = (id: string, secret: string, now: number): string =>
  signedToken('attachment', `${id}.${Math.floor(now / 1000) + validSeconds}`, secret);

/** The file a token opens; null for one that is over, or that we did not make. */
export function attachmentOfToken(token: string, secret: string, now: number): string | null {
  const [id = '', until = ''] = payloadOf('attachment', token, secret)?.split('.') ?? [];
  return isUuid(id) && Number(until) >= now / 1000 ? id : null;
}

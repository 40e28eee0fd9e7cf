import { request } from 'undici';
import { NotTakenError, RefusedMailError } from '../../kit/mail/mail-errors';
import type { Settings } from '../../kit/settings';
import { unsubscribeAddress } from '../unsubscribe/link';
import type { ClaimedMessage } from './decision';

const patienceMilliseconds = 15_000;

/** Faults that come before anything was sent. */
const beforeTheMessage = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** What a partner gets; README.md describes it. */
const bodyOf = ({ id, campaignId, channel, purpose, address, letter }: ClaimedMessage, settings: Settings) => ({
  ...{ id, campaignId, channel, purpose, to: address, subject: letter.subject, body: letter.text },
  unsubscribeUrl: unsubscribeAddress(id, settings),
});

/**
 * The way of a partner's HTTP endpoint. A refusal of the receiver is only what the partner says is one, by 422: a wrong
 * address or password of ours must not mark everybody as unreachable. Redirects are answers like any other.
 */
export function partnerCarrier(address: string, settings: Settings): (message: ClaimedMessage) => Promise<void> {
  const url = new URL(address);
  const [user, password] = [url.username, url.password].map(decodeURIComponent);
  [url.username, url.password] = ['', ''];
  const authorization = user === '' ? undefined : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return async (message) => {
    const answer = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': message.id, authorization },
      body: JSON.stringify(bodyOf(message, settings)),
      headersTimeout: patienceMilliseconds,
      bodyTimeout: patienceMilliseconds,
    }).catch((cause: Error & { code?: string }) => {
      if (beforeTheMessage.has(cause.code ?? ''))
        throw new NotTakenError('the partner could not be reached', { cause });
      throw cause;
    });
    const { statusCode } = answer;
    // The status says it all; what breaks off behind it changes nothing.
    await answer.body.dump({ limit: 16_384 }).catch(() => undefined);
    if (statusCode === 422) throw new RefusedMailError('the partner answered 422');
    if (statusCode < 200 || statusCode > 299) throw new NotTakenError(`the partner answered ${statusCode}`);
  };
}

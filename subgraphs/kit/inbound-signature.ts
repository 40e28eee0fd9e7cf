import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the clocks of sender and receiver may be apart. */
const toleranceSeconds = 300;

export const inboundHeaders = { timestamp: 'x-inbound-timestamp', signature: 'x-inbound-signature' } as const;

const digest = (secret: string, timestamp: string, body: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest();

/** What stands in the signature's header: HMAC-SHA256 of the timestamp, a full stop and the mail, in hexadecimal. */
export const signatureOf = (secret: string, timestamp: string, body: Buffer): string =>
  digest(secret, timestamp, body).toString('hex');

/** Whether a mail was handed in by somebody who knows the secret, within the last minutes. */
export function isSigned(
  body: Buffer,
  { secret, timestamp, signature, now }: { secret: string; timestamp: string; signature: string; now: number },
): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{64}$/i.test(signature)) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  return timingSafeEqual(digest(secret, timestamp, body), Buffer.from(signature, 'hex'));
}

import type { Settings } from '../../kit/settings';
import { payloadOf, signedToken } from '../../kit/signed-token';

const purpose = 'unsubscribe';

/** The message by whose link somebody unsubscribes; null for a token that we did not make. */
export const messageOfUnsubscribeToken = (token: string, secret: string): string | null =>
  payloadOf(purpose, token, secret);

/** Address at which the receiver of a message takes the consent back. */
export const unsubscribeAddress = (
  messageId: string,
  { publicUrl, linkSecret }: Pick<Settings, 'publicUrl' | 'linkSecret'>,
): string => `${publicUrl}/unsubscribe/${signedToken(purpose, messageId, linkSecret)}`;

/** Headers by which mail programs offer to unsubscribe with one click (RFC 8058). */
export const unsubscribeHeaders = (
  messageId: string,
  settings: Pick<Settings, 'publicUrl' | 'linkSecret'>,
): Record<string, string> => ({
  'List-Unsubscribe': `<${unsubscribeAddress(messageId, settings)}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

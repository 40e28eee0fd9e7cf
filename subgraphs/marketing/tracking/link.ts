import { payloadOf, signedToken } from '../../kit/signed-token';

/** What the picture in a message is fetched by. */
export const openToken = (messageId: string, secret: string): string => signedToken('open', messageId, secret);

/** The message whose picture is fetched; null for a token that we did not make. */
export const messageOfOpenToken = (token: string, secret: string): string | null => payloadOf('open', token, secret);

/** A link of a message that was followed. */
export interface Click {
  messageId: string;
  /** Where the link leads. */
  target: string;
}

/** What stands in a link of a message. The target is part of what is signed: it leads there or nowhere. */
export const clickToken = ({ messageId, target }: Click, secret: string): string =>
  signedToken('click', Buffer.from(`${messageId} ${target}`).toString('base64url'), secret);

/** The link that is followed; null for a token that we did not make. */
export function clickOfToken(token: string, secret: string): Click | null {
  const payload = payloadOf('click', token, secret);
  if (payload === null) return null;
  const text = Buffer.from(payload, 'base64url').toString();
  const end = text.indexOf(' ');
  return { messageId: text.slice(0, end), target: text.slice(end + 1) };
}

import type { InboundLetter } from './parsed-mail';

/** Why a mail is no message of a person. */
export type MachineMail = 'AUTO_REPLY' | 'BOUNCE' | 'LOOP';

/** A mail that went through so many servers goes in a circle. */
const longestWay = 50;

const addressIn = (text: string): string => (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();

const awaySubject =
  /^\s*(?:auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|abwesenheit|자동\s*(?:회신|응답|답장)|부재\s*중)/i;

/**
 * Whether a machine wrote the mail, by the headers of RFC 3834 and 3464 and what mail programs do instead. Nobody waits
 * for an answer to such a mail, and two machines that answer each other never stop.
 */
export function machineMail({ headers, from, subject }: InboundLetter, mailFrom: string): MachineMail | null {
  const header = (name: string) => headers.get(name)?.toLowerCase() ?? '';
  const contentType = header('content-type');
  if (/multipart\/report/.test(contentType) && !/report-type="?disposition-notification/.test(contentType))
    return 'BOUNCE';
  if (/^(?:mailer-daemon|postmaster)@/i.test(from?.address ?? '') || header('return-path') === '<>') return 'BOUNCE';
  if (header('x-failed-recipients') !== '') return 'BOUNCE';
  if (from?.address.toLowerCase() === addressIn(mailFrom)) return 'LOOP';
  if (header('x-loop') !== '' || header('received').split('\n').length > longestWay) return 'LOOP';
  const autoSubmitted = header('auto-submitted');
  if (autoSubmitted !== '' && !autoSubmitted.startsWith('no')) return 'AUTO_REPLY';
  if (/multipart\/report/.test(contentType)) return 'AUTO_REPLY';
  if (/^(?:bulk|junk|list|auto_reply)/.test(header('precedence')) || header('list-id') !== '') return 'AUTO_REPLY';
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => header(name) !== '')) return 'AUTO_REPLY';
  return awaySubject.test(subject ?? '') ? 'AUTO_REPLY' : null;
}

import type { SendMailOptions } from 'nodemailer';
import type { SentMail } from './transport';

/** The mail as nodemailer writes it. Text stays text: nothing in it is a file or an address to be fetched. */
export const composed = ({ messageId, date, from, content }: SentMail): SendMailOptions => ({
  from,
  to: { address: content.to.address, name: content.to.name ?? '' },
  subject: content.subject,
  text: content.text,
  html: content.html,
  messageId,
  date,
  inReplyTo: content.inReplyTo,
  references: content.references,
  headers: content.headers,
  disableFileAccess: true,
  disableUrlAccess: true,
});

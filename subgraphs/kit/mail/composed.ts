import { type SendMailOptions, createTransport } from 'nodemailer';
import type { Dkim } from './dkim';
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

/** Writes mails as they go over the wire. */
export const mailWriter = (dkim: Dkim | null) =>
  createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...(dkim && { dkim }) });

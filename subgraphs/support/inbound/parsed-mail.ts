import { createHash } from 'node:crypto';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import type { AttachedFile } from '../attachment/service';
import { bodyLimit } from '../message/service';
import { withoutShifts } from './shifted-korean';

/** A mail as support sees it; text of any origin, made storable. */
export interface InboundLetter {
  /** In angle brackets; of a mail without one, a digest of the mail. */
  messageId: string;
  /** Message-IDs of the mails it answers, the nearest first. */
  answers: string[];
  from: { address: string; name: string | null } | null;
  /** Where its sender wants answers. */
  replyTo: string | null;
  subject: string | null;
  body: string | null;
  files: AttachedFile[];
  /** Header values by name in lower case, as one text each. */
  headers: Map<string, string>;
}

const longestHtml = 1_000_000;
const longestHeader = 2_000;
const messageIds = /<[^<>\s]{1,500}>/g;

// unknown: of a broken header the parser makes an object where it promises a text.
const storable = (text: unknown, limit: number): string | null => {
  const cleaned = withoutShifts(typeof text === 'string' ? text : '')
    .replaceAll('\0', '')
    .toWellFormed()
    .trim()
    .slice(0, limit)
    .toWellFormed();
  return cleaned === '' ? null : cleaned;
};

/** Of an id that holds what no database stores, nothing is left: the mail is known by its digest. */
const idsIn = (text: string | undefined): string[] =>
  (text?.slice(0, 50_000).match(messageIds) ?? []).filter((id) => id.isWellFormed() && !id.includes('\0'));

function firstAddress(field: AddressObject | AddressObject[] | undefined): InboundLetter['from'] {
  const [first] = [field ?? []].flat();
  const entry = first?.value.flatMap((one) => one.group ?? [one]).find(({ address }) => address?.includes('@'));
  const address = storable(entry?.address, 254);
  return address === null ? null : { address, name: storable(entry?.name, 200) };
}

function headersOf({ headerLines }: ParsedMail): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { key, line } of headerLines) {
    const value = line.slice(line.indexOf(':') + 1, longestHeader).trim();
    headers.set(key, headers.has(key) ? `${headers.get(key)}\n${value}` : value);
  }
  return headers;
}

/** Reads a mail. What is broken is left out: a mail that cannot be read at all has no sender, subject and body. */
export async function readLetter(raw: Buffer): Promise<InboundLetter> {
  const mail = await simpleParser(raw, {
    skipTextToHtml: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: longestHtml,
  });
  const headers = headersOf(mail);
  const [ownId] = idsIn(headers.get('message-id'));
  const references = idsIn(headers.get('references')).reverse();
  return {
    messageId: ownId ?? `<${createHash('sha256').update(raw).digest('hex')}@no-message-id>`,
    answers: [...new Set([...idsIn(headers.get('in-reply-to')), ...references])].slice(0, 100),
    from: firstAddress(mail.from),
    replyTo: firstAddress(mail.replyTo)?.address ?? null,
    subject: storable(mail.subject, 500)?.replace(/\s+/g, ' ') ?? null,
    body: storable(mail.text, bodyLimit),
    files: mail.attachments.map(({ filename, contentType, content }, index) => ({
      name: storable(filename, 255) ?? `attachment-${index + 1}`,
      contentType: storable(contentType, 100) ?? 'application/octet-stream',
      content,
    })),
    headers,
  };
}

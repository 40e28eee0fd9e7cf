import { type Attachment, simpleParser } from 'mailparser';
import { isUuid } from '../../kit/statement';

/** What a mail server tells of one mail of ours (RFC 3464). */
export interface DeliveryReport {
  /** The id of the message, as it stood in the mail's Message-ID. */
  messageId: string;
  /** In lower case: failed, delayed, delivered, relayed or expanded. */
  action: string;
  /** Status code of RFC 3463, such as 5.1.1; null where the server did not say. */
  status: string | null;
}

const longestPart = 100_000;
const returned = new Set(['message/rfc822', 'text/rfc822-headers', 'message/rfc822-headers']);

const textOf = ({ content }: Attachment): string => content.subarray(0, longestPart).toString('latin1');

/** Fields by name in lower case, up to the first empty line; a field that goes on in the next line is one. */
function fieldsOf(block: string): Map<string, string> {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const end = lines.indexOf('');
  return new Map(
    lines.slice(0, end === -1 ? undefined : end).flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const] : [];
    }),
  );
}

/** The report that a mail is; null when it is none, or not about a mail of ours. Each mail of ours has one receiver. */
export async function readReport(raw: Buffer): Promise<DeliveryReport | null> {
  const { attachments } = await simpleParser(raw, {
    keepDeliveryStatus: true,
    skipHtmlToText: true,
    skipTextToHtml: true,
  });
  const told = attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  const mail = attachments.find(({ contentType }) => returned.has(contentType));
  const recipient =
    told &&
    textOf(told)
      .split(/\r?\n\s*\r?\n/)
      .map(fieldsOf)
      .find((fields) => fields.has('action'));
  const messageId = mail && /^<([^<>@\s]+)@/.exec(fieldsOf(textOf(mail)).get('message-id') ?? '')?.[1]?.toLowerCase();
  if (!recipient || !messageId || !isUuid(messageId)) return null;
  return {
    messageId,
    action: /^[a-z]+/.exec(recipient.get('action')?.toLowerCase() ?? '')?.[0] ?? '',
    status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(recipient.get('status') ?? '')?.[0] ?? null,
  };
}

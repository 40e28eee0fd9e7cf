import type { Outreach } from '../../kit/outreach';
import type { Campaign } from './entity';
import { htmlOfText, textOfHtml } from './html-text';
import { type TemplateVariables, fillIn } from './template';

/** What one customer gets. */
export interface Letter {
  subject: string;
  /** In the form of its template. */
  body: string;
  text: string;
  /** Null for channels that carry text only. */
  html: string | null;
}

const holdsTags = (template: string): boolean => /<[a-z!][^>]*>/i.test(template);

/** One line, whatever a name brings with it. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Fills in a campaign's templates for one customer; throws when they can't be, or the campaign has none. */
export function letterOf(
  { channel, purpose, subject, body }: Pick<Campaign, 'channel' | 'purpose' | 'subject' | 'body'>,
  variables: TemplateVariables,
  { advertisingPurposes, advertisingLabel }: Outreach,
): Letter {
  if (body === null) throw new Error('a campaign that was sent elsewhere has no templates');
  const title = oneLine(fillIn(subject ?? '', variables, 'TEXT'));
  const label = advertisingPurposes.has(purpose) ? advertisingLabel : '';
  const labelled = title.startsWith(label) ? title : `${label} ${title}`.trim();
  if (channel === 'EMAIL' && holdsTags(body)) {
    const html = fillIn(body, variables, 'HTML');
    return { subject: labelled, body: html, text: textOfHtml(html), html };
  }
  const text = fillIn(body, variables, 'TEXT');
  return { subject: labelled, body: text, text, html: channel === 'EMAIL' ? htmlOfText(text) : null };
}

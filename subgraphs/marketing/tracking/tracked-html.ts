import { Parser } from 'htmlparser2';
import type { Settings } from '../../kit/settings';
import { escapedHtml } from '../campaign/html-text';
import { clickToken, openToken } from './link';

/** A longer one stays as it is: the address it would become is more than servers take. */
const longestTarget = 4_000;
const attribute = /([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?/g;

/** Where a link leads that is noted when it is followed; null for anchors, addresses of mail, and ways to us. */
function targetOf(href: string, publicUrl: string): string | null {
  const url = URL.parse(href.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.href.length > longestTarget) return null;
  return url.href.startsWith(`${publicUrl}/unsubscribe/`) ? null : url.href;
}

/** The tag with another href; the first one counts, as for browsers. */
function withHref(tag: string, href: string): string {
  let replaced = false;
  const [name = ''] = /^<\s*a/i.exec(tag) ?? [];
  const attributes = tag.slice(name.length).replace(attribute, (whole, key: string) => {
    if (replaced || key.toLowerCase() !== 'href') return whole;
    replaced = true;
    return `href="${escapedHtml(href)}"`;
  });
  return name + attributes;
}

/** A message as it is sent where opens and clicks are noted: links lead through us, and a picture is fetched from us. */
export function trackedHtml(
  html: string,
  messageId: string,
  { publicUrl, linkSecret }: Pick<Settings, 'publicUrl' | 'linkSecret'>,
): string {
  const parts: string[] = [];
  let written = 0;
  const insert = (text: string, start: number, end: number): void => {
    parts.push(html.slice(written, start), text);
    written = end;
  };
  const picture = `<img src="${escapedHtml(`${publicUrl}/t/o/${openToken(messageId, linkSecret)}`)}" alt="" width="1" height="1">`;
  let isPictured = false;
  const parser = new Parser({
    onopentag(name, { href }) {
      const target = name === 'a' && href ? targetOf(href, publicUrl) : null;
      if (target === null) return;
      const [start, end] = [parser.startIndex, parser.endIndex + 1];
      const link = `${publicUrl}/t/c/${clickToken({ messageId, target }, linkSecret)}`;
      insert(withHref(html.slice(start, end), link), start, end);
    },
    onclosetag(name, isImplied) {
      if (name !== 'body' || isImplied || isPictured) return;
      insert(picture, parser.startIndex, parser.startIndex);
      isPictured = true;
    },
  });
  parser.end(html);
  return parts.join('') + html.slice(written) + (isPictured ? '' : picture);
}

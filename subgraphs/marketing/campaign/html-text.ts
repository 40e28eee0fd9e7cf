import { Parser } from 'htmlparser2';

const invisible = new Set(['head', 'script', 'style', 'title']);
const blocks = new Set([
  'address',
  'article',
  'blockquote',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'ol',
  'p',
  'section',
  'table',
  'tr',
  'ul',
]);

/** A page as people read it who see no HTML: paragraphs, list items, and links with where they lead. */
export function textOfHtml(html: string): string {
  let text = '';
  let hidden = 0;
  const links: (string | null)[] = [];
  const newParagraph = (): void => {
    if (text !== '' && !text.endsWith('\n\n')) text = `${text.trimEnd()}\n\n`;
  };
  const parser = new Parser({
    onopentag(name, { href }) {
      if (invisible.has(name)) hidden += 1;
      if (blocks.has(name)) newParagraph();
      if (name === 'br') text += '\n';
      if (name === 'li') text = `${text.endsWith('\n\n') ? text : `${text.trimEnd()}\n`}- `;
      if (name === 'a') links.push(href ?? null);
    },
    ontext(part) {
      if (hidden > 0) return;
      const words = part.replace(/\s+/g, ' ');
      text += /\s$/.test(text) || text === '' ? words.trimStart() : words;
    },
    onclosetag(name) {
      if (invisible.has(name)) hidden -= 1;
      if (blocks.has(name)) newParagraph();
      const href = name === 'a' ? links.pop() : null;
      if (href && hidden === 0 && !text.endsWith(href)) text += ` (${href})`;
    },
  });
  parser.end(html);
  return text.trim();
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands in HTML. */
export const escapedHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Plain text as a page: its lines stay lines, and its addresses become links. */
export function htmlOfText(text: string): string {
  const linked = text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escapedHtml(part)}">${escapedHtml(part)}</a>` : escapedHtml(part),
    )
    .join('');
  return linked
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>\n')}</p>`)
    .join('\n');
}

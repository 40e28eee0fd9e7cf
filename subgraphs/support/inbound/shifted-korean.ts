import { decode } from 'iconv-lite';

const announced = '\u001b$)C';
/** Between shift-out and shift-in, two seven-bit characters are one of EUC-KR's, each without its highest bit. */
const shifted = /\u000e([^\u000e\u000f]*)(?:\u000f|$)/g;

/**
 * Text in ISO-2022-KR made readable; other text stays as it is. Mail programs of the nineties wrote it, and some
 * gateways still do; no decoder at hand knows it, and passes it on unread, as it has seven bits only.
 */
export function withoutShifts(text: string): string {
  if (!text.includes('\u000e')) return text;
  return text.replaceAll(announced, '').replace(shifted, (_run, inside: string) =>
    decode(
      Buffer.from(inside, 'latin1').map((byte) => (byte > 0x20 ? byte | 0x80 : byte)),
      'euc-kr',
    ),
  );
}

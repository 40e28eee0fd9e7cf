import { decode as decodeCp949 } from 'iconv-lite';

export type Encoding = 'utf-8' | 'cp949';

export const encodings: readonly Encoding[] = ['utf-8', 'cp949'];

const utf8 = new TextDecoder('utf-8', { fatal: true });

const decoders: Record<Encoding, (bytes: Buffer) => string | null> = {
  'utf-8'(bytes) {
    try {
      return utf8.decode(bytes);
    } catch {
      return null;
    }
  },
  // Not TextDecoder: what Node 24 calls windows-949 is EUC-KR, without 8,824 of the syllables, 2,349 of them silently.
  cp949(bytes) {
    const text = decodeCp949(bytes, 'cp949');
    return text.includes('\ufffd') ? null : text;
  },
};

/** Makes text of characters that stand for bytes; null when the bytes are not in the encoding. */
export function decoderOf(encoding: Encoding): (bytes: string) => string | null {
  const decode = decoders[encoding];
  return (bytes) => (/[\x80-\xff]/.test(bytes) ? decode(Buffer.from(bytes, 'latin1')) : bytes);
}

export type Encoding = 'utf-8' | 'cp949';

export const encodings: readonly Encoding[] = ['utf-8', 'cp949'];

const labels: Record<Encoding, string> = { 'utf-8': 'utf-8', cp949: 'windows-949' };

/** Makes text of characters that stand for bytes; null when the bytes are not in the encoding. */
export function decoderOf(encoding: Encoding): (bytes: string) => string | null {
  const decoder = new TextDecoder(labels[encoding], { fatal: true });
  return (bytes) => {
    if (!/[\x80-\xff]/.test(bytes)) return bytes;
    try {
      return decoder.decode(Buffer.from(bytes, 'latin1'));
    } catch {
      return null;
    }
  };
}

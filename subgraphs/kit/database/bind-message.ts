/** null: pg has to write it. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? listOf(value) : null;
}

/** Has nothing in it that an array's text would need quotes for, nor is it the word for null. */
const plainItem = /^[\w-]*[\d-][\w-]*$/;

/** Keys, as loaders ask for them. */
function listOf(items: readonly unknown[]): string | null {
  if (!items.every((item) => typeof item === 'string' && plainItem.test(item))) return null;
  return `{${items.join(',')}}`;
}

/** Execute all of it, then Sync. */
const execution = Buffer.from([0x45, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0x53, 0, 0, 0, 4]);

/**
 * Writes what runs a statement that a connection has parsed: Bind, Execute and Sync in one piece, where pg writes four
 * and asks for the columns each time. formats: in which form the columns are to come. null: a value is not plain.
 */
export function bindMessage(name: string, values: readonly unknown[], formats: readonly number[]): Buffer | null {
  const texts: (string | null)[] = [];
  let size = 1 + 4 + 1 + name.length + 1 + 2 + 2 + 2 + 2 * formats.length;
  for (const value of values) {
    const given = value === undefined || value === null ? null : textOf(value);
    if (given === null && value !== undefined && value !== null) return null;
    texts.push(given);
    size += 4 + (given === null ? 0 : Buffer.byteLength(given));
  }
  const message = Buffer.allocUnsafe(size + execution.length);
  message[0] = 0x42;
  let at = message.writeInt32BE(size - 1, 1);
  message[at++] = 0;
  at += message.write(name, at, 'latin1');
  message[at++] = 0;
  // All parameters as text.
  at = message.writeInt16BE(0, at);
  at = message.writeInt16BE(texts.length, at);
  for (const given of texts) {
    if (given === null) {
      at = message.writeInt32BE(-1, at);
      continue;
    }
    const written = message.write(given, at + 4);
    at = message.writeInt32BE(written, at) + written;
  }
  at = message.writeInt16BE(formats.length, at);
  for (const format of formats) at = message.writeInt16BE(format, at);
  execution.copy(message, at);
  return message;
}

const quote = 34;
const backslash = 92;

/** Index just behind the string that begins at start; the length of the text when it does not end. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    at += code === backslash ? 2 : 1;
  }
  return text.length;
}

function readKey(literal: string): string | null {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return JSON.parse(literal) as string;
  } catch {
    return null;
  }
}

const numberPart = /[-+.\deE]/;

/**
 * True for JSON that programs read differently: a key twice in one object, the key __proto__, a number larger than
 * any. JSON.parse takes them all: of two keys it keeps the last, and such a number goes on to departments as null.
 * Text that is no JSON may give either answer; parsing refuses it.
 */
export function isAmbiguousJson(text: string): boolean {
  // The keys of each object that is open; null for a list.
  const open: (Set<string> | null)[] = [];
  let isKey = false;
  for (let at = 0; at < text.length;) {
    const character = text[at] as string;
    if (character === '"') {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (isKey && keys) {
        const key = readKey(text.slice(at, end));
        if (key === null || key === '__proto__' || keys.has(key)) return true;
        keys.add(key);
        isKey = false;
      }
      at = end;
      continue;
    }
    if (character === '-' || (character >= '0' && character <= '9')) {
      const start = at;
      while (at < text.length && numberPart.test(text[at] as string)) at += 1;
      if (Math.abs(Number(text.slice(start, at))) === Number.POSITIVE_INFINITY) return true;
      continue;
    }
    if (character === '{' || character === '[') open.push(character === '{' ? new Set() : null);
    if (character === '}' || character === ']') open.pop();
    if (character === '{' || character === ',') isKey = true;
    if (character === '[' || character === ':') isKey = false;
    at += 1;
  }
  return false;
}

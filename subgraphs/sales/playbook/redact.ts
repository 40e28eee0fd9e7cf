const email = /[^\s@<>()[\]",;:]+@[^\s@<>()[\]",;:]+/gu;
const address = /\b(?:https?:\/\/|www\.)\S+/giu;
// Telephone, account, registration and order numbers; seven digits are more than any price or count of a step.
const number = /\+?\d(?:[\s().-]?\d){6,}/gu;

/** Letters and digits alone, without case: how a name is written with or without spaces, hyphens and dots. */
const squashed = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whole traces and their words, the longest first; single letters, and short words of a longer trace, are too common. */
function wordsOf(traces: readonly string[]): string[] {
  const words = traces.flatMap((trace) => {
    const whole = trace.normalize('NFKC').trim();
    const parts = whole.split(/[\s,;/·]+/u);
    return [whole, ...parts.filter((part) => part.length > 2 || /\p{Script=Hangul}|\p{Script=Han}/u.test(part))];
  });
  return [...new Set(words)].filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
}

/** The text with addresses, long numbers and the traces of people and firms taken out. */
export function redact(text: string, traces: readonly string[]): string {
  const neutral = text
    .normalize('NFKC')
    .replace(email, '[address]')
    .replace(address, '[address]')
    .replace(number, '[number]');
  // In scripts with spaces only whole words: Ann is not in planning.
  return wordsOf(traces).reduce((rest, word) => {
    const isSpaced = /^[\p{Script=Latin}\p{N}]/u.test(word) && /[\p{Script=Latin}\p{N}]$/u.test(word);
    const pattern = isSpaced ? `(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])` : escaped(word);
    return rest.replace(new RegExp(pattern, 'giu'), '[name]');
  }, neutral);
}

/** Whether something is left of a person or firm, however it is spaced or hyphenated. */
export function hasTrace(text: string, traces: readonly string[]): boolean {
  if (email.test(text) || number.test(text)) {
    // The expressions remember where they were.
    [email.lastIndex, number.lastIndex] = [0, 0];
    return true;
  }
  [email.lastIndex, number.lastIndex] = [0, 0];
  const all = squashed(text);
  return traces.some((trace) => {
    const whole = squashed(trace);
    const least = /[\p{Script=Hangul}\p{Script=Han}]/u.test(whole) ? 2 : 5;
    return whole.length >= least && all.includes(whole);
  });
}

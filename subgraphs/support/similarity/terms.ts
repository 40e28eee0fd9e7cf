const words = /[\p{L}\p{N}]+/gu;
/** Scripts that do not put a space between all words, or put endings behind them: pairs of letters tell more. */
const unspaced = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const readLength = 2_000;

function* pairsOf(word: string): Generator<string> {
  const letters = [...word];
  if (letters.length === 1) yield word;
  for (let at = 0; at + 1 < letters.length; at += 1) yield `${letters[at]}${letters[at + 1]}`;
}

/** What a text is about, whatever its script: words, shortened where endings vary, or pairs of letters. */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const [word] of text.slice(0, readLength).normalize('NFKC').toLowerCase().matchAll(words)) {
    if (unspaced.test(word)) for (const pair of pairsOf(word)) terms.add(pair);
    else if (word.length > 2) terms.add(word.replace(/(?<=.{4})(?:ing|ed|es|s)$/, ''));
  }
  return terms;
}

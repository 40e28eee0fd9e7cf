import type { EntityManager } from 'typeorm';
import { Corpus, type Similar, leastScore } from './corpus';
import type { Frequency } from './frequency';
import { type StoredText, type TermTable, plainTerms, read } from './term-table';

/** So many texts are compared at most, however many there are. */
export const comparedTexts = 2_000;

/**
 * The rarest terms, one of which similar texts must have: those left out are not enough for the least score together.
 * No more than about so many texts have as are compared, but at least one.
 */
function rarest(terms: readonly string[], frequency: Frequency, least: number): string[] {
  const inOrder = terms
    .map((term) => ({ term, texts: frequency.textsWith(term), square: frequency.weightOf(term) ** 2 }))
    .sort((one, other) => one.texts - other.texts || (one.term < other.term ? -1 : 1));
  let left = inOrder.reduce((sum, { square }) => sum + square, 0);
  const enough = least ** 2 * left;
  const taken: string[] = [];
  let expected = 0;
  for (const { term, texts, square } of inOrder) {
    expected += texts;
    if (taken.length > 0 && (left < enough || expected > comparedTexts)) break;
    taken.push(term);
    left -= square;
  }
  return taken;
}

export interface Search {
  source: TermTable;
  frequency: Frequency;
  /** Which of the texts count, as SQL over k, the row of their terms. */
  where: string;
}

/**
 * The texts most similar to some terms, the most similar first. Of all texts, an index finds those that share the
 * rarest of the terms; these are compared.
 */
export async function similarTexts(
  manager: EntityManager,
  { source: { table, key }, frequency, where }: Search,
  terms: readonly string[],
  { limit, least = leastScore }: { limit: number; least?: number },
): Promise<Similar[]> {
  if (terms.length === 0) return [];
  const texts: StoredText[] = await manager.query(
    `SELECT k.${key}::text AS id, ${plainTerms} FROM ${table} k
      WHERE k.terms && $1::text[] AND ${where} LIMIT ${comparedTexts}`,
    [rarest(terms, frequency, least)],
  );
  return new Corpus(texts.map(read), frequency).similarTo(terms, limit, least);
}

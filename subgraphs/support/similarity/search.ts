import type { EntityManager } from 'typeorm';
import { Corpus, type Similar, type Text } from './corpus';
import type { Frequency } from './frequency';
import type { TermTable } from './term-table';

/** So many texts are compared at most, however many there are. */
export const comparedTexts = 2_000;

/** The rarest terms that about so many texts have together as are compared; at least one. */
function rarest(terms: readonly string[], frequency: Frequency): string[] {
  const inOrder = terms
    .map((term) => ({ term, texts: frequency.textsWith(term) }))
    .sort((one, other) => one.texts - other.texts || (one.term < other.term ? -1 : 1));
  const taken: string[] = [];
  let expected = 0;
  for (const { term, texts } of inOrder) {
    expected += texts;
    if (taken.length > 0 && expected > comparedTexts) break;
    taken.push(term);
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
  { limit, least }: { limit: number; least?: number },
): Promise<Similar[]> {
  if (terms.length === 0) return [];
  const texts: Text[] = await manager.query(
    `SELECT k.${key}::text AS id, k.terms FROM ${table} k WHERE k.terms && $1::text[] AND ${where} LIMIT ${comparedTexts}`,
    [rarest(terms, frequency)],
  );
  return new Corpus(texts, frequency).similarTo(terms, limit, least);
}

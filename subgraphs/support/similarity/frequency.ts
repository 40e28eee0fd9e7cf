import type { EntityManager } from 'typeorm';
import type { TermTable } from './term-table';

/** How many texts are counted term by term; of more than that, the database's own statistics say what is frequent. */
const countedTexts = 2_000;

/** How frequent terms are among all texts. */
export class Frequency {
  readonly #weights = new Map<string, number>();

  /** restShare: that of terms that are in no list of frequent ones. */
  constructor(
    readonly texts: number,
    private readonly shares: ReadonlyMap<string, number>,
    private readonly restShare: number,
  ) {}

  /** In about how many texts a term is. */
  textsWith(term: string): number {
    return (this.shares.get(term) ?? this.restShare) * this.texts;
  }

  /** How much it says that two texts share a term: nothing that all have in common says anything. */
  weightOf(term: string): number {
    const known = this.#weights.get(term);
    if (known !== undefined) return known;
    const weight = Math.log(1 + this.texts / (1 + this.textsWith(term)));
    this.#weights.set(term, weight);
    return weight;
  }
}

async function counted(manager: EntityManager, { table }: TermTable, texts: number): Promise<Frequency> {
  const rows: { term: string; share: number }[] = await manager.query(
    `WITH looked AS (SELECT terms FROM ${table} LIMIT ${countedTexts})
      SELECT term, count(*)::float8 / (SELECT count(*) FROM looked) AS share FROM looked, unnest(terms) term GROUP BY term`,
  );
  return new Frequency(texts, new Map(rows.map(({ term, share }) => [term, share])), 0);
}

/** Reads how frequent terms are: exactly while there are few texts, and then as the last ANALYZE has found. */
export async function frequencyIn(manager: EntityManager, source: TermTable): Promise<Frequency> {
  const { table } = source;
  const [few]: { texts: number }[] = await manager.query(
    `SELECT count(*)::int AS texts FROM (SELECT FROM ${table} LIMIT ${countedTexts + 1}) t`,
  );
  if (few && few.texts <= countedTexts) return counted(manager, source, few.texts);
  const [known]: { texts: number; terms: string[] | null; shares: number[] | null }[] = await manager.query(
    `SELECT greatest(c.reltuples, ${countedTexts})::float8 AS texts,
        s.most_common_elems::text::text[] AS terms, s.most_common_elem_freqs AS shares
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = 'terms'
      WHERE c.oid = $1::regclass`,
    [table],
  );
  if (!known?.terms?.length || !known.shares) return counted(manager, source, known?.texts ?? countedTexts);
  const { texts, terms, shares } = known;
  // Behind the shares of the terms stands the least of them.
  return new Frequency(
    texts,
    new Map(terms.map((term, at) => [term, shares[at] ?? 0])),
    (shares[terms.length] ?? 0) / 2,
  );
}

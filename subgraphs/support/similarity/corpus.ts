import type { Frequency } from './frequency';

export interface Text {
  id: string;
  /** What it is about, each once. */
  terms: readonly string[];
}

export interface Similar {
  id: string;
  /** 0 nothing in common, 1 the same terms. */
  score: number;
}

/** Below it two texts share what all texts share. */
const leastScore = 0.15;

/** Texts that are compared by what few of all texts have in common. */
export class Corpus {
  readonly #lengths = new Map<string, number>();
  readonly #idsByTerm = new Map<string, string[]>();

  constructor(
    texts: readonly Text[],
    private readonly frequency: Frequency,
  ) {
    for (const { id, terms } of texts) {
      this.#lengths.set(id, this.#length(terms));
      for (const term of terms) {
        const ids = this.#idsByTerm.get(term);
        if (ids) ids.push(id);
        else this.#idsByTerm.set(term, [id]);
      }
    }
  }

  /** The most similar texts, the most similar first; of equal ones, that of the larger id. */
  similarTo(terms: readonly string[], limit: number, least = leastScore): Similar[] {
    const length = this.#length(terms);
    const shared = new Map<string, number>();
    for (const term of terms) {
      const weight = this.frequency.weightOf(term) ** 2;
      for (const id of this.#idsByTerm.get(term) ?? []) shared.set(id, (shared.get(id) ?? 0) + weight);
    }
    return [...shared]
      .map(([id, sum]) => ({ id, score: sum / (length * (this.#lengths.get(id) ?? 0) || 1) }))
      .filter(({ score }) => score >= least)
      .sort((one, other) => other.score - one.score || (one.id < other.id ? 1 : -1))
      .slice(0, limit);
  }

  #length(terms: readonly string[]): number {
    let sum = 0;
    for (const term of terms) sum += this.frequency.weightOf(term) ** 2;
    return Math.sqrt(sum);
  }
}

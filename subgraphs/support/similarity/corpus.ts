import { termsOf } from './terms';

interface Text {
  id: string;
  text: string;
}

export interface Similar {
  id: string;
  /** 0 nothing in common, 1 the same terms. */
  score: number;
}

/** Below it two texts share what all texts share. */
const leastScore = 0.15;

/** Texts that are compared by what few of them have in common; terms that all have weigh nothing. */
export class Corpus {
  readonly #terms = new Map<string, Set<string>>();
  readonly #idsByTerm = new Map<string, string[]>();

  constructor(texts: readonly Text[]) {
    for (const { id, text } of texts) {
      const terms = termsOf(text);
      this.#terms.set(id, terms);
      for (const term of terms) {
        const ids = this.#idsByTerm.get(term);
        if (ids) ids.push(id);
        else this.#idsByTerm.set(term, [id]);
      }
    }
  }

  /** The most similar texts, the most similar first; of equal ones, that of the larger id. */
  similarTo(text: string, limit: number, least = leastScore): Similar[] {
    const terms = termsOf(text);
    const length = this.#length(terms);
    const shared = new Map<string, number>();
    for (const term of terms) {
      const weight = this.#weight(term) ** 2;
      for (const id of this.#idsByTerm.get(term) ?? []) shared.set(id, (shared.get(id) ?? 0) + weight);
    }
    return [...shared]
      .map(([id, sum]) => ({ id, score: sum / (length * this.#length(this.#terms.get(id) ?? new Set()) || 1) }))
      .filter(({ score }) => score >= least)
      .sort((one, other) => other.score - one.score || (one.id < other.id ? 1 : -1))
      .slice(0, limit);
  }

  #weight(term: string): number {
    return Math.log(1 + this.#terms.size / (1 + (this.#idsByTerm.get(term)?.length ?? 0)));
  }

  #length(terms: ReadonlySet<string>): number {
    let sum = 0;
    for (const term of terms) sum += this.#weight(term) ** 2;
    return Math.sqrt(sum);
  }
}

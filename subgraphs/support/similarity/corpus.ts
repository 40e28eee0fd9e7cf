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
export const leastScore = 0.15;

/** Texts that are compared by what few of all texts have in common. */
export class Corpus {
  readonly #lengths: Float64Array;
  /** Places of the texts that have a term. */
  readonly #placesByTerm = new Map<string, number[]>();

  constructor(
    private readonly texts: readonly Text[],
    private readonly frequency: Frequency,
  ) {
    this.#lengths = new Float64Array(texts.length);
    texts.forEach(({ terms }, place) => {
      this.#lengths[place] = this.#length(terms);
      for (const term of terms) {
        const places = this.#placesByTerm.get(term);
        if (places) places.push(place);
        else this.#placesByTerm.set(term, [place]);
      }
    });
  }

  /** The most similar texts, the most similar first; of equal ones, that of the larger id. */
  similarTo(terms: readonly string[], limit: number, least = leastScore): Similar[] {
    const length = this.#length(terms);
    const shared = new Float64Array(this.texts.length);
    for (const term of terms) {
      const weight = this.frequency.weightOf(term) ** 2;
      for (const place of this.#placesByTerm.get(term) ?? []) shared[place]! += weight;
    }
    const similar: Similar[] = [];
    shared.forEach((sum, place) => {
      const score = sum / (length * this.#lengths[place]! || 1);
      if (score >= least) similar.push({ id: this.texts[place]!.id, score });
    });
    return similar.sort((one, other) => other.score - one.score || (one.id < other.id ? 1 : -1)).slice(0, limit);
  }

  #length(terms: readonly string[]): number {
    let sum = 0;
    for (const term of terms) sum += this.frequency.weightOf(term) ** 2;
    return Math.sqrt(sum);
  }
}

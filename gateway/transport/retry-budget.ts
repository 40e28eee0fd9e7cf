const share = 0.1;
const reserve = 10;

/**
 * Allows one repetition for every ten calls, and ten at most at once: when everything fails, repetitions must not
 * double the load.
 */
export class RetryBudget {
  #left = reserve;

  countCall(): void {
    this.#left = Math.min(reserve, this.#left + share);
  }

  /** Takes one repetition; false: none is left. */
  take(): boolean {
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}

/** So many calls may run at once; another one waits shortly for its turn and is then refused. */
export class Bulkhead {
  #inFlight = 0;
  readonly #waiting: ((isAdmitted: boolean) => void)[] = [];

  constructor(
    private readonly limit: number,
    private readonly patienceMilliseconds: number,
  ) {}

  get inFlight(): number {
    return this.#inFlight;
  }

  /** True: admitted, leave must be called in the end. False: too many are at it. */
  enter(): boolean | Promise<boolean> {
    if (this.#inFlight < this.limit) {
      this.#inFlight += 1;
      return true;
    }
    return new Promise((done) => {
      const giveUp = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(admit), 1);
        done(false);
      }, this.patienceMilliseconds);
      const admit = (isAdmitted: boolean) => {
        clearTimeout(giveUp);
        done(isAdmitted);
      };
      this.#waiting.push(admit);
    });
  }

  leave(): void {
    const next = this.#waiting.shift();
    // The place is handed over: inFlight stays.
    if (next) next(true);
    else this.#inFlight -= 1;
  }
}

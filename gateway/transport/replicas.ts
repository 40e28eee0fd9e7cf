const restMilliseconds = 5_000;

/** The addresses of one department, which all answer the same. */
export class Replicas {
  #turn = 0;
  readonly #restUntil = new Map<string, number>();

  constructor(
    readonly addresses: readonly string[],
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** All addresses in the order to try them: round robin, and those that failed in the last 5 s come last. */
  inTurn(): readonly string[] {
    const { addresses } = this;
    if (addresses.length === 1) return addresses;
    this.#turn = (this.#turn + 1) % (addresses.length || 1);
    const rotated = [...addresses.slice(this.#turn), ...addresses.slice(0, this.#turn)];
    if (this.#restUntil.size === 0) return rotated;
    const now = this.now();
    for (const [address, until] of this.#restUntil) if (until <= now) this.#restUntil.delete(address);
    return rotated.sort((one, other) => Number(this.#restUntil.has(one)) - Number(this.#restUntil.has(other)));
  }

  /** Lets the others go first for a while. */
  failed(address: string): void {
    this.#restUntil.set(address, this.now() + restMilliseconds);
  }
}

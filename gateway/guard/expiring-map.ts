/** Values that are known for a while, the most recent ones of them. */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, { value: Value; staleAt: number }>();

  constructor(
    private readonly capacity: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.staleAt > this.now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  /** staleAt: on the same clock as now. */
  set(key: string, value: Value, staleAt: number): void {
    // Deleted first, so that the map's order stays the order of setting.
    this.#entries.delete(key);
    this.#entries.set(key, { value, staleAt });
    if (this.#entries.size > this.capacity) this.#entries.delete(this.#entries.keys().next().value!);
  }
}

import type { Metric, Registry } from 'prom-client';

interface Settings {
  name: string;
  help: string;
  labels: readonly [string, string];
  registers: readonly Registry[];
}

/** A counter with two labels. Not prom-client's, for the same reason as Durations. */
export class Counts {
  readonly #counts = new Map<string, Map<string, number>>();

  constructor(private readonly settings: Settings) {
    const { name } = settings;
    const metric = { name, get: async () => this.#exposed(), reset: () => this.#counts.clear() };
    for (const registry of settings.registers) registry.registerMetric(metric as unknown as Metric);
  }

  /** Counts one more of what has these values of the labels. */
  count(one: string, other: string): void {
    let counts = this.#counts.get(one);
    if (!counts) this.#counts.set(one, (counts = new Map<string, number>()));
    counts.set(other, (counts.get(other) ?? 0) + 1);
  }

  #exposed() {
    const { name, help, labels } = this.settings;
    const values = [...this.#counts].flatMap(([one, counts]) =>
      [...counts].map(([other, value]) => ({ labels: { [labels[0]]: one, [labels[1]]: other }, value })),
    );
    return { name, help, type: 'counter', values, aggregator: 'sum' };
  }
}

import type { Metric, MetricValue, Registry } from 'prom-client';

interface Settings {
  name: string;
  help: string;
  /** The one label of the durations. */
  label: string;
  /** Upper bounds in seconds, ascending. */
  buckets: readonly number[];
  registers: readonly Registry[];
}

interface Series {
  /** How many were in each bucket alone; the last one has no bound. */
  counts: number[];
  sum: number;
}

/**
 * A histogram with one label. Not prom-client's: that one makes, checks and looks up labels as text for each value,
 * where here a number is counted, and is given its text when somebody reads it.
 */
export class Durations {
  readonly #series = new Map<string, Series>();

  constructor(private readonly settings: Settings) {
    const { name } = settings;
    const metric = { name, get: async () => this.#exposed(), reset: () => this.#series.clear() };
    // Of a metric, a registry needs no more than these.
    for (const registry of settings.registers) registry.registerMetric(metric as unknown as Metric);
  }

  observe(label: string, seconds: number): void {
    let series = this.#series.get(label);
    if (!series) this.#series.set(label, (series = { counts: this.#none(), sum: 0 }));
    const { buckets } = this.settings;
    let at = 0;
    while (at < buckets.length && seconds > buckets[at]!) at++;
    series.counts[at]! += 1;
    series.sum += seconds;
  }

  #none(): number[] {
    return new Array<number>(this.settings.buckets.length + 1).fill(0);
  }

  #exposed() {
    const { name, help, label, buckets } = this.settings;
    const values: (MetricValue<string> & { metricName: string })[] = [];
    for (const [of, { counts, sum }] of this.#series) {
      let count = 0;
      for (const [at, inBucket] of counts.entries()) {
        count += inBucket;
        const le = buckets[at] ?? '+Inf';
        values.push({ metricName: `${name}_bucket`, labels: { le, [label]: of }, value: count });
      }
      values.push({ metricName: `${name}_sum`, labels: { [label]: of }, value: sum });
      values.push({ metricName: `${name}_count`, labels: { [label]: of }, value: count });
    }
    return { name, help, type: 'histogram', values, aggregator: 'sum' };
  }
}

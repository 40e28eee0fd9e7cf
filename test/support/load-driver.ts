import { Pool } from 'undici';

interface Load {
  /** Address of a GraphQL endpoint. */
  url: string;
  query: string;
  headers?: Record<string, string>;
  /** So many clients, each asks again as soon as it has its answer. */
  clients: number;
  /** Ends after so many requests or so long, whichever comes first; by default after 10 s. */
  requests?: number;
  milliseconds?: number;
  /** Ends it earlier; what is under way is finished. */
  until?: Promise<unknown>;
  /** What is wrong with an answer; null: nothing. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows what it asked for.
  judge?: (answer: { status: number; body: any }) => string | null;
}

/** What the clients saw. */
export interface LoadReport {
  requests: number;
  /** Status → how often. */
  statuses: Record<number, number>;
  /** Cut connections, and what judge said; each with how often. */
  failures: Record<string, number>;
  /** Milliseconds from asking to the last byte, ascending, by status. */
  latencies: Record<number, number[]>;
  seconds: number;
}

/** Puts a server under load over real connections, one per client. Never rejects for what the server does. */
export async function drive(load: Load): Promise<LoadReport> {
  const { origin, pathname } = new URL(load.url);
  const pool = new Pool(origin, { connections: load.clients });
  const report: LoadReport = { requests: 0, statuses: {}, failures: {}, latencies: {}, seconds: 0 };
  const body = JSON.stringify({ query: load.query });
  const startedAt = performance.now();
  const endsAt = startedAt + (load.milliseconds ?? 10_000);
  let isOver = false;
  void load.until?.then(() => (isOver = true));
  const fail = (what: string) => (report.failures[what] = (report.failures[what] ?? 0) + 1);

  const askOnce = async () => {
    const askedAt = performance.now();
    const answer = await pool.request({
      method: 'POST',
      path: pathname,
      headers: { 'content-type': 'application/json', ...load.headers },
      body,
    });
    const status = answer.statusCode;
    const text = await answer.body.text();
    (report.latencies[status] ??= []).push(performance.now() - askedAt);
    report.statuses[status] = (report.statuses[status] ?? 0) + 1;
    const fault = load.judge?.({ status, body: JSON.parse(text) });
    if (fault) fail(fault);
  };
  const client = async () => {
    while (!isOver && performance.now() < endsAt && report.requests < (load.requests ?? Infinity)) {
      report.requests += 1;
      await askOnce().catch((error: Error & { code?: string }) => fail(error.code ?? error.message));
    }
  };
  await Promise.all(Array.from({ length: load.clients }, client));
  await pool.close();
  for (const latencies of Object.values(report.latencies)) latencies.sort((one, other) => one - other);
  report.seconds = (performance.now() - startedAt) / 1000;
  return report;
}

/** The latency that the given share of answers did not exceed, 0.99 for p99. */
export const percentile = (ascending: readonly number[], share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? NaN;

import { Client } from 'pg';
import { PurchaseLog } from '../purchase-model/purchase-log';

export interface OrderLog {
  /** Purchases of all customers, whatever the currency. */
  log: PurchaseLog;
  /** Those in the currency most orders are in. */
  spendLog: PurchaseLog;
  currencyCode: string | null;
}

/** What an order tells the model: whose it is, the day, the amount and its currency. */
type OrderRow = [customerId: string, day: number, amount: number, currencyCode: string];

const rowsPerFetch = 20_000;

/**
 * Numbers of customers by the ids of orders: ids that were merged have the number of the surviving one, null for those
 * that were erased.
 */
class CustomerNumbers {
  private readonly numbers = new Map<string, number | null>();
  private count = 0;

  constructor(private readonly client: Client) {}

  /** Learns the ids it has not met yet. */
  async meet(ids: readonly string[]): Promise<void> {
    const unmet = [...new Set(ids)].filter((id) => !this.numbers.has(id));
    const { rows } = await this.client.query<{ id: string; canonical_id: string }>(
      'SELECT id, canonical_id FROM identity.canonical($1::uuid[])',
      [unmet],
    );
    for (const id of unmet) this.numbers.set(id, null);
    for (const { id, canonical_id: canonical } of rows) {
      const number = this.numbers.get(canonical) ?? this.count++;
      this.numbers.set(canonical, number);
      this.numbers.set(id, number);
    }
  }

  of(id: string): number | null {
    return this.numbers.get(id) ?? null;
  }
}

/** Reads the rows of an open cursor, some thousands at a time: as a whole, millions would take gigabytes. */
async function* fetchAll(client: Client, cursor: string): AsyncGenerator<OrderRow[]> {
  for (let more = true; more;) {
    const { rows } = await client.query<OrderRow>({ text: `FETCH ${rowsPerFetch} FROM ${cursor}`, rowMode: 'array' });
    yield rows;
    more = rows.length === rowsPerFetch;
  }
}

/** Reads the orders placed and kept up to an instant; days are those of the business time zone. */
export async function readOrders(
  url: string,
  { timeZone, until }: { timeZone: string; until: Date },
): Promise<OrderLog> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN READ ONLY');
    // A million orders take longer than a request may.
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query({
      text: `DECLARE placed CURSOR FOR
        SELECT customer_id, ((placed_at AT TIME ZONE $1)::date - DATE '1970-01-01') AS day,
          (total - returned_total)::float AS amount, currency_code
        FROM sales.orders WHERE status = 'PLACED' AND placed_at <= $2`,
      values: [timeZone, until],
    });
    const customers = new CustomerNumbers(client);
    const log = new PurchaseLog();
    const byCurrency = new Map<string, PurchaseLog>();
    for await (const rows of fetchAll(client, 'placed')) {
      await customers.meet(rows.map(([id]) => id));
      for (const [id, day, amount, currencyCode] of rows) {
        const number = customers.of(id);
        if (number === null) continue;
        const spendLog = byCurrency.get(currencyCode) ?? new PurchaseLog();
        byCurrency.set(currencyCode, spendLog);
        log.add(number, day, amount);
        spendLog.add(number, day, amount);
      }
    }
    const [most] = [...byCurrency].sort(([codeA, a], [codeB, b]) => b.size - a.size || (codeA < codeB ? -1 : 1));
    return { log, spendLog: most?.[1] ?? new PurchaseLog(), currencyCode: most?.[0] ?? null };
  } finally {
    await client.end();
  }
}

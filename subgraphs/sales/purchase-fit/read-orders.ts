import { Client } from 'pg';
import { PurchaseLog } from '../purchase-model/purchase-log';

/** What an order tells the model. */
interface OrderRow {
  customer_id: string;
  day: number;
  amount: number;
  currency_code: string;
}

export interface OrderLog {
  /** Purchases of all customers, whatever the currency. */
  log: PurchaseLog;
  /** Those in the currency most orders are in. */
  spendLog: PurchaseLog;
  currencyCode: string | null;
}

const rowsPerFetch = 20_000;
const idsPerCall = 5_000;

/** Numbers of customers by the ids of orders: ids that were merged have the number of the surviving one. */
async function customerNumbers(client: Client, ids: Iterable<string>): Promise<Map<string, number>> {
  const asked = [...ids];
  const numbers = new Map<string, number>();
  const byCanonical = new Map<string, number>();
  for (let start = 0; start < asked.length; start += idsPerCall) {
    const { rows } = await client.query<{ id: string; canonical_id: string }>(
      'SELECT id, canonical_id FROM identity.canonical($1::uuid[])',
      [asked.slice(start, start + idsPerCall)],
    );
    for (const { id, canonical_id: canonical } of rows) {
      const number = byCanonical.get(canonical) ?? byCanonical.size;
      byCanonical.set(canonical, number);
      numbers.set(id, number);
    }
  }
  return numbers;
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
    const rows: OrderRow[] = [];
    for (let more = true; more;) {
      const fetched = await client.query<OrderRow>(`FETCH ${rowsPerFetch} FROM placed`);
      for (const row of fetched.rows) rows.push(row);
      more = fetched.rows.length === rowsPerFetch;
    }
    const numbers = await customerNumbers(client, new Set(rows.map((row) => row.customer_id)));
    const counts = new Map<string, number>();
    for (const { currency_code: code } of rows) counts.set(code, (counts.get(code) ?? 0) + 1);
    const [most] = [...counts].sort(([codeA, a], [codeB, b]) => b - a || (codeA < codeB ? -1 : 1));
    const read: OrderLog = { log: new PurchaseLog(), spendLog: new PurchaseLog(), currencyCode: most?.[0] ?? null };
    for (const { customer_id: id, day, amount, currency_code: code } of rows) {
      const number = numbers.get(id);
      if (number === undefined) continue;
      read.log.add(number, day, amount);
      if (code === read.currencyCode) read.spendLog.add(number, day, amount);
    }
    return read;
  } finally {
    await client.end();
  }
}

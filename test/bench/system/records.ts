import { Client } from 'pg';
import { idOf } from '../customers';

const batch = 50_000;
const rowId = (kind: string) => `('${kind}000000-0000-7000-8000-' || lpad(to_hex(n * 4 + part), 12, '0'))::uuid`;

/** What departments hold of customers that were made by number: two orders, a message, and every fourth a ticket. */
const statements = [
  `INSERT INTO sales.orders (id, customer_id, number, placed_at, currency_code, total)
    SELECT ${rowId('a0')}, ${idOf('n')}, 'B' || n || '-' || part, now() - n * interval '1 minute' - part * interval '1 day',
      'USD', n % 900 + 1 FROM numbers CROSS JOIN generate_series(0, 1) part`,
  `INSERT INTO marketing.campaign_messages (id, campaign_id, customer_id, subject, status, sent_at)
    SELECT ${rowId('b0')}, (SELECT id FROM marketing.campaigns ORDER BY id LIMIT 1), ${idOf('n')}, 'Message ' || n, 'SENT',
      now() - n * interval '1 minute' FROM numbers CROSS JOIN generate_series(0, 0) part`,
  `INSERT INTO support.tickets (id, customer_id, number, subject, kind, channel, status)
    SELECT ${rowId('c0')}, ${idOf('n')}, 'B' || n, 'Ticket ' || n, 'QUESTION', 'EMAIL', 'CLOSED'
    FROM numbers CROSS JOIN generate_series(0, 0) part WHERE n % 4 = 0`,
];

export async function fillRecords(ownerUrl: string, from: number, to: number): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    // Triggers would tell other departments of each: what comes of it is no part of a page.
    await owner.query('SET session_replication_role = replica');
    await owner.query('SET synchronous_commit = off');
    for (let first = from; first < to; first += batch) {
      const numbers = `generate_series(${first}::bigint, ${Math.min(first + batch, to) - 1}) n`;
      for (const statement of statements) await owner.query(statement.replace('FROM numbers', `FROM ${numbers}`));
    }
    await owner.query('VACUUM ANALYZE');
  } finally {
    await owner.end();
  }
}

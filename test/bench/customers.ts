import { Client } from 'pg';

const batch = 50_000;

const givenNames = ['Mina', 'Jonas', 'Hana', 'Minsu', '민지', '서연', '지훈', 'Joanna', 'Sven', 'Amara'];
const familyNames = ['Kim', 'Lee', 'Park', '김', '이', '박', 'Jansen', 'Okafor', 'Silva', 'Novak'];

// Everything follows from the number n of a customer; hashes spread it.
const spread = (salt: number, below: number) => `abs(hashint8(n * 31 + ${salt})::bigint) % ${below}`;
const named = (names: readonly string[], salt: number) =>
  `(ARRAY[${names.map((name) => `'${name}'`).join(',')}])[1 + ${spread(salt, names.length)}]`;

/** SQL of the id of the customer of a number. */
export const idOf = (number: string): string =>
  `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const id = idOf('n');
const address = `'person' || n || '@example.com'`;
const number = `'8210' || (10000000 + n)`;
const given = named(givenNames, 1);
// One in twenty thousand has a name that goes with few others.
const family = `CASE WHEN n % 20000 = 7 THEN 'Rarely' ELSE ${named(familyNames, 2)} END`;

const statements = [
  `INSERT INTO identity.customer (id, first_seen_by, created_at, updated_at)
    SELECT ${id}, 'bench', now() - n * interval '1 second', now() - n * interval '1 second' FROM numbers`,
  `INSERT INTO identity.identifier (customer_id, kind, key, value, first_seen_by)
    SELECT ${id}, kind, key, key, 'bench' FROM numbers CROSS JOIN LATERAL (VALUES
      ('EMAIL', ${address}), ('PHONE', '+' || ${number})) AS i (kind, key)`,
  `INSERT INTO identity.profile (customer_id, given_name, family_name) SELECT ${id}, ${given}, ${family} FROM numbers`,
  `INSERT INTO identity.search_term (customer_id, source, term)
    SELECT DISTINCT ${id}, 'NAME', t.term FROM numbers CROSS JOIN LATERAL (VALUES (${given}), (${family})) AS one (name)
      JOIN terms t ON t.name = one.name`,
  `INSERT INTO identity.search_term (customer_id, source, term)
    SELECT DISTINCT ${id}, 'IDENTIFIER', t.term FROM numbers CROSS JOIN LATERAL (VALUES
      (${address}), ('example.com'), (${number}), (right(${number}, 8)), (right(${number}, 4))) AS t (term)`,
];

/** What customers have of each fact: the share of them in percent, and the value. */
const facts: [path: string, column: 'number' | 'moment' | 'text', percent: number, value: string][] = [
  ['sales.orderCount', 'number', 60, `1 + ${spread(3, 9)}`],
  ['sales.lifetimeValue', 'number', 60, `(${spread(4, 100_000)}) / 100.0`],
  ['sales.currencyCode', 'text', 60, `'USD'`],
  ['sales.crossSold', 'number', 30, '1'],
  ['sales.lastOrderAt', 'moment', 60, `now() - (${spread(5, 500)}) * interval '1 day'`],
  ['support.openTicketCount', 'number', 5, `1 + ${spread(6, 3)}`],
  ['support.openComplaintCount', 'number', 2, '1'],
  ['marketing.lastVisitAt', 'moment', 40, `now() - (${spread(7, 300)}) * interval '1 day'`],
];

/**
 * Makes customers by number, with names, addresses, phones and facts, as departments would have left them. The triggers
 * that keep the terms of a search would take an hour over a million; what they make is written with the rest.
 */
export async function fillCustomers(ownerUrl: string, from: number, to: number): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('SET session_replication_role = replica');
    await owner.query('SET synchronous_commit = off');
    await owner.query(
      `CREATE TEMPORARY TABLE terms AS
        SELECT name, term FROM unnest($1::text[]) name CROSS JOIN LATERAL identity.name_terms(name) term`,
      [[...givenNames, ...familyNames, 'Rarely']],
    );
    for (let first = from; first < to; first += batch) {
      const numbers = `generate_series(${first}::bigint, ${Math.min(first + batch, to) - 1}) n`;
      for (const statement of statements) await owner.query(statement.replaceAll('FROM numbers', `FROM ${numbers}`));
      for (const [index, [path, column, percent, value]] of facts.entries()) {
        // Who has ordered has all that comes of it, and tickets are anybody's.
        const salt = path.startsWith('sales.') ? 10 : 20 + index;
        await owner.query(
          `INSERT INTO customer.fact (customer_id, definition_id, ${column})
            SELECT ${id}, d.id, ${value} FROM ${numbers} JOIN customer.fact_definition d ON d.path = '${path}'
            WHERE ${spread(salt, 100)} < ${percent}`,
        );
      }
    }
    await owner.query('VACUUM ANALYZE');
  } finally {
    await owner.end();
  }
}

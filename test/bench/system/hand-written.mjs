// What somebody would write who has this one page only: four statements, no schema, no rights, no merged customers.
import { createServer } from 'node:http';
import pg from 'pg';

const [database, port] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: database, max: 16 });
const rowsOf = async (name, text, values) => (await pool.query({ name, text, values })).rows;

const page = `SELECT c.id, c.created_at::text AS at, p.shown_name AS name
  FROM identity.customer c LEFT JOIN identity.profile p ON p.customer_id = c.id
  WHERE c.merged_into IS NULL AND (c.created_at, c.id) < ($1, $2) ORDER BY c.created_at DESC, c.id DESC LIMIT $3`;
const beforeAll = ['infinity', '00000000-0000-0000-0000-000000000000'];
const orders = `SELECT asked AS id, count(*) OVER (PARTITION BY asked)::int AS total_count, o.*
  FROM unnest($1::uuid[]) asked CROSS JOIN LATERAL (
    SELECT number, placed_at, status, total, currency_code, row_number() OVER (ORDER BY placed_at DESC, id DESC) AS place
    FROM sales.orders WHERE customer_id = asked) o`;
const messages = `SELECT asked AS id, m.* FROM unnest($1::uuid[]) asked CROSS JOIN LATERAL (
    SELECT subject, status, sent_at FROM marketing.campaign_messages WHERE customer_id = asked
    ORDER BY sent_at DESC NULLS LAST, id DESC LIMIT 2) m`;
const tickets = `SELECT asked AS id, t.* FROM unnest($1::uuid[]) asked CROSS JOIN LATERAL (
    SELECT number, subject, status, created_at FROM support.tickets WHERE customer_id = asked
    ORDER BY created_at DESC, id DESC LIMIT 2) t`;

createServer((request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', async () => {
    const { after = null, first } = JSON.parse(Buffer.concat(pieces).toString());
    const customers = await rowsOf('page', page, [...(after ?? beforeAll), first]);
    const ids = customers.map(({ id }) => id);
    const facets = await Promise.all([
      rowsOf('orders', orders, [ids]),
      rowsOf('messages', messages, [ids]),
      rowsOf('tickets', tickets, [ids]),
    ]);
    const [ofSales, ofMarketing, ofSupport] = facets.map((rows) => Map.groupBy(rows, ({ id }) => id));
    const nodes = customers.map(({ id, name }) => {
      const theirs = ofSales.get(id) ?? [];
      return {
        id,
        name,
        orderCount: theirs[0]?.total_count ?? 0,
        orders: theirs
          .filter(({ place }) => place <= 3)
          .map(({ id: _, place: __, total_count: ___, ...order }) => order),
        messages: (ofMarketing.get(id) ?? []).map(({ id: _, ...message }) => message),
        tickets: (ofSupport.get(id) ?? []).map(({ id: _, ...ticket }) => ticket),
      };
    });
    const last = customers.at(-1);
    const body = JSON.stringify({ nodes, endCursor: last ? [last.at, last.id] : null });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
}).listen(Number(port), '127.0.0.1');

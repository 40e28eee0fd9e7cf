import fc from 'fast-check';
import { signToken } from './gateway-under-test';
import { type Shop, startShop } from './shop-fixture';

const isLong = process.env['LONG'] === '1';
const numRuns = isLong ? 10_000 : 300;
const inner = /stack|node_modules|RangeError|TypeError|127\.0\.0\.1|localhost|ECONN|\bat \w+ \(/;

/** Pieces of which documents are made, valid ones among them. */
const words = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ':',
    '!',
    '=',
    '@',
    '...',
    '$',
    '|',
    '&',
    '"',
    '"""',
    '#',
    '\n',
    '\u0000',
    '\ud800',
    '\u202e',
  ],
  ...[
    'query',
    'mutation',
    'subscription',
    'fragment',
    'on',
    'true',
    'null',
    '1',
    '-1',
    '1.5',
    '1e400',
    '9223372036854775808',
  ],
  ...[
    'version',
    'orders',
    'nodes',
    'id',
    'lines',
    'keep',
    'value',
    'first',
    'last',
    '__typename',
    '__schema',
    '__type',
  ],
  ...[
    'Query',
    'Order',
    'Json',
    'Int',
    'F',
    '@include(if: $c)',
    '@skip(if: true)',
    '__proto__',
    'constructor',
    '$n',
    '$c',
  ],
  ...[
    '{ version }',
    '{ orders(first: 1) { nodes { id } } }',
    'fragment F on Query { version ...F }',
    "'; DROP TABLE x; --",
    '%_',
  ],
];
const good = [
  'query A($n: Int = 2, $c: Boolean = true) { orders(first: $n) { nodes { id @include(if: $c) lines { parts { materials { name } } } } } }',
  'query ($v: Json) { keep(value: $v) }',
  'query C($e: String!) { a: customer(email: $e) { name } }',
  '{ ...F __schema { types { name } } } fragment F on Query { version }',
];

const assembled = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(' '));
/** A good document with a piece cut out and something else put in. */
const damaged = fc
  .tuple(
    fc.constantFrom(...good),
    fc.nat(200),
    fc.nat(30),
    fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' })),
  )
  .map(([text, at, length, piece]) => text.slice(0, at) + piece + text.slice(at + length));
const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    0,
    -1,
    101,
    1.5,
    '\u0000',
    '\ud800',
    'x'.repeat(50_000),
    { __proto__: 1 },
    [[[[]]]],
    2 ** 63,
  ),
);
const variables = fc.oneof(
  value,
  fc.dictionary(fc.constantFrom('n', 'c', 'v', 'e', '__proto__', 'constructor'), value),
);
const request = fc.record(
  {
    query: fc.oneof(assembled, damaged, fc.constantFrom(...good), value),
    variables,
    operationName: fc.oneof(fc.constantFrom('A', '__proto__', ''), value),
    extensions: value,
  },
  { requiredKeys: [] },
);
/** What a client may well send, with any text and any JSON in its variables. */
const fitting = fc.record({
  query: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: damaged }),
  variables: fc.record({
    n: fc.integer({ min: 1, max: 100 }),
    c: fc.boolean(),
    v: fc.jsonValue(),
    e: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...words)),
  }),
});
const body = fc.oneof(
  { weight: 5, arbitrary: fitting.map((each) => JSON.stringify(each)) },
  { weight: 8, arbitrary: request.map((each) => JSON.stringify(each)) },
  { weight: 1, arbitrary: value.map((each) => JSON.stringify(each)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

describe('whatever is sent', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ COST_BUDGET: '0' });
  });
  afterAll(() => shop.dispose());

  it(`in ${numRuns} bodies is answered below 500, without a stack or an inner address`, async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await signToken()}` };
    const statuses = new Map<number, number>();

    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const response = await fetch(`${shop.url}/graphql`, { method: 'POST', headers, body: text });
        const answer = await response.text();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        expect(response.status).toBeLessThan(500);
        expect(answer).not.toMatch(inner);
        const { errors } = JSON.parse(answer) as { errors?: { extensions: { code: string } }[] };
        for (const { extensions } of errors ?? []) expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
      }),
      { numRuns, seed: 20_260_101 },
    );

    // Neither all good nor all bad: then nothing would have been tried.
    expect(statuses.get(200)).toBeGreaterThan(numRuns / 20);
    expect(statuses.get(400)).toBeGreaterThan(numRuns / 4);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  }, 600_000);
});

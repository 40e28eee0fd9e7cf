import type { CostReport } from '../../gateway/guard/cost/cost-plugin';
import { type GraphQLAnswer, signToken } from './gateway-under-test';
import { type Shop, shopSdl, startShop } from './shop-fixture';

const orders = (first: number) => `{ orders(first: ${first}) { nodes { id } } }`;
const costIn = ({ extensions }: GraphQLAnswer) => extensions!['cost'] as CostReport;
/** 1 + 20 × (1 + 20 × (1 + 20 × (1 + 20 × (1 + 1 + 20)))). */
const fiveLevels = '{ orders { nodes { lines { parts { materials { orders { nodes { id } } } } } } } }';

describe('the cost of operations', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ COST_BUDGET: '1000000' });
  });
  afterAll(() => shop.dispose());
  const fetchesDuring = async <Answer>(ask: () => Promise<Answer>) => {
    const before = shop.shop.received.length;
    const answer = await ask();
    return { answer, fetches: shop.shop.received.length - before };
  };

  it('stands in each answer, with what is allowed and what is left', async () => {
    const { answer, fetches } = await fetchesDuring(() => shop.ask({ query: orders(9) }));

    expect(fetches).toBe(1);
    expect(answer.status).toBe(200);
    expect(answer.extensions).toEqual({
      cost: { requested: 10, limit: 10_000, remaining: expect.any(Number) as number, perMinute: 1_000_000 },
    });
  });

  it('stands in answers that are refusals too, and nothing is taken for them', async () => {
    const invalid = await shop.ask({ query: '{ nothing }' });
    const costly = await shop.ask({ query: fiveLevels });

    expect(costIn(invalid)).toMatchObject({ requested: 0 });
    expect(costIn(costly)).toMatchObject({ requested: 3_528_421 });
    expect(costIn(costly).remaining).toBeGreaterThanOrEqual(costIn(invalid).remaining!);
  });

  it('above the limit is refused before any department is asked', async () => {
    const { answer, fetches } = await fetchesDuring(() => shop.ask({ query: fiveLevels }));

    expect(fetches).toBe(0);
    expect(answer.status).toBe(400);
    expect(answer.errors).toEqual([
      {
        message: expect.stringContaining('at most 10000 points of cost, this one has 3528421') as string,
        extensions: { code: 'COST_EXCEEDED', limit: 'cost', allowed: 10_000, found: 3_528_421 },
      },
    ]);
    expect(answer.data).toBeUndefined();
  });

  it('follows the values of variables, also for a document seen before', async () => {
    const query = 'query Page($n: Int = 5) { orders(first: $n) { nodes { id } } }';
    const requested = async (variables?: object) => costIn(await shop.ask({ query, variables })).requested;

    expect(await requested({ n: 40 })).toBe(41);
    expect(await requested({ n: 7 })).toBe(8);
    expect(await requested()).toBe(6);
    expect(await requested({ n: null })).toBe(21);
  });

  it.each([1_000_000, -1, 0, 1.5])('has no page of %p: the argument is named, nobody is asked', async (first) => {
    const { answer, fetches } = await fetchesDuring(() => shop.ask({ query: orders(first) }));
    const byVariable = await fetchesDuring(() =>
      shop.ask({ query: 'query ($n: Int) { orders(first: $n) { nodes { id } } }', variables: { n: first } }),
    );

    expect(fetches + byVariable.fetches).toBe(0);
    for (const { status, errors } of [answer, byVariable.answer]) {
      expect(status).toBe(400);
      expect(errors!.map(({ message }) => message)).toContain(
        `The argument "first" of Query.orders must be a whole number from 1 to 100, got ${first}.`,
      );
    }
  });

  it('is that of the supergraph being served', async () => {
    // Given: departments change their minds about what is expensive
    const heavier = await shop.ask({ query: '{ report }' });
    const costOf = async () => costIn(await shop.ask({ query: '{ report }' })).requested;

    // When
    await shop.replaceSdl(shopSdl.replace('weight: 300', 'weight: 4'));

    // Then
    expect(heavier.extensions).toMatchObject({ cost: { requested: 300 } });
    while ((await costOf()) === 300) await new Promise((next) => setImmediate(next));
    expect(await costOf()).toBe(4);
    await shop.replaceSdl(shopSdl);
    while ((await costOf()) === 4) await new Promise((next) => setImmediate(next));
  });
});

describe('the budget of callers', () => {
  it('empties by what each one asks; then 429 says when to come again, and nobody is asked', async () => {
    // Given
    const shop = await startShop({ MAX_COST: '400', COST_BUDGET: '700' });
    const as = async (sub: string) => ({ authorization: `Bearer ${await signToken({ sub })}` });
    const mina = await as('mina');

    // When
    const first = await shop.ask({ query: '{ report }' }, mina);
    const second = await shop.ask({ query: '{ report }' }, mina);
    const fetches = shop.shop.received.length;
    const third = await shop.ask({ query: '{ report }' }, mina);

    // Then
    expect(first.extensions).toMatchObject({ cost: { requested: 300, remaining: 400, perMinute: 700 } });
    expect(second.status).toBe(200);
    expect(third.status).toBe(429);
    expect(shop.shop.received.length).toBe(fetches);
    const { code, retryAfter } = third.errors![0]!.extensions as { code: string; retryAfter: number };
    expect(code).toBe('RATE_LIMITED');
    expect(retryAfter).toBeGreaterThanOrEqual(10);
    expect(retryAfter).toBeLessThanOrEqual(18);
    expect(third.headers.get('retry-after')).toBe(String(retryAfter));
    expect(third.errors![0]!.message).toContain(`Try again in ${retryAfter} s.`);
    expect(third.extensions).toMatchObject({ cost: { requested: 300 } });

    // And: others have their own, and small things still go
    expect((await shop.ask({ query: '{ report }' }, await as('kim'))).status).toBe(200);
    expect((await shop.ask({ query: '{ version }' }, mina)).status).toBe(200);
    await shop.dispose();
  });

  it('pays for each guess at a root field, so that aliases do not make guessing cheaper', async () => {
    const shop = await startShop({ MAX_COST: '20', COST_BUDGET: '30' });
    const guesses = (count: number) =>
      `{ ${Array.from({ length: count }, (_, index) => `g${index}: customer(email: "${index}@example.com") { name }`).join(' ')} }`;

    const tooMany = await shop.ask({ query: guesses(21) });
    const allowed = await shop.ask({ query: guesses(20) });
    const again = await shop.ask({ query: guesses(20) });

    expect(tooMany.errors![0]!.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'rootFields' });
    expect(allowed.status).toBe(200);
    expect(allowed.extensions).toMatchObject({ cost: { requested: 20 } });
    expect(again.status).toBe(429);
    expect(again.errors![0]!.extensions['code']).toBe('RATE_LIMITED');
    await shop.dispose();
  });

  it.each([{ AUTH: 'none' }, { COST_BUDGET: '0' }])(
    'is endless with %p, and the limit of one operation stays',
    async (variables) => {
      const shop = await startShop({ MAX_COST: '299', ...variables });

      const refused = await shop.ask({ query: '{ report }' });
      const answered = await shop.ask({ query: '{ version }' });

      expect(refused.errors![0]!.extensions['code']).toBe('COST_EXCEEDED');
      expect(answered.extensions).toEqual({ cost: { requested: 1, limit: 299, remaining: null, perMinute: null } });
      await shop.dispose();
    },
  );
});

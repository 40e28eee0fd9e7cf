import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import sales from '../../../subgraphs/sales/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';

let testDatabase: TestDatabase;
let client: SubgraphClient;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  client = await subgraphClient(sales, testDatabase);
});
afterAll(() => testDatabase.drop());

const stages = ['Prospecting', 'Engaging', 'Proposal', 'Negotiation', 'Won', 'Lost'];

const advance = `mutation ($input: DealAdvanceInput!) {
  dealAdvance(input: $input) { deal { revision } userErrors { code } } }`;

/** A seller who looks at the deal, decides, and writes; returns the stages of the writes that were taken. */
async function seller(dealId: string, wishes: readonly string[]): Promise<string[]> {
  const taken: string[] = [];
  for (const toStage of wishes) {
    const { data } = await client.execute('query ($id: ID!) { deal(id: $id) { revision } }', { id: dealId });
    const input = {
      ...{ idempotencyKey: randomUUID(), dealId, toStage, expectedRevision: data.deal.revision },
      ...(toStage === 'Lost' ? { lostReason: 'price' } : {}),
    };
    const { data: answer, errors } = await client.execute(advance, { input });
    expect(errors).toBeUndefined();
    const [refused] = answer.dealAdvance.userErrors;
    if (!refused) taken.push(toStage);
    else expect(['STALE_REVISION', 'INVALID']).toContain(refused.code);
  }
  return taken;
}

describe('many sellers at one deal', () => {
  it('lose no update, and the log of stages adds up', async () => {
    const wishes = fc.array(fc.array(fc.constantFrom(...stages), { minLength: 1, maxLength: 6 }), {
      minLength: 2,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(wishes, async (all) => {
        const { data: made } = await client.execute(
          `mutation { dealCreate(input: { idempotencyKey: "${randomUUID()}", name: "Race", stage: "Prospecting" }) { deal { id } } }`,
        );
        const { id } = made.dealCreate.deal;

        const taken = (await Promise.all(all.map((one) => seller(id, one)))).flat();

        const { data } = await client.execute(
          'query ($id: ID!) { deal(id: $id) { stage status revision createdAt closedAt stageHistory { from to at secondsInStage } } }',
          { id },
        );
        const { deal } = data;
        const history: { from: string | null; to: string; at: string; secondsInStage: number | null }[] =
          deal.stageHistory;
        // Each write that was taken is one revision and one line of the log, in whatever order they came.
        expect(deal.revision).toBe(1 + taken.length);
        expect(
          history
            .slice(1)
            .map(({ to }) => to)
            .sort(),
        ).toEqual([...taken].sort());
        history.forEach(({ from }, index) => expect(from).toBe(history[index - 1]?.to ?? null));
        expect(history.at(-1)).toMatchObject({ to: deal.stage, secondsInStage: null });
        const [first, last] = [history[0], history.at(-1)];
        const whole = (Date.parse(last?.at ?? '') - Date.parse(first?.at ?? '')) / 1000;
        const sum = history.reduce((total, one) => total + (one.secondsInStage ?? 0), 0);
        // Each stay is told in whole seconds.
        expect(whole - sum).toBeGreaterThanOrEqual(0);
        expect(whole - sum).toBeLessThan(history.length);
        expect(deal.closedAt === null).toBe(deal.status === 'OPEN');
      }),
      { seed: 20_261_128, numRuns: process.env.LONG ? 100 : 8, endOnFailure: true },
    );
  });
});

import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from '../support/database';
import { failedAudits } from '../support/http-audit';
import { startServedSubgraph } from '../support/served-subgraph';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('each subgraph passes all 61 audits of GraphQL over HTTP for those it lets in', async () => {
  const failed: Record<string, string[]> = {};
  for (const subgraph of await subgraphsUnderTest()) {
    const { url, authorization, stop } = await startServedSubgraph(subgraph, database);
    failed[subgraph.name] = await failedAudits(url, { authorization });
    await stop();
  }

  expect(failed).toEqual(Object.fromEntries(Object.keys(failed).map((name) => [name, []])));
  expect(Object.keys(failed).length).toBeGreaterThan(0);
});

import { failedAudits } from '../support/http-audit';
import { type GatewayUnderTest, signToken, startGatewayUnderTest } from './gateway-under-test';

let gateway: GatewayUnderTest;
beforeAll(async () => {
  gateway = await startGatewayUnderTest();
});
afterAll(() => gateway.dispose());

it('the gateway passes all 61 audits of GraphQL over HTTP', async () => {
  const authorization = `Bearer ${await signToken()}`;

  expect(await failedAudits(`${gateway.url}/graphql`, { authorization })).toEqual([]);
});

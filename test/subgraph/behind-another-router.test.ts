import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signClientToken, signViewerToken } from '../../subgraphs/local/sign-token';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { startSubgraphProcess } from '../support/subgraph-process';

const jwtSecret = 'a secret for the tokens of clients in tests';
const gatewayKey = 'a key for the tokens of the gateway in tests';
const kim = { id: 'kim', department: 'support', role: 'agent' };

describe('a department’s process with SUBGRAPH_AUTH=jwt', () => {
  let folder: string;
  let database: TestDatabase;
  let support: Awaited<ReturnType<typeof startSubgraphProcess>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'another-router-'));
    database = await createTestDatabase();
    support = await startSubgraphProcess('support', {
      DATA_DIR: folder,
      DATABASE_URL_SUPPORT: database.urlFor('support'),
      NODE_ENV: 'production',
      SUBGRAPH_AUTH: 'jwt',
      JWT_SECRET: jwtSecret,
      GATEWAY_KEY: gatewayKey,
    });
  }, 60_000);
  afterAll(async () => {
    await support?.stop();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const ask = async (token: string, query: string) => {
    const response = await fetch(support.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, body: (await response.json()) as object };
  };

  it('answers the client’s own token by the client’s own rights', async () => {
    const allowed = await ask(await signClientToken(kim, jwtSecret, 60), '{ tickets { totalCount } }');
    const partner = { id: 'shop', department: 'partner', role: 'agent', scopes: [] };
    const refused = await ask(await signClientToken(partner, jwtSecret, 60), '{ tickets { totalCount } }');

    expect(allowed).toEqual({ status: 200, body: { data: { tickets: { totalCount: 0 } } } });
    expect(refused.body).toMatchObject({ errors: [{ path: ['tickets'], extensions: { code: 'FORBIDDEN' } }] });
  });

  it('lets in neither what our gateway signs nor what another secret does', async () => {
    const tokens = [await signViewerToken(kim, gatewayKey, 'support', 60), await signClientToken(kim, gatewayKey, 60)];

    const answers = await Promise.all(tokens.map((token) => ask(token, '{ tickets { totalCount } }')));

    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { clientTokens } from '../../subgraphs/kit/client-token';
import { signClientToken, signViewerToken } from '../../subgraphs/local/sign-token';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from '../support/database';
import { type ServedSubgraph, gatewayKey, startServedSubgraph } from '../support/served-subgraph';

const jwtSecret = 'a secret for the tokens of clients in tests';
const query = '{ viewer { id department role } }';
const now = Math.floor(Date.now() / 1000);
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A good token; undefined leaves a claim or header out. */
function tokenOf(key: CryptoKey | Uint8Array, header: object = {}, claims: JWTPayload = {}): Promise<string> {
  const payload = { iss: 'customer-graph', aud: 'customer-graph', sub: 'lee', department: 'sales', role: 'agent' };
  const times = { iat: now, exp: now + 600 };
  const plain = <Value>(value: Value) => JSON.parse(JSON.stringify(value)) as Value;
  return new SignJWT(plain({ ...payload, ...times, ...claims }))
    .setProtectedHeader(plain({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...header }))
    .sign(key);
}

let database: TestDatabase;
let keys: { published: CryptoKey; spki: string; foreign: CryptoKey };
let provider: { url: string; answers: boolean; stop(): void };
let bySecret: ServedSubgraph;
let byKeySet: ServedSubgraph;

beforeAll(async () => {
  database = await createTestDatabase();
  const [published, foreign] = [await generateKeyPair('RS256', { extractable: true }), await generateKeyPair('RS256')];
  const jwk = { ...(await exportJWK(published.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  keys = { published: published.privateKey, spki: await exportSPKI(published.publicKey), foreign: foreign.privateKey };
  const server = createServer((_, response) => response.end(provider.answers ? JSON.stringify({ keys: [jwk] }) : 'no'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  provider = { url, answers: true, stop: () => server.close().closeAllConnections() };
  const [platform] = await subgraphsUnderTest();
  bySecret = await startServedSubgraph(platform!, database, { readViewer: clientTokens({ secret: jwtSecret }) });
  byKeySet = await startServedSubgraph(platform!, database, { readViewer: clientTokens({ keySetUrl: url }) });
});
afterAll(async () => {
  provider.stop();
  await Promise.all([bySecret.stop(), byKeySet.stop()]);
  await database.drop();
});

const ask = (subgraph: ServedSubgraph, token: string) =>
  subgraph.post({ query }, { authorization: `Bearer ${token}`, 'x-user': 'root', 'x-role': 'admin' });

it('a subgraph behind another router knows who asks by the client’s own token', async () => {
  const secret = await signClientToken({ id: 'kim', department: 'support', role: 'manager' }, jwtSecret, 60);

  const answers = [await ask(bySecret, secret), await ask(byKeySet, await tokenOf(keys.published))];

  expect(answers.map(({ text }) => JSON.parse(text))).toEqual([
    { data: { viewer: { id: 'kim', department: 'support', role: 'manager' } } },
    { data: { viewer: { id: 'lee', department: 'sales', role: 'agent' } } },
  ]);
});

it('what the token may not see is refused by the subgraph itself', async () => {
  const agent = await signClientToken({ id: 'kim', department: 'sales', role: 'agent' }, jwtSecret, 60);
  const input = { idempotencyKey: 'x', name: 'Kim', department: 'sales' };

  const { text } = await bySecret.post(
    { query: 'mutation ($input: StaffSaveInput!) { staffSave(input: $input) { staff { id } } }', variables: { input } },
    { authorization: `Bearer ${agent}` },
  );

  expect(JSON.parse(text)).toMatchObject({
    data: { staffSave: null },
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
});

const parts = async () => (await tokenOf(keys.published)).split('.') as [string, string, string];
const hmac = (text: string) => new TextEncoder().encode(text);
const refused: [string, () => Promise<string>][] = [
  ['with alg none', async () => `${base64url({ alg: 'none', typ: 'JWT' })}.${(await parts())[1]}.`],
  ['signed by HS256 with the public key', () => tokenOf(hmac(keys.spki), { alg: 'HS256' })],
  ['signed by HS256 with the secret of others', () => tokenOf(hmac('x'.repeat(40)), { alg: 'HS256' })],
  ['signed with another key', () => tokenOf(keys.foreign)],
  ['with a kid that nobody published', () => tokenOf(keys.published, { kid: 'k2' })],
  ['with a path as its kid', () => tokenOf(keys.published, { kid: '../../../dev/null' })],
  [
    'tampered with',
    async () => {
      const [header, payload, signature] = await parts();
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      return `${header}.${base64url({ ...claims, role: 'admin' })}.${signature}`;
    },
  ],
  ['that has expired', () => tokenOf(keys.published, {}, { iat: now - 700, exp: now - 100 })],
  ['without an expiry', () => tokenOf(keys.published, {}, { exp: undefined })],
  ['good for a year', () => tokenOf(keys.published, {}, { iat: now - 90_000, exp: now + 31_536_000 })],
  ['for another audience', () => tokenOf(keys.published, {}, { aud: 'another-service' })],
  ['without an audience', () => tokenOf(keys.published, {}, { aud: undefined })],
  ['of another issuer', () => tokenOf(keys.published, {}, { iss: 'https://login.example.com' })],
  ['without a subject', () => tokenOf(keys.published, {}, { sub: undefined })],
  ['of a role that does not exist', () => tokenOf(keys.published, {}, { role: 'partner' })],
  ['that is an ID token', () => tokenOf(keys.published, { typ: undefined }, { aud: 'web-app', nonce: 'n' })],
  [
    'that the gateway signed',
    () => signViewerToken({ id: 'kim', department: 'platform', role: 'admin' }, gatewayKey, 'customer', 60),
  ],
  ['that is an API key', async () => `cg_abc_${'A'.repeat(43)}`],
];
it.each(refused)('a token %s is refused', async (_, make) => {
  const token = await make();

  for (const subgraph of [bySecret, byKeySet]) {
    const { status, text } = await ask(subgraph, token);
    expect({ status, data: text.includes('"data"') }).toEqual({ status: 401, data: false });
    expect(text).not.toMatch(/RS256|HS256|JWK|signature|127\.0\.0\.1|stack/);
  }
});

it('nobody is let in, and everybody told to come again, while the keys cannot be had', async () => {
  provider.answers = false;
  const [platform] = await subgraphsUnderTest();
  const readViewer = clientTokens({ keySetUrl: provider.url });
  const fresh = await startServedSubgraph(platform!, database, { readViewer });

  const { status, headers, text } = await ask(fresh, await tokenOf(keys.published));
  await fresh.stop();

  expect({ status, retryAfter: headers.get('retry-after') }).toEqual({ status: 503, retryAfter: '5' });
  expect(text).toContain('AUTHENTICATION_UNAVAILABLE');
});

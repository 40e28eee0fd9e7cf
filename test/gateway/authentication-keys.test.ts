import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { type GatewayUnderTest, signToken, startGatewayUnderTest } from './gateway-under-test';
import { type Department, startImpostor } from './library-fixture';

const query = '{ books { nodes { title } } }';
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = Math.floor(Date.now() / 1000);

let gateway: GatewayUnderTest;
let provider: Department;
let attacker: Department;
let keys: { published: CryptoKey; publishedSpki: string; foreign: CryptoKey; foreignJwk: object };

beforeAll(async () => {
  const published = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(published.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const foreignJwk = { ...(await exportJWK(foreign.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  keys = {
    published: published.privateKey,
    publishedSpki: await exportSPKI(published.publicKey),
    foreign: foreign.privateKey,
    foreignJwk,
  };
  const publish = (key: object) =>
    startImpostor((_, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [key] }));
    });
  provider = await publish(jwk);
  attacker = await publish(foreignJwk);
  gateway = await startGatewayUnderTest({ variables: { JWT_SECRET: '', JWKS_URL: provider.url } });
});
afterAll(async () => {
  await gateway.dispose();
  await Promise.all([provider.stop(), attacker.stop()]);
});

/** A good token of the identity provider; undefined leaves a claim or header out. */
function tokenOf(
  key: CryptoKey | Uint8Array,
  header: Partial<JWTHeaderParameters> = {},
  claims: JWTPayload = {},
): Promise<string> {
  const payload = {
    iss: 'customer-graph',
    aud: 'customer-graph',
    sub: 'lee',
    department: 'sales',
    role: 'agent',
    iat: now,
    exp: now + 600,
    ...claims,
  };
  return new SignJWT(JSON.parse(JSON.stringify(payload)) as JWTPayload)
    .setProtectedHeader(
      JSON.parse(JSON.stringify({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...header })) as JWTHeaderParameters,
    )
    .sign(key);
}

const statusOf = async (token: string) => {
  const { status, text } = await gateway.ask({ query }, { authorization: `Bearer ${token}` });
  return { status, hasData: text.includes('Emma') };
};

it('a token that the identity provider signed is taken', async () => {
  expect(await statusOf(await tokenOf(keys.published))).toEqual({ status: 200, hasData: true });
});

const parts = async () => (await tokenOf(keys.published)).split('.') as [string, string, string];
const refused: [string, () => Promise<string>][] = [
  ['with alg none', async () => `${base64url({ alg: 'none', typ: 'JWT' })}.${(await parts())[1]}.`],
  ['with alg none and a signature', async () => `${base64url({ alg: 'nOnE', typ: 'JWT' })}.${(await parts())[1]}.AAAA`],
  ['without a signature', async () => (await parts()).slice(0, 2).join('.')],
  [
    'signed by HS256 with the text of the public key',
    () => tokenOf(new TextEncoder().encode(keys.publishedSpki), { alg: 'HS256' }),
  ],
  ['signed by HS256 with the published key set', () => signToken({}, { secret: JSON.stringify(keys.foreignJwk) })],
  ['signed with another key under the same kid', () => tokenOf(keys.foreign)],
  ['signed with another key that the header brings along', () => tokenOf(keys.foreign, { jwk: keys.foreignJwk })],
  [
    'signed with another key that lies at an address in the header',
    () => tokenOf(keys.foreign, { jku: attacker.url, x5u: attacker.url }),
  ],
  ['with a kid that nobody published', () => tokenOf(keys.published, { kid: 'k2' })],
  ['with a path as its kid', () => tokenOf(keys.published, { kid: '../../../dev/null' })],
  ['with SQL as its kid', () => tokenOf(keys.published, { kid: "k1' OR '1'='1" })],
  ['with a critical extension', () => tokenOf(keys.published, { crit: ['exp2'], exp2: 1 }).catch(() => brokenCrit())],
  [
    'with another payload',
    async () => {
      const [header, , signature] = await parts();
      return [
        header,
        base64url({ ...JSON.parse(Buffer.from((await parts())[1], 'base64url').toString()), role: 'admin' }),
        signature,
      ].join('.');
    },
  ],
  ['that has expired', () => tokenOf(keys.published, {}, { iat: now - 700, exp: now - 100 })],
  ['without an expiry', () => tokenOf(keys.published, {}, { exp: undefined })],
  ['good for a year', () => tokenOf(keys.published, {}, { iat: now - 90_000, exp: now + 31_536_000 })],
  ['that is not good yet', () => tokenOf(keys.published, {}, { nbf: now + 600 })],
  ['for another audience', () => tokenOf(keys.published, {}, { aud: 'another-service' })],
  ['without an audience', () => tokenOf(keys.published, {}, { aud: undefined })],
  ['of another issuer', () => tokenOf(keys.published, {}, { iss: 'https://login.example.com' })],
  ['without a subject', () => tokenOf(keys.published, {}, { sub: undefined })],
  ['that is an ID token', () => tokenOf(keys.published, { typ: undefined }, { aud: 'web-app', nonce: 'n' })],
  ['of 15 kB', () => tokenOf(keys.foreign, {}, { padding: 'x'.repeat(11_000) })],
];

async function brokenCrit(): Promise<string> {
  const [, payload, signature] = await parts();
  return `${base64url({ alg: 'RS256', typ: 'JWT', kid: 'k1', crit: ['exp2'], exp2: 1 })}.${payload}.${signature}`;
}

it.each(refused)('a token %s is refused', async (_, token) => {
  const answer = await gateway.ask({ query }, { authorization: `Bearer ${await token()}` });

  expect(answer.status).toBe(401);
  expect(answer.errors).toHaveLength(1);
  expect(answer.errors![0]!.extensions).toEqual({ code: 'UNAUTHENTICATED' });
  expect(answer.text).not.toMatch(/RS256|JWK|signature|127\.0\.0\.1|stack|"data"/);
});

it('no address that a token names is ever asked', async () => {
  await statusOf(await tokenOf(keys.foreign, { jku: attacker.url, x5u: attacker.url, kid: attacker.url }));

  expect(attacker.received).toEqual([]);
});

it('tokens with unknown kids do not make the gateway ask the identity provider each time', async () => {
  const before = provider.received.length;

  for (let index = 0; index < 50; index++) await statusOf(await tokenOf(keys.foreign, { kid: `unknown-${index}` }));

  expect(provider.received.length - before).toBeLessThanOrEqual(1);
});

it('a token of 1 MB is refused before it is read', async () => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${'a'.repeat(1_000_000)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

  expect(response.status).toBe(431);
});

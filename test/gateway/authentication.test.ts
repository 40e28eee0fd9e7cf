import { request } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { readGatewayEnvironment } from '../../gateway/env';
import { readOrCreateSecret } from '../../gateway/guard/secret-file';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GatewayUnderTest, jwtSecret, signToken, startGatewayUnderTest } from './gateway-under-test';
import { startImpostor } from './library-fixture';

const query = '{ books { nodes { title } } }';
const now = Math.floor(Date.now() / 1000);
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('tokens signed with a secret', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
  });
  afterAll(() => gateway.dispose());

  const tampered = async () => {
    const [header, , signature] = (await signToken()).split('.');
    const admin = {
      ...JSON.parse(Buffer.from((await signToken()).split('.')[1]!, 'base64url').toString()),
      role: 'admin',
    };
    return `${header}.${base64url(admin)}.${signature}`;
  };
  const unsigned = async () => {
    const [, payload] = (await signToken()).split('.');
    return `${base64url({ alg: 'none', typ: 'JWT' })}.${payload}.`;
  };
  const refused: [string, () => Promise<string>][] = [
    ['expired', () => signToken({ iat: now - 700, exp: now - 100 })],
    ['without an expiry', () => signToken({ exp: undefined })],
    ['without an issue time', () => signToken({ iat: undefined })],
    ['older than a day, though not expired', () => signToken({ iat: now - 100_000, exp: now + 600 })],
    ['for another audience', () => signToken({ aud: 'another-service' })],
    ['without an audience', () => signToken({ aud: undefined })],
    ['of another issuer', () => signToken({ iss: 'customer-graph-gateway' })],
    ['of another type', () => signToken({}, { header: { typ: 'viewer+jwt' } })],
    ['without a type', () => signToken({}, { header: { typ: undefined } })],
    ['signed with another secret', () => signToken({}, { secret: 'another secret that is long enough' })],
    ['signed with another algorithm', () => signToken({}, { secret: jwtSecret.repeat(2), header: { alg: 'HS512' } })],
    ['without a subject', () => signToken({ sub: undefined })],
    ['without a department', () => signToken({ department: undefined })],
    ['with a department that is a path', () => signToken({ department: '../sales' })],
    ['with a role that does not exist', () => signToken({ role: 'root' })],
    ['tampered with', tampered],
    ['with alg none', unsigned],
    ['that is none', async () => 'nonsense'],
  ];
  it.each(refused)('refuses a token %s', async (_, token) => {
    // When
    const answer = await gateway.ask({ query }, { authorization: `Bearer ${await token()}` });

    // Then
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors![0]!.extensions).toEqual({ code: 'UNAUTHENTICATED' });
    expect(answer.text).not.toMatch(/customer-graph|HS256|signature|stack|"data"/);
  });

  it('tells the holder of an expired token that it has expired', async () => {
    const token = await signToken({ iat: now - 700, exp: now - 100 });

    const answer = await gateway.ask({ query }, { authorization: `Bearer ${token}` });

    expect(answer.errors![0]!.message).toContain('the token has expired');
  });

  it('refuses introspection, queries and GET without a token, and lets the open addresses be', async () => {
    const withoutToken = (path: string, init?: RequestInit) =>
      fetch(`${gateway.url}${path}`, init).then((r) => r.status);
    const post = (body: object) => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

    expect(await withoutToken('/graphql', post({ query: '{ __schema { queryType { name } } }' }))).toBe(401);
    expect(await withoutToken('/graphql', post({ query }))).toBe(401);
    expect(await withoutToken('/graphql?query={__typename}', { headers: { 'x-request-id': 'r' } })).toBe(401);
    expect(await withoutToken('/health')).toBe(200);
    expect(await withoutToken('/ready')).toBe(200);
    expect(await withoutToken('/metrics')).toBe(200);
  });

  it('refuses two Authorization headers, the first of which is good', async () => {
    // Given: Node would drop the second one unseen
    const good = `Bearer ${await signToken()}`;
    const { port } = new URL(gateway.url);

    // When
    const status = await new Promise((done, fail) => {
      const outgoing = request({ port, path: '/graphql', method: 'POST' }, (response) =>
        done(response.resume().statusCode),
      );
      outgoing.setHeader('content-type', 'application/json');
      outgoing.setHeader('authorization', [good, 'Bearer other']);
      outgoing.on('error', fail).end(JSON.stringify({ query }));
    });

    // Then
    expect(status).toBe(401);
  });

  it('answers a good token, introspection included', async () => {
    const answer = await gateway.ask({ query: '{ __schema { queryType { name } } }' });

    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});

describe('tokens signed by an identity provider', () => {
  it('verifies with the published keys, refuses the public key used as a secret, and says 503 without keys', async () => {
    // Given
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' };
    const provider = await startImpostor((_, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    });
    const gateway = await startGatewayUnderTest({ variables: { JWT_SECRET: '', JWKS_URL: provider.url } });
    const token = await new SignJWT({ department: 'sales', role: 'manager' })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: 'k1' })
      .setIssuer('customer-graph')
      .setAudience('customer-graph')
      .setSubject('lee')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
    const confused = await signToken({}, { secret: JSON.stringify(jwk), header: { kid: 'k1' } });

    // When
    const good = await gateway.ask({ query }, { authorization: `Bearer ${token}` });
    const bad = await gateway.ask({ query }, { authorization: `Bearer ${confused}` });
    await provider.stop();
    const withoutProvider = await startGatewayUnderTest({ variables: { JWT_SECRET: '', JWKS_URL: provider.url } });
    const unknown = await withoutProvider.ask({ query }, { authorization: `Bearer ${token}` });

    // Then
    expect(good.data.books.nodes).toHaveLength(2);
    expect(bad.status).toBe(401);
    expect(unknown.status).toBe(503);
    expect(unknown.errors![0]!.extensions).toEqual({ code: 'AUTHENTICATION_UNAVAILABLE', retryAfter: 5 });
    expect(unknown.text).not.toContain('127.0.0.1');
    await Promise.all([gateway.dispose(), withoutProvider.dispose()]);
  });
});

describe('secrets that nobody gave', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-secret-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are made once, however many ask at the same moment, and are for the owner alone', async () => {
    const dataDir = join(folder, 'new');

    const secrets = await Promise.all(Array.from({ length: 20 }, () => readOrCreateSecret(dataDir, 'jwt-secret')));

    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).toMatch(/^[\w-]{43}$/);
    expect((await stat(join(dataDir, 'jwt-secret'))).mode & 0o777).toBe(0o600);
  });

  it('verify tokens signed with the text of the file', async () => {
    const gateway = await startGatewayUnderTest({ variables: { JWT_SECRET: '', GATEWAY_KEY: '', DATA_DIR: folder } });
    const secret = await readFile(join(folder, 'jwt-secret'), 'utf8');

    const answer = await gateway.ask({ query }, { authorization: `Bearer ${await signToken({}, { secret })}` });

    expect(answer.status).toBe(200);
    await gateway.dispose();
  });
});

describe('AUTH=none', () => {
  it('makes everybody a platform admin', async () => {
    const gateway = await startGatewayUnderTest({ variables: { AUTH: 'none' } });

    const answer = await gateway.ask({ query }, { authorization: '' });

    const [, payload] = gateway.library.received[0]!.authorization!.split('.');
    expect(answer.status).toBe(200);
    expect(JSON.parse(Buffer.from(payload!, 'base64url').toString())).toMatchObject({
      sub: 'anonymous',
      department: 'platform',
      role: 'admin',
    });
    await gateway.dispose();
  });

  it('is refused in production', () => {
    expect(() => readGatewayEnvironment({ AUTH: 'none', NODE_ENV: 'production' })).toThrow('AUTH must be jwt');
  });
});

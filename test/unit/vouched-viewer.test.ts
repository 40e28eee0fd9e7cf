import type * as Jose from 'jose';
import { jwtVerify } from 'jose';
import { UnauthenticatedError, vouchedByGateway } from '../../subgraphs/kit/viewer';
import { signViewerToken } from '../../subgraphs/local/sign-token';

jest.mock('jose', () => {
  const jose = jest.requireActual<typeof Jose>('jose');
  return { ...jose, jwtVerify: jest.fn(jose.jwtVerify) };
});

const key = 'a key for the tokens of the gateway in tests';
const kim = { id: 'kim', department: 'sales', role: 'agent' };
const start = Date.parse('2026-11-28T12:00:00Z');

beforeEach(() => {
  jest.useFakeTimers({ now: start, doNotFake: ['nextTick', 'setImmediate'] });
  jest.mocked(jwtVerify).mockClear();
});
afterEach(() => jest.useRealTimers());

const header = async (audience: string, seconds: number) =>
  `Bearer ${await signViewerToken(kim, key, audience, seconds)}`;

test('a token is verified once, and known by its text until it ends', async () => {
  const read = vouchedByGateway({ key, audience: 'sales', maxAgeSeconds: null });
  const authorization = await header('sales', 60);

  expect(await read(authorization)).toEqual({ ...kim, scopes: [] });
  jest.setSystemTime(start + 59_000);
  expect(await read(authorization)).toEqual({ ...kim, scopes: [] });
  expect(jwtVerify).toHaveBeenCalledTimes(1);

  jest.setSystemTime(start + 61_000);
  await expect(read(authorization)).rejects.toThrow(UnauthenticatedError);
});

test('a token that was good is refused when it is older than it may be', async () => {
  const read = vouchedByGateway({ key, audience: 'sales', maxAgeSeconds: 60 });
  const authorization = await header('sales', 3_600);
  await read(authorization);

  jest.setSystemTime(start + 62_000);

  await expect(read(authorization)).rejects.toThrow(UnauthenticatedError);
});

test('what one subgraph knows opens no other, and no other text', async () => {
  const authorization = await header('sales', 60);
  await vouchedByGateway({ key, audience: 'sales', maxAgeSeconds: 60 })(authorization);
  const read = vouchedByGateway({ key, audience: 'support', maxAgeSeconds: 60 });

  await expect(read(authorization)).rejects.toThrow(UnauthenticatedError);
  await expect(read(authorization.toLowerCase())).rejects.toThrow(UnauthenticatedError);
});

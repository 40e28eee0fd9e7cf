import { type AskAboutKey, type KnownKey, verifierOfApiKeys } from '../../gateway/guard/api-key/key-verifier';
import { KeysUnavailableError, TokenRefusedError } from '../../gateway/guard/token-verifier';

const good: KnownKey = { name: 'a partner', scopes: ['sales:read'], expiresAt: null };
const key = (id: string) => `cg_${id}_${'A'.repeat(43)}`;

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T09:00:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

/** A verifier and the ids it has asked about. */
function verifierOf(answer: (id: string) => KnownKey | null | Promise<KnownKey | null>) {
  const asked: string[] = [];
  const ask: AskAboutKey = async ({ id }) => {
    asked.push(id);
    return answer(id);
  };
  return { verify: verifierOfApiKeys(ask, 10_000), asked };
}

it('a good key is asked about again after 10 s, counted from the question and not from its answer', async () => {
  const { verify, asked } = verifierOf(async () => {
    jest.advanceTimersByTime(3_000);
    return good;
  });

  await verify(key('a'));
  jest.advanceTimersByTime(6_999);
  await verify(key('a'));
  expect(asked).toHaveLength(1);
  jest.advanceTimersByTime(1);
  await verify(key('a'));
  expect(asked).toHaveLength(2);
});

it('a bad key is asked about again after 2 s', async () => {
  const { verify, asked } = verifierOf(() => null);

  await expect(verify(key('a'))).rejects.toThrow(TokenRefusedError);
  jest.advanceTimersByTime(1_999);
  await expect(verify(key('a'))).rejects.toThrow(TokenRefusedError);
  expect(asked).toHaveLength(1);
  jest.advanceTimersByTime(1);
  await expect(verify(key('a'))).rejects.toThrow(TokenRefusedError);
  expect(asked).toHaveLength(2);
});

it('a failure to ask is remembered by nobody, and reaches all who wait', async () => {
  const answers = [Promise.reject(new KeysUnavailableError('nobody is there')), Promise.resolve(good)];
  const { verify, asked } = verifierOf(() => answers.shift()!);

  const both = await Promise.allSettled([verify(key('a')), verify(key('a'))]);
  const after = await verify(key('a'));

  expect(both.map((result) => (result as PromiseRejectedResult).reason)).toEqual(
    Array(2).fill(expect.any(KeysUnavailableError)),
  );
  expect(asked).toHaveLength(2);
  expect(after.sub).toBe('key:a');
});

it('a key is refused from its expiry on, though it is remembered', async () => {
  const { verify, asked } = verifierOf(() => ({ ...good, expiresAt: new Date('2026-11-22T09:00:05Z') }));

  await verify(key('a'));
  jest.advanceTimersByTime(4_999);
  await verify(key('a'));
  jest.advanceTimersByTime(1);

  await expect(verify(key('a'))).rejects.toThrow('not valid');
  expect(asked).toHaveLength(1);
});

it('the same id with another secret is another key', async () => {
  const { verify, asked } = verifierOf(() => good);

  await verify(key('a'));
  await verify(`cg_a_${'B'.repeat(43)}`);

  expect(asked).toEqual(['a', 'a']);
});

it('no number of bad keys pushes out a good one, nor fills the memory', async () => {
  const { verify, asked } = verifierOf((id) => (id === 'good' ? good : null));
  await verify(key('good'));

  for (let index = 0; index < 10_001; index++) await verify(key(`bad${index}`)).catch(() => null);
  const before = asked.length;
  await verify(key('good'));
  await verify(key('bad10000')).catch(() => null);
  expect(asked).toHaveLength(before);
  // The first of the bad ones had to make room.
  await verify(key('bad0')).catch(() => null);
  expect(asked).toHaveLength(before + 1);
});

it.each(['cg_', 'cg_a', `cg_A_${'A'.repeat(43)}`, `cg_a_${'A'.repeat(42)}=`, `cg__${'A'.repeat(43)}`])(
  'nobody is asked about %s, which cannot be a key',
  async (credential) => {
    const { verify, asked } = verifierOf(() => good);

    await expect(verify(credential)).rejects.toThrow(TokenRefusedError);
    expect(asked).toEqual([]);
  },
);

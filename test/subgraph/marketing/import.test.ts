import { type Marketing, startMarketing } from './start-marketing';

let marketing: Marketing;

beforeAll(async () => {
  marketing = await startMarketing();
  await marketing.importRows('campaigns', [{ externalRef: 'spring', name: 'Spring' }]);
});
afterAll(() => marketing.testDatabase.drop());

const outcomesOf = async (kind: string, rows: Record<string, string>[]) =>
  (await marketing.importRows(kind, rows)).map(({ outcome }) => outcome);
const refusalOf = async (kind: string, row: Record<string, string>) => {
  const [result] = await marketing.importRows(kind, [row]);
  if (result?.outcome !== 'failed') throw new Error(`expected the row to fail, got ${result?.outcome}`);
  return result.refusal;
};

const customer = { customerRef: 'c1', email: 'c1@example.com' };

describe.each([
  [
    'leads',
    { ...customer, externalRef: '1', source: 'fair', capturedAt: '2026-01-01T00:00:00Z', campaignRef: 'spring' },
    { source: 'partner' },
  ],
  ['campaigns', { externalRef: '1', name: 'Summer', startedAt: '2026-01-01T00:00:00Z' }, { name: 'Late summer' }],
  ['campaign-messages', { ...customer, campaignRef: 'spring', subject: 'Hi' }, { status: 'bounced' }],
  ['visits', { ...customer, externalRef: '1', kind: 'cart', at: '2026-01-01T00:00:00Z' }, { page: '/cart' }],
])('%s', (kind, row, change) => {
  test('are created, then unchanged, then updated, then unchanged', async () => {
    expect(await outcomesOf(kind, [row])).toEqual(['created']);
    expect(await outcomesOf(kind, [row])).toEqual(['unchanged']);
    expect(await outcomesOf(kind, [{ ...row, ...change }])).toEqual(['updated']);
    expect(await outcomesOf(kind, [{ ...row, ...change }])).toEqual(['unchanged']);
  });

  test('with one ref twice in a batch are one record', async () => {
    const twice = { ...row, externalRef: 'twice' };

    expect(await outcomesOf(kind, [twice, { ...twice, ...change }])).toEqual(['created', 'updated']);
  });
});

test('a consent event is created once and never changed', async () => {
  const event = {
    ...customer,
    externalRef: '1',
    channel: 'email',
    purpose: 'Newsletter',
    state: 'granted',
    source: 'form',
  };

  expect(await outcomesOf('consents', [event])).toEqual(['created']);
  expect(await outcomesOf('consents', [event, event])).toEqual(['unchanged', 'unchanged']);
  await expect(marketing.importRows('consents', [{ ...event, state: 'revoked' }])).rejects.toMatchObject({
    code: 'CONFLICT',
    field: ['state'],
  });
  await expect(
    marketing.importRows('consents', [{ ...event, customerRef: 'nobody', email: 'nobody@example.com' }]),
  ).rejects.toMatchObject({ code: 'CONFLICT', field: ['customer'] });
});

test('a row that teaches us more of its customer is an update', async () => {
  const visit = { customerRef: 'c2', externalRef: 'c2', at: '2026-01-01T00:00:00Z' };
  await marketing.importRows('visits', [visit]);

  expect(await outcomesOf('visits', [{ ...visit, givenName: 'Min' }])).toEqual(['updated']);
  expect(await outcomesOf('visits', [{ ...visit, givenName: 'Min' }])).toEqual(['unchanged']);
});

test('a message without a ref of its own is one per campaign and customer, and its id holds no address', async () => {
  const message = { email: 'own@example.com', campaignRef: 'spring' };
  const outcomes = await outcomesOf('campaign-messages', [
    message,
    { ...message, email: 'other@example.com' },
    message,
  ]);
  const refs = await marketing.testDatabase.asOwner<{ external_value: string }>(
    `SELECT external_value FROM marketing.campaign_messages WHERE external_value LIKE '%@%'`,
  );

  expect(outcomes).toEqual(['created', 'created', 'unchanged']);
  expect(refs).toEqual([]);
});

test('a bad row fails by itself and makes no customer', async () => {
  const rows: Record<string, string>[] = [
    { customerRef: 'good-1', externalRef: 'g1', source: 'fair' },
    { customerRef: 'ghost', externalRef: 'g2', source: 'fair', campaignRef: 'nowhere' },
    { customerRef: 'good-2', externalRef: 'g3', source: 'fair' },
  ];
  const results = await marketing.importRows('leads', rows);
  const ghosts = await marketing.testDatabase.asOwner(`SELECT FROM identity.identifier WHERE key = 'ghost'`);

  expect(results).toMatchObject([
    { outcome: 'created' },
    { outcome: 'failed', refusal: { code: 'NOT_FOUND', field: ['campaignRef'] } },
    { outcome: 'created' },
  ]);
  expect(ghosts).toEqual([]);
});

test('a refusal names the attribute at fault', async () => {
  const visit = { at: '2026-01-01T00:00:00Z', externalRef: 'refused' };

  expect(await refusalOf('visits', { ...visit, customerRef: 'c3', phone: '12' })).toMatchObject({ field: ['phone'] });
  expect(await refusalOf('visits', { ...visit, email: 'nobody' })).toMatchObject({ code: 'INVALID', field: ['email'] });
  expect(
    await refusalOf('campaign-messages', { ...customer, campaignRef: 'spring', status: 'held', openedAt: visit.at }),
  ).toMatchObject({ code: 'INVALID', field: ['openedAt'] });
  expect(
    await refusalOf('campaigns', { externalRef: 'x', name: 'x', startedAt: visit.at, endedAt: '2025-01-01T00:00:00Z' }),
  ).toMatchObject({ code: 'INVALID', field: ['endedAt'] });
});

test('a message that was sent cannot go back into the queue', async () => {
  const message = { ...customer, externalRef: 'sent', campaignRef: 'spring' };
  await marketing.importRows('campaign-messages', [{ ...message, sentAt: '2026-01-01T00:00:00Z' }]);

  await expect(marketing.importRows('campaign-messages', [{ ...message, status: 'queued' }])).rejects.toThrow();
});

test('rows that belong to a customer say which attributes could name one', async () => {
  await expect(marketing.importRows('visits', [{ externalRef: '1', at: '2026-01-01T00:00:00Z' }])).rejects.toThrow(
    'email or phone',
  );
});

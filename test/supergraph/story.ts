import { email, importRows, mutate } from '../support/records';
import type { TestSystem } from '../support/system';

/** The field of each mutation's payload that holds what was written. */
const written: Record<string, string> = {
  staffSave: 'staff',
  customerIdentify: 'customer',
  campaignCreate: 'campaign',
  leadCapture: 'lead',
  visitRecord: 'visit',
  orderRecord: 'order',
  accountSave: 'account',
  dealCreate: 'deal',
  activityRecord: 'activity',
  ticketOpen: 'ticket',
};

const money = (amount: string, currencyCode: string) => ({ amount, currencyCode });
const gloves = { sku: 'GLOVE-L', name: 'Winter gloves, L' };

/**
 * A small company, told through the graph's own mutations at fixed times: Mina bought gloves that fell apart and
 * complained, Ada buys for a firm, Jun has only called, and only the platform has met Noor. Returns ids by name.
 */
export async function tellStory(system: TestSystem): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  let steps = 0;
  const write = async (mutation: string, input: object, name?: string): Promise<string> => {
    const record = written[mutation];
    steps += 1;
    const fields = record ? `${record} { id }` : '';
    const payload = await mutate(system, mutation, { idempotencyKey: `step-${steps}`, ...input }, fields);
    if (payload.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(payload.userErrors)}`);
    const id = record ? (payload[record].id as string) : '';
    if (name) ids[name] = id;
    return id;
  };

  const kim = await write(
    'staffSave',
    { name: 'Kim Haneul', department: 'support', externalRefs: [{ system: 'login', value: 'kim' }] },
    'kim',
  );
  const han = await write('staffSave', { name: 'Han Jiho', department: 'sales', team: 'firms' }, 'han');

  const minaIs = {
    identifiers: [
      { kind: 'EMAIL', value: 'Mina@Example.com' },
      { kind: 'PHONE', value: '010-2345-6789' },
    ],
    profile: { displayName: '김민아', language: 'ko', address: { city: '서울', countryCode: 'KR' } },
  };
  const adaIs = { ...email('ada@example.com'), profile: { givenName: 'Ada', familyName: 'Lovelace' } };
  await write('customerIdentify', { customer: minaIs }, 'mina');
  const ada = await write('customerIdentify', { customer: adaIs }, 'ada');
  await write(
    'customerIdentify',
    { customer: { ...email('noor@example.com'), profile: { displayName: 'Noor' } } },
    'noor',
  );
  const mina = email('mina@example.com');

  const campaign = {
    name: 'Spring news',
    channel: 'EMAIL',
    purpose: 'newsletter',
    subject: 'Hello {{ customer.displayName }}',
    body: 'Spring is here.',
    externalRef: { system: 'test', value: 'spring' },
  };
  const spring = await write('campaignCreate', campaign, 'spring');
  await write(
    'leadCapture',
    { customer: mina, source: 'fair', capturedAt: '2026-02-01T09:00:00Z', campaignId: spring },
    'fairLead',
  );
  await write('consentRecord', {
    customer: mina,
    channel: 'EMAIL',
    purpose: 'newsletter',
    state: 'GRANTED',
    source: 'signup form',
    at: '2026-02-01T09:05:00Z',
  });
  await write(
    'visitRecord',
    { customer: mina, kind: 'PRODUCT', sku: gloves.sku, page: '/gloves', at: '2026-04-20T18:30:00Z' },
    'visit',
  );
  // The graph has no mutation for messages: campaigns make them, and imports bring their history.
  const [message] = await importRows(system, 'campaign-messages', [
    {
      email: 'mina@example.com',
      campaignRef: 'spring',
      subject: 'Hello 김민아',
      status: 'DELIVERED',
      sentAt: '2026-03-01T08:00:00Z',
      openedAt: '2026-03-01T08:10:00Z',
    },
  ]);
  ids['message'] = message!;

  await write('productSave', { ...gloves, category: 'Accessories', price: money('48000', 'KRW') });
  const line = { sku: gloves.sku, quantity: 2, unitPrice: '48000' };
  await write(
    'orderRecord',
    { customer: mina, placedAt: '2026-03-05T10:00:00Z', currencyCode: 'KRW', lines: [line] },
    'firstOrder',
  );
  await write(
    'orderRecord',
    {
      customer: mina,
      placedAt: '2026-04-02T10:00:00Z',
      currencyCode: 'KRW',
      lines: [{ ...line, quantity: 1, discount: '0.1' }],
    },
    'secondOrder',
  );
  const account = await write(
    'accountSave',
    { name: 'Analytical Engines', domain: 'engines.example', customerIds: [ada] },
    'engines',
  );
  const deal = await write(
    'dealCreate',
    {
      customer: { id: ada },
      accountId: account,
      name: 'Gloves for the workshop',
      stage: 'Proposal',
      amount: money('1200.50', 'GBP'),
      sku: gloves.sku,
      ownerId: han,
    },
    'workshop',
  );
  await write(
    'activityRecord',
    { dealId: deal, kind: 'call', note: 'Wants forty pairs.', occurredAt: '2026-04-10T13:00:00Z' },
    'call',
  );

  const complaint = await write(
    'ticketOpen',
    {
      customer: mina,
      subject: 'Gloves fell apart',
      body: 'The seam opened on the second ride.',
      kind: 'COMPLAINT',
      channel: 'REVIEW',
      createdAt: '2026-04-18T07:00:00Z',
    },
    'complaint',
  );
  await write('ticketAssign', { ticketId: complaint, staffId: kim, expectedRevision: 1 });
  const jun = { identifiers: [{ kind: 'PHONE', value: '+82 10 9876 5432' }] };
  await write(
    'ticketOpen',
    {
      customer: jun,
      subject: 'Opening hours',
      body: 'When do you open?',
      channel: 'PHONE',
      createdAt: '2026-04-19T07:00:00Z',
    },
    'question',
  );
  // Support met Jun first; the platform knows who called.
  await write('customerIdentify', { customer: jun }, 'jun');
  return ids;
}

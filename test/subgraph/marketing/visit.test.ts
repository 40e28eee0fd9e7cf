import { randomUUID } from 'node:crypto';
import { type Marketing, email, startMarketing, viewerOf } from './start-marketing';

let marketing: Marketing;

beforeAll(async () => {
  marketing = await startMarketing();
});
afterAll(() => marketing.testDatabase.drop());

const fields =
  'visit { id kind page sku at externalRef { system value } campaign { id } customer { id } } customerCreated replayed';
const record = (input: Record<string, unknown>) => marketing.mutate('visitRecord', { kind: 'PAGE', ...input }, fields);

test('a visit of a stranger makes the customer', async () => {
  const { visit, customerCreated, userErrors } = await record({
    customer: { identifiers: [{ kind: 'PHONE', value: '010-1234-5678' }] },
    kind: 'PRODUCT',
    page: '/helmets',
    sku: 'HL-U509',
    at: '2026-11-02T09:00:00Z',
  });

  expect(userErrors).toEqual([]);
  expect(customerCreated).toBe(true);
  expect(visit).toMatchObject({
    kind: 'PRODUCT',
    page: '/helmets',
    sku: 'HL-U509',
    at: '2026-11-02T09:00:00.000Z',
    externalRef: null,
    campaign: null,
  });
});

test('the same external ref brings the visit up to date and keeps what is left out', async () => {
  const visit = { customer: email('visit@example.com'), externalRef: { system: 'shop', value: '1' } };
  const first = await record({ ...visit, page: '/cart', at: '2026-11-02T09:00:00Z' });
  const second = await record({ ...visit, kind: 'CART' });

  expect(second.visit).toEqual({ ...first.visit, kind: 'CART' });
});

test('the same key records one visit, and refuses another input', async () => {
  const input = { idempotencyKey: 'visit-once', customer: email('once@example.com') };
  const first = await record(input);
  const again = await record(input);
  const other = await record({ ...input, page: '/other' });

  expect(again).toMatchObject({ replayed: true, visit: first.visit });
  expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH' }]);
});

test.each([
  [{ campaignId: randomUUID() }, 'NOT_FOUND', ['input', 'campaignId']],
  [{ customer: { id: randomUUID() } }, 'NOT_FOUND', ['input', 'customer', 'id']],
  [{ page: 'x'.repeat(2_001) }, 'INVALID', ['input', 'page']],
  [{ sku: 'x'.repeat(101) }, 'INVALID', ['input', 'sku']],
])('refuses %j', async (input, code, field) => {
  const { visit, userErrors } = await record({ customer: email('refused@example.com'), ...input });

  expect(visit).toBeNull();
  expect(userErrors).toMatchObject([{ code, field }]);
});

test('sales may not record visits', async () => {
  const { errors } = await marketing.execute(
    `mutation ($customer: CustomerReferenceInput!) {
      visitRecord(input: { idempotencyKey: "k", customer: $customer, kind: PAGE }) { visit { id } } }`,
    { customer: email('rights@example.com') },
    viewerOf('sales'),
  );

  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

import fc from 'fast-check';
import { type Marketing, email, startMarketing, viewerOf } from './start-marketing';

let marketing: Marketing;

beforeAll(async () => {
  marketing = await startMarketing();
});
afterAll(() => marketing.testDatabase.drop());

const fields = `consent { channel purpose state source proof at history { id state at customer { id } } } customerCreated replayed`;
const record = (input: Record<string, unknown>) =>
  marketing.mutate(
    'consentRecord',
    { channel: 'EMAIL', purpose: 'newsletter', state: 'GRANTED', source: 'signup form', ...input },
    fields,
  );

test('the latest event holds, whatever order the events came in', async () => {
  const customer = email('order@example.com');
  const granted = await record({ customer, at: '2026-01-01T00:00:00Z', proof: 'form v3' });
  const revoked = await record({ customer, state: 'REVOKED', source: 'unsubscribe link', at: '2026-03-01T00:00:00Z' });
  const late = await record({ customer, state: 'DENIED', source: 'call', at: '2026-02-01T00:00:00Z' });

  expect(granted).toMatchObject({ customerCreated: true, consent: { state: 'GRANTED', proof: 'form v3' } });
  expect(revoked.consent.state).toBe('REVOKED');
  expect(late.consent).toMatchObject({
    state: 'REVOKED',
    source: 'unsubscribe link',
    proof: null,
    at: '2026-03-01T00:00:00.000Z',
    history: [{ state: 'REVOKED' }, { state: 'DENIED' }, { state: 'GRANTED' }],
  });
});

test('of two events at the same time the one recorded last holds', async () => {
  const customer = email('tie@example.com');
  const at = '2026-01-01T00:00:00Z';
  await record({ customer, at });
  const { consent } = await record({ customer, at, state: 'REVOKED' });

  expect(consent.state).toBe('REVOKED');
});

test('channels and purposes are apart, and a purpose is one in any case', async () => {
  const customer = email('purposes@example.com');
  await record({ customer });
  await record({ customer, channel: 'SMS', state: 'DENIED' });
  const { consent } = await record({ customer, purpose: ' Newsletter ', state: 'REVOKED' });
  const [event] = consent.history;
  const { data } = await marketing.execute(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { marketing { consents { channel purpose state } } } } }`,
    { of: [{ __typename: 'Customer', id: event.customer.id }] },
  );

  expect(data._entities[0].marketing.consents).toEqual([
    { channel: 'EMAIL', purpose: 'newsletter', state: 'REVOKED' },
    { channel: 'SMS', purpose: 'newsletter', state: 'DENIED' },
  ]);
});

test('the same key records one event', async () => {
  const input = { idempotencyKey: 'consent-once', customer: email('once@example.com') };
  await record(input);
  const again = await record(input);

  expect(again).toMatchObject({ replayed: true, customerCreated: true });
  expect(again.consent.history).toHaveLength(1);
});

test.each([
  [{ at: new Date(Date.now() + 6 * 60_000).toISOString() }, 'at'],
  [{ purpose: '' }, 'purpose'],
  [{ source: ' ' }, 'source'],
  [{ proof: 'x'.repeat(10_001) }, 'proof'],
])('refuses %j', async (input, field) => {
  const { consent, userErrors } = await record({ customer: email('refused@example.com'), ...input });

  expect(consent).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', field] }]);
});

test('a clock that is a little ahead is believed', async () => {
  const { userErrors } = await record({
    customer: email('ahead@example.com'),
    at: new Date(Date.now() + 4 * 60_000).toISOString(),
  });

  expect(userErrors).toEqual([]);
});

test.each([
  `UPDATE marketing.consent_events SET state = 'GRANTED'`,
  'DELETE FROM marketing.consent_events',
  `INSERT INTO marketing.consent_events SELECT * FROM marketing.consent_events ON CONFLICT (id) DO UPDATE SET state = 'GRANTED'`,
])('nobody changes an event, the owner of the table included: %s', async (sql) => {
  await record({ customer: email('append@example.com') });

  await expect(marketing.testDatabase.asOwner(sql)).rejects.toThrow('append-only');
  await expect(marketing.database.query(sql)).rejects.toThrow('append-only');
});

test('nobody empties the table of events, the owner included', async () => {
  await expect(marketing.testDatabase.asOwner('TRUNCATE marketing.consent_events')).rejects.toThrow('append-only');
});

test('support may not record consents', async () => {
  const { errors } = await marketing.execute(
    `mutation ($customer: CustomerReferenceInput!) { consentRecord(input: { idempotencyKey: "k", customer: $customer,
      channel: EMAIL, purpose: "p", state: GRANTED, source: "s" }) { consent { state } } }`,
    { customer: email('rights@example.com') },
    viewerOf('support'),
  );

  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

const channels = ['EMAIL', 'SMS'] as const;
const purposes = ['newsletter', 'offers'] as const;
const pairs = channels.flatMap((channel) => purposes.map((purpose) => ({ channel, purpose })));
const said = fc.record({
  pair: fc.constantFrom(...pairs),
  state: fc.constantFrom('GRANTED', 'DENIED', 'REVOKED', 'UNKNOWN'),
  // Few days, so that events come late, and at the same time as others.
  at: fc.integer({ min: 1, max: 4 }).map((day) => `2026-01-0${day}T00:00:00.000Z`),
  proof: fc.option(fc.stringMatching(/^[a-z]{1,8}$/)),
});
const holdOf = (state?: string) => (state === 'GRANTED' ? [] : [state === 'REVOKED' ? 'UNSUBSCRIBED' : 'NO_CONSENT']);

/** All that was said of a channel and purpose, latest first, and what it means for messages at this moment. */
async function standingOf(customerId: string) {
  const { data, errors } = await marketing.execute(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { marketing {
      consents { channel purpose state proof history { state proof at } }
      ${pairs.map(({ channel, purpose }, index) => `hold${index}: contactability(channel: ${channel}, purpose: "${purpose}") { heldBecause }`).join('\n')}
    } } } }`,
    { of: [{ __typename: 'Customer', id: customerId }] },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data._entities[0].marketing;
}

test('whatever is said in whatever order, nothing said is lost or changed, and the latest word holds at once', async () => {
  let people = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 7 }), async (events) => {
      const customer = email(`history-${(people += 1)}@example.com`);
      const history = pairs.map((): object[] => []);
      for (const { pair, ...event } of events) {
        const { consent } = await record({ customer, ...pair, ...event });
        const about = history[pairs.indexOf(pair)] as { at: string }[];
        const earlier = about.findIndex(({ at }) => at <= event.at);
        about.splice(earlier === -1 ? about.length : earlier, 0, event);
        const facet = await standingOf(consent.history[0].customer.id);

        pairs.forEach(({ channel, purpose }, index) => {
          const known = history[index] as { state: string; proof: string | null }[];
          const stored = facet.consents.find(
            (one: { channel: string; purpose: string }) => one.channel === channel && one.purpose === purpose,
          );
          expect(stored?.history ?? []).toEqual(known);
          expect([stored?.state, stored?.proof]).toEqual([known[0]?.state, known[0]?.proof]);
          const held = facet[`hold${index}`].heldBecause.filter((reason: string) => reason !== 'NO_ADDRESS');
          expect(held).toEqual(holdOf(known[0]?.state));
        });
      }
    }),
    { seed: 20261128, numRuns: 12 },
  );
});

import { pino } from 'pino';
import { readOutboxes } from '../../../subgraphs/kit/outbox-reader';
import { quietUntil } from '../../../subgraphs/marketing/contactability/quiet-hours';
import { contactabilityReader } from '../../../subgraphs/marketing/contactability/reader';
import { standings } from '../../../subgraphs/marketing/contactability/standing';
import support from '../../../subgraphs/support/subgraph';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { testSettings } from '../../support/settings';
import { type Marketing, email, startMarketing } from './start-marketing';

let marketing: Marketing;
let supportClient: SubgraphClient;

beforeAll(async () => {
  marketing = await startMarketing();
  supportClient = await subgraphClient(support, marketing.testDatabase);
});
afterAll(() => marketing.testDatabase.drop());

const consent = async (address: string, state: string, more: Record<string, unknown> = {}): Promise<string> => {
  await marketing.mutate(
    'consentRecord',
    {
      ...{ customer: email(address), channel: 'EMAIL', purpose: 'newsletter', state, source: 'form' },
      ...more,
    },
    'consent { state }',
  );
  const [row] = await marketing.testDatabase.asOwner<{ id: string }>(
    "SELECT customer_id AS id FROM identity.identifier WHERE kind = 'EMAIL' AND key = $1",
    [address],
  );
  return row?.id ?? '';
};

const holdsOf = async (id: string, channel = 'EMAIL') => {
  const { data, errors } = await marketing.execute(
    `query ($of: [_Any!]!, $channel: Channel!) { _entities(representations: $of) { ... on Customer { marketing {
      contactable contactability(channel: $channel, purpose: "Newsletter") { purpose contactable heldBecause } } } } }`,
    { of: [{ __typename: 'Customer', id }], channel },
  );
  expect(errors).toBeUndefined();
  return data._entities[0].marketing;
};

const atSupport = async (mutation: string, type: string, input: object, fields: string) => {
  const { data, errors } = await supportClient.execute(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} userErrors { code message } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  expect(data[mutation].userErrors).toEqual([]);
  return data[mutation];
};

const openComplaint = async (customerId: string): Promise<string> =>
  (
    await atSupport(
      'ticketOpen',
      'TicketOpenInput',
      {
        ...{ idempotencyKey: `open-${customerId}`, customer: { id: customerId } },
        ...{ kind: 'COMPLAINT', channel: 'PHONE', subject: 'Torn', body: 'The glove is torn.' },
      },
      'ticket { id }',
    )
  ).ticket.id;

test('consent makes a customer contactable for its channel and purpose, and a revocation ends it at once', async () => {
  const id = await consent('mina@example.com', 'GRANTED');

  expect(await holdsOf(id)).toEqual({
    contactable: true,
    contactability: { purpose: 'newsletter', contactable: true, heldBecause: [] },
  });
  expect((await holdsOf(id, 'SMS')).contactability.heldBecause).toEqual(['NO_CONSENT', 'NO_ADDRESS']);

  await consent('mina@example.com', 'REVOKED');
  expect(await holdsOf(id)).toMatchObject({ contactable: false, contactability: { heldBecause: ['UNSUBSCRIBED'] } });
});

test.each(['DENIED', 'UNKNOWN'])('%s is no consent', async (state) => {
  const id = await consent(`${state.toLowerCase()}@example.com`, state);

  expect((await holdsOf(id)).contactability.heldBecause).toEqual(['NO_CONSENT']);
});

test('a stranger has given no consent and no address', async () => {
  expect(await holdsOf('01930000-0000-7000-8000-000000000000')).toEqual({
    contactable: false,
    contactability: { purpose: 'newsletter', contactable: false, heldBecause: ['NO_CONSENT', 'NO_ADDRESS'] },
  });
});

test('an address that bounced and a week that is full hold, over all campaigns', async () => {
  const id = await consent('busy@example.com', 'GRANTED');
  await marketing.importRows('campaigns', [
    { externalRef: 'one', name: 'One' },
    { externalRef: 'two', name: 'Two' },
  ]);
  const sent = (campaignRef: string, externalRef: string, hoursAgo: number, status = 'SENT') => ({
    ...{ campaignRef, externalRef, status, email: 'busy@example.com' },
    sentAt: new Date(Date.now() - hoursAgo * 3_600_000).toISOString(),
  });
  await marketing.importRows('campaign-messages', [
    sent('one', '1', 1),
    sent('two', '2', 100),
    sent('two', '3', 169, 'DELIVERED'),
  ]);
  expect((await holdsOf(id)).contactability.heldBecause).toEqual([]);

  await marketing.importRows('campaign-messages', [sent('two', '4', 167)]);
  expect((await holdsOf(id)).contactability.heldBecause).toEqual(['WEEKLY_LIMIT']);

  await marketing.importRows('campaign-messages', [sent('two', '4', 167, 'BOUNCED')]);
  expect((await holdsOf(id)).contactability.heldBecause).toEqual(['BOUNCED', 'WEEKLY_LIMIT']);
});

test('an open complaint holds, and the fact follows when it opens and when it is resolved', async () => {
  const id = await consent('cross@example.com', 'GRANTED');
  const told = async () =>
    (
      await marketing.testDatabase.asOwner<{ value: boolean }>(
        `SELECT data #> '{facts,marketing.contactable,value}' AS value FROM marketing.outbox
          WHERE subject = $1 AND type = 'marketing.facts' ORDER BY sequence`,
        [id],
      )
    ).map(({ value }) => value);
  const log = pino({ level: 'silent' });
  const heard = async (expected: boolean[]) => {
    const endsAt = Date.now() + 60_000;
    // Other tests hold the horizon of the outboxes for moments.
    do while (await readOutboxes(marketing.database, contactabilityReader, { log }));
    while ((await told()).length < expected.length && Date.now() < endsAt);
    expect(await told()).toEqual(expected);
  };
  await heard([true]);

  const ticketId = await openComplaint(id);
  expect((await holdsOf(id)).contactability.heldBecause).toEqual(['OPEN_COMPLAINT']);
  await heard([true, false]);

  await atSupport(
    'ticketResolve',
    'TicketResolveInput',
    { idempotencyKey: 'resolve', ticketId, expectedRevision: 1 },
    'ticket { status }',
  );
  expect((await holdsOf(id)).contactable).toBe(true);
  await heard([true, false, true]);
});

test('a merged customer is held by what any of the ids said last', async () => {
  const one = await consent('first@example.com', 'GRANTED');
  const other = await consent('second@example.com', 'GRANTED', { purpose: 'offers' });
  await marketing.testDatabase.asOwner('UPDATE identity.customer SET merged_into = $1 WHERE id = $2', [one, other]);
  await openComplaint(other);

  expect((await holdsOf(one)).contactability.heldBecause).toEqual(['OPEN_COMPLAINT']);
  const [standing] = await standings(
    marketing.database.manager,
    [{ customerId: other, channel: 'EMAIL', purpose: 'newsletter' }],
    testSettings,
  );
  expect(standing).toMatchObject({ person: one, holds: ['OPEN_COMPLAINT'] });
  expect(new Set(standing?.members)).toEqual(new Set([one, other]));
});

test('advertising rests in quiet hours by the clocks of the customer, or else of the company', async () => {
  const id = await consent('owl@example.com', 'GRANTED');
  const outreach = {
    ...testSettings.outreach,
    quietHours: { from: 21 * 60, until: 8 * 60 },
    advertisingPurposes: new Set(['newsletter']),
  };
  const at = async (moment: string, purposes = outreach.advertisingPurposes) =>
    (
      await standings(
        marketing.database.manager,
        [{ customerId: id, channel: 'EMAIL', purpose: 'newsletter' }],
        { ...testSettings, outreach: { ...outreach, advertisingPurposes: purposes } },
        new Date(moment),
      )
    )[0];

  expect(await at('2026-11-02T12:00:00Z')).toMatchObject({
    holds: ['QUIET_HOURS'],
    quietUntil: new Date('2026-11-02T23:00:00Z'),
  });
  expect(await at('2026-11-02T11:59:00Z')).toMatchObject({ holds: [], quietUntil: null });
  expect(await at('2026-11-02T12:00:00Z', new Set())).toMatchObject({ holds: [] });
});

test.each([
  ['2026-11-02T07:59:00Z', { from: 1_260, until: 480 }, '2026-11-02T08:00:00Z'],
  ['2026-11-02T08:00:00Z', { from: 1_260, until: 480 }, null],
  ['2026-11-02T21:00:00Z', { from: 1_260, until: 480 }, '2026-11-03T08:00:00Z'],
  ['2026-11-02T12:30:00Z', { from: 720, until: 780 }, '2026-11-02T13:00:00Z'],
  ['2026-11-02T13:00:00Z', { from: 720, until: 780 }, null],
])('%s within %j is quiet until %s', (moment, quietHours, until) => {
  expect(quietUntil(new Date(moment), 'UTC', quietHours)?.toISOString().replace('.000', '') ?? null).toBe(until);
});

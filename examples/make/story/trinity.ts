import type { Row } from '../csv';
import { byRef, type Person } from '../person';
import type { Consent } from './consents';
import type { Deal } from './deals';
import { storySystem } from './staff';

/** The person of the sample whose story the layer tells: bought three times, the last time on 2019-06-12. */
export const trinityRef = '11263';

const trinity = { customerRef: trinityRef, customerSystem: 'adventureworks' };
const newBike = '568';

export const trinityAccount = { ref: 'F-100', name: 'Harbor Loop Touring Club' };

export const trinityLead: Row = {
  system: storySystem,
  externalRef: 'L-1000',
  ...trinity,
  source: 'trade fair',
  status: 'QUALIFIED',
  capturedAt: '2017-02-18T15:20:00Z',
};

export const trinityConsents = (person: Person): Consent[] => [
  {
    person,
    channel: 'EMAIL',
    purpose: 'newsletter',
    state: 'GRANTED',
    source: 'checkout',
    proof: 'Checkbox at checkout, text 3: "Send me news about riding by e-mail."',
    at: '2017-03-01T18:42:00Z',
  },
];

/** Sales is glad about a bigger order of her club while support owes her an answer. */
export const trinityDeal: Deal = {
  system: storySystem,
  externalRef: 'D-1000',
  name: '6 × Touring-1000 Yellow, 46 for Harbor Loop Touring Club',
  stage: 'Engaging',
  amount: '13589.20',
  currencyCode: 'USD',
  sku: '561',
  ownerRef: 'E02',
  accountRef: trinityAccount.ref,
  ...trinity,
  createdAt: '2019-06-18T16:05:00Z',
  closedAt: null,
  expectedCloseOn: '2019-07-19',
  lostReason: null,
};

const call = (externalRef: string, occurredAt: string, note: string): Row & { occurredAt: string } => ({
  system: storySystem,
  externalRef,
  kind: 'CALL',
  occurredAt,
  note,
  actorRef: 'E02',
  dealRef: trinityDeal.externalRef,
  ...trinity,
});

/** Neither call mentions the review: the seller does not see it. */
export const trinityActivities = [
  call('A-1000', '2019-06-18T15:40:00Z', 'The club wants six bikes for its season, she asks for one offer for all.'),
  call('A-1001', '2019-07-03T14:10:00Z', 'Sent the offer with five percent off. She wants to think about it.'),
];

/** Minutes after sending at which she opened a mail and followed it; null when she did not. */
export const trinityReads: Record<string, { opened: number | null; clicked: number | null }> = {
  'autumn-helmets': { opened: 640, clicked: null },
  'winter-gifts': { opened: null, clicked: null },
  'spring-tune-up': { opened: 95, clicked: 97 },
  'touring-season': { opened: 180, clicked: 183 },
  'early-summer': { opened: 38, clicked: null },
};

const visit = (
  instant: string,
  kind: string,
  page: string,
  sku?: string,
  campaignRef?: string,
): Row & { at: string } => ({
  system: storySystem,
  ...trinity,
  kind,
  page,
  sku,
  at: instant,
  campaignRef,
});

/** She looked before she bought, and since the complaint she is looking around again. */
export const trinityVisits = [
  visit('2019-03-12T10:38:00Z', 'PAGE', '/shop/tires-and-tubes', undefined, 'spring-tune-up'),
  visit('2019-05-07T12:04:00Z', 'PAGE', '/shop/touring-bikes', undefined, 'touring-season'),
  visit('2019-06-11T19:31:00Z', 'PRODUCT', '/shop/touring-bikes/568', newBike),
  visit('2019-06-11T19:36:00Z', 'PRODUCT', '/shop/bottles-and-cages/479', '479'),
  visit('2019-06-12T18:58:00Z', 'CART', '/cart', newBike),
  visit('2019-07-02T20:14:00Z', 'PAGE', '/shop/bottles-and-cages'),
  visit('2019-07-02T20:16:00Z', 'PRODUCT', '/shop/bottles-and-cages/478', '478'),
  visit('2019-07-04T21:40:00Z', 'PRODUCT', '/shop/touring-bikes/561', '561'),
  visit('2019-07-05T19:22:00Z', 'PAGE', '/help/returns'),
  visit('2019-07-05T19:25:00Z', 'PRODUCT', '/shop/touring-bikes/561', '561'),
];

/** One question that was answered well a year ago, and the review that nobody has answered. */
export const trinityTickets = (person: Person): (Row & { createdAt: string })[] => [
  {
    system: storySystem,
    externalRef: 'T-question-11263',
    ...(person.email ? { email: person.email } : byRef(person)),
    subject: 'Which tube fits the HL Mountain Tire?',
    body: 'Hello, I ordered an HL Mountain Tire with two tubes yesterday. Do they fit, or did I pick the wrong ones? Thanks, Trinity',
    kind: 'QUESTION',
    channel: 'EMAIL',
    status: 'RESOLVED',
    createdAt: '2018-07-02T16:12:00Z',
    firstResponseAt: '2018-07-02T18:27:00Z',
    resolvedAt: '2018-07-03T08:40:00Z',
    resolvedByRef: 'E10',
    assigneeRef: 'E10',
    replyBody:
      'Hello Trinity, they fit: both are 26 inch. Put a little air in before you close the tire. Have a good ride!',
  },
  {
    system: storySystem,
    externalRef: 'T-review-11263',
    ...trinity,
    subject: 'Twelve days old and already rattling',
    body:
      '2 of 5 stars. The Touring-3000 rides well, but both Road Bottle Cages cracked in the second week and the front brake ' +
      'squeals in the rain. I have bought here three times. Does anybody read this?',
    kind: 'COMPLAINT',
    channel: 'REVIEW',
    status: 'OPEN',
    createdAt: '2019-06-24T19:47:00Z',
    assigneeRef: 'E10',
  },
];

import { type Known, nextBestActionOf } from '../../subgraphs/customer/next-best-action/rules';

const now = new Date('2026-06-01T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

interface Given {
  sales?: Partial<Known['sales'] & object> | null;
  support?: Partial<Known['support'] & object> | null;
  marketing?: Partial<Known['marketing'] & object> | null;
}
const known = ({ sales, support, marketing }: Given): Known => ({
  sales: sales === null ? null : { repurchaseDue: false, lastOrderAt: daysAgo(100), ...sales },
  support: support === null ? null : { openTicketCount: 0, openComplaintCount: 0, ...support },
  marketing: marketing === null ? null : { contactable: true, lastVisitAt: null, ...marketing },
});

test.each<[string, Given, string, string]>([
  ['a complaint', { support: { openComplaintCount: 1, openTicketCount: 1 } }, 'RESOLVE_FIRST', '1 complaint is open'],
  ['a question', { support: { openTicketCount: 2 } }, 'RESOLVE_FIRST', '2 tickets are open'],
  [
    'a complaint of somebody due',
    { support: { openComplaintCount: 2 }, sales: { repurchaseDue: true } },
    'RESOLVE_FIRST',
    '2 complaints are open',
  ],
  ['nobody who may write', { marketing: { contactable: false }, sales: { repurchaseDue: true } }, 'NONE', 'nobody may'],
  ['no order', { sales: { lastOrderAt: null, repurchaseDue: null } }, 'NONE', 'not ordered'],
  ['a repurchase due', { sales: { repurchaseDue: true } }, 'OFFER_REPURCHASE', 'usual time'],
  ['a look at something', { marketing: { lastVisitAt: daysAgo(2) } }, 'OFFER_CROSS_SELL', 'visit was on 2026-05-30'],
  ['a look before the order', { marketing: { lastVisitAt: daysAgo(101) } }, 'NONE', 'nothing calls'],
  ['a look long ago', { marketing: { lastVisitAt: daysAgo(31) } }, 'NONE', 'nothing calls'],
  ['a year of silence', { sales: { lastOrderAt: daysAgo(366) } }, 'WIN_BACK', '2025-05-31'],
  ['a fresh order', { sales: { lastOrderAt: daysAgo(3) } }, 'THANK', '2026-05-29'],
  ['an order some time ago', {}, 'NONE', 'nothing calls'],
])('%s', (_what, given, kind, reason) => {
  const action = nextBestActionOf(known(given), now);

  expect(action?.kind).toBe(kind);
  expect(action?.because[0]).toContain(reason);
});

test.each<Given>([{ sales: null }, { support: null }, { marketing: null }])(
  'nothing is guessed without %j',
  (given) => {
    expect(nextBestActionOf(known(given), now)).toBeNull();
  },
);

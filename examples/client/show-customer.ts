import { type State, whyNot } from './facet-state';
import type { WholeCustomer } from './whole-customer';

/** What is known, or why nothing stands here. */
const lines = <Value>(state: State<Value>, known: (value: Value) => string[]): string[] =>
  state.is === 'known' ? known(state.value) : [whyNot(state)];

const section = (title: string, content: string[]): string[] => ['', title, ...content.map((line) => `  ${line}`)];

const day = (instant: string | null | undefined): string => instant?.slice(0, 10) ?? 'unknown day';

/** An amount as it came: an exact decimal is text, and must not pass through a float on its way to the screen. */
const money = ({ amount, currencyCode }: { amount: string; currencyCode: string }): string =>
  `${amount} ${currencyCode}`;

/** An identifier that was released leads to the customer no longer. */
const current = (identifiers: { value: string; releasedAt: string | null }[]): string[] =>
  identifiers.filter(({ releasedAt }) => !releasedAt).map(({ value }) => value);

/** The customer as text, one section for each department whether it answered or not. */
export function showCustomer({ displayName, identifiers, sales, marketing, support }: WholeCustomer): string {
  return [
    displayName ?? 'A customer without a name',
    ...lines(identifiers, (all) => [current(all).join(', ') || 'no address or number']),
    ...section(
      'Sales',
      lines(sales, ({ orderCount, openDealCount, lifetimeValue, orders }) => [
        // Nothing is known of a value that is null: that is not the same as 0.
        `orders: ${orderCount}, worth ${lifetimeValue.amount ? money(lifetimeValue.amount) : 'not known'}; open deals: ${openDealCount}`,
        ...orders.nodes.map(({ number, placedAt, total, status }) =>
          [number, day(placedAt), money(total), status].join('  '),
        ),
      ]),
    ),
    ...section(
      'Marketing',
      lines(marketing, ({ consents, messages, visits }) => [
        consents.map(({ channel, purpose, state }) => `${channel} ${purpose}: ${state}`).join(', ') ||
          'never asked: no consent',
        ...messages.nodes.map(
          ({ subject, sentAt, openedAt }) =>
            `sent "${subject}" on ${day(sentAt)}, ${openedAt ? `opened on ${day(openedAt)}` : 'not opened'}`,
        ),
        ...visits.nodes.map(
          ({ page, sku, at }) => `visited ${page ?? 'a page'}${sku ? ` (${sku})` : ''} on ${day(at)}`,
        ),
      ]),
    ),
    ...section(
      'Support',
      lines(support, ({ openTicketCount, openComplaintCount, tickets }) => [
        `open tickets: ${openTicketCount}, complaints among them: ${openComplaintCount}`,
        ...tickets.nodes.map(({ number, kind, subject, status, assignee }) =>
          [
            number,
            kind,
            subject ?? 'no subject',
            status,
            assignee ? (assignee.name ?? 'somebody') : 'nobody has it',
          ].join('  '),
        ),
      ]),
    ),
  ].join('\n');
}

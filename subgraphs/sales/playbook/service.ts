import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, notFound } from '../../kit/errors';
import { publish } from '../../kit/outbox';
import { isUuid } from '../../kit/statement';
import { requireText } from '../../kit/text';
import { Deal } from '../deal/entity';
import { Playbook } from './entity';
import { hasTrace, redact } from './redact';
import { type Happened, stepOf } from './step';

const maximumSteps = 50;

async function wonDeal(transaction: EntityManager, dealId: string): Promise<Deal> {
  const deal = isUuid(dealId) ? await transaction.findOneBy(Deal, { id: dealId }) : null;
  if (!deal) throw notFound('deal', ['fromDealId']);
  if (deal.status === 'WON') return deal;
  throw new Refusal('INVALID', `a playbook is made of a won deal, and this one is ${deal.status}`, ['fromDealId']);
}

/** What was done for a deal and how it moved, in order of time. */
const happenedFor = (transaction: EntityManager, dealId: string): Promise<Happened[]> =>
  transaction.query(
    `SELECT occurred_at AS at, kind, note AS text, actor_id AS "actorId", customer_id AS "customerId"
      FROM sales.activities WHERE deal_id = $1
      UNION ALL SELECT at, NULL, to_stage, actor_id, NULL FROM sales.deal_stage_changes WHERE deal_id = $1
      ORDER BY at, kind NULLS FIRST LIMIT ${maximumSteps + 1}`,
    [dealId],
  );

/** Names and identifiers of everybody the deal was with, of the firm, and of the colleagues who worked on it. */
async function tracesOf(transaction: EntityManager, deal: Deal, happened: readonly Happened[]): Promise<string[]> {
  const firm: { name: string; domain: string | null; number: string | null; customers: string[] }[] =
    await transaction.query(
      `SELECT a.name, a.domain, a.registration_number AS number,
          ARRAY(SELECT m.customer_id FROM sales.account_members m WHERE m.account_id = a.id) AS customers
        FROM sales.accounts a WHERE a.id = $1 OR a.id IN (
          SELECT m.account_id FROM sales.account_members m JOIN identity.members(ARRAY[$2::uuid]) k ON k.member = m.customer_id)`,
      [deal.accountId, deal.customerId],
    );
  const customers = [
    deal.customerId,
    ...happened.map((one) => one.customerId),
    ...firm.flatMap((one) => one.customers),
  ];
  const colleagues = [deal.ownerId, ...happened.map((one) => one.actorId)];
  const people: { trace: string }[] = await transaction.query('SELECT trace FROM identity.traces($1, $2) AS trace', [
    [...new Set(customers.filter((id) => id !== null))],
    [...new Set(colleagues.filter((id) => id !== null))],
  ]);
  const own = [deal.externalValue, ...firm.flatMap(({ name, domain, number }) => [name, domain, number])];
  return [...people.map(({ trace }) => trace), ...own.filter((trace) => trace !== null)];
}

/** Publishes what was done for a won deal as steps; refuses to where a trace of somebody would be left. */
export async function publishPlaybook(
  transaction: EntityManager,
  { fromDealId, title: given }: { fromDealId: string; title: string },
  publishedById: string | null,
): Promise<string> {
  const title = requireText(given, 200, ['title']);
  const deal = await wonDeal(transaction, fromDealId);
  const happened = await happenedFor(transaction, deal.id);
  if (happened.length > maximumSteps) {
    throw new Refusal('LIMIT_EXCEEDED', `a playbook has at most ${maximumSteps} steps, and this deal has more`, [
      'fromDealId',
    ]);
  }
  const traces = await tracesOf(transaction, deal, happened);
  // A kind that names somebody was done for no other deal, so nothing is found by it.
  const kinds = [...new Set(happened.flatMap(({ kind }) => kind ?? []))].filter(
    (kind) => redact(kind, traces) === kind,
  );
  const [first] = happened;
  if (!first || kinds.length === 0) {
    throw new Refusal('INVALID', 'nothing was recorded as done for this deal: it teaches nothing', ['fromDealId']);
  }
  if (hasTrace(title, traces) || redact(title, traces) !== title.normalize('NFKC')) {
    throw new Refusal(
      'INVALID',
      'the title has a word of a name, an address or a number of the people and firms of the deal',
      ['title'],
    );
  }
  const steps = happened.map((one) =>
    stepOf(
      one.kind === null ? one : { ...one, kind: redact(one.kind, traces), text: one.text && redact(one.text, traces) },
      first.at,
    ),
  );
  const left = steps.findIndex((step) => hasTrace(step, traces));
  if (left >= 0) {
    throw new Refusal(
      'INVALID',
      `step ${left + 1} would still tell of a person or firm of the deal: rewrite that note`,
      ['fromDealId'],
    );
  }
  const id = uuid();
  const stages = happened.flatMap(({ kind, text }) => (kind === null && text !== null ? [text] : []));
  await transaction.insert(Playbook, {
    ...{
      id,
      fromDealId: deal.id,
      title,
      sku: deal.sku,
      stages: [...new Set(stages)],
      kinds: kinds.sort(),
      steps,
      publishedById,
    },
  });
  await publish(transaction, [
    {
      type: 'sales.playbook.published',
      customerId: null,
      occurredAt: new Date(),
      data: { playbookId: id, dealId: deal.id, sku: deal.sku },
    },
  ]);
  return id;
}

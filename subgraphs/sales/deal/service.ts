import type { EntityManager } from 'typeorm';
import { accepted } from '../../kit/errors';
import type { Refusal } from '../../kit/errors';
import { publishFacts } from '../../kit/facts';
import type { IdentitySettings } from '../../kit/identity';
import type { Upserted } from '../../kit/upsert';
import { Account } from '../account/entity';
import { inheritCustomer } from '../activity/inherit-customer';
import { meetProducts } from '../product/service';
import { identifyGiven } from '../record/identify-given';
import { existingIds, requireExisting } from '../record/references';
import { sift, steps } from '../../kit/sift';
import { existingStaffIds } from '../../kit/staff';
import { type Written, writeRecords } from '../record/write';
import { type DealRecord, type NewDeal, arrivalOf, changedDeal, draftDeal, newDeal } from './draft';
import { Deal } from './entity';
import { publishDeals } from './events';
import { stagesForWriting } from '../deal-stage/stages';
import { type StageMove, logMoves, realignHistory } from './stage-history';

export type RecordedDeal = Upserted & { customerCreated: boolean | null };

export interface DealSettings extends IdentitySettings {
  /** Who is writing; null for an import, or somebody who is no staff. */
  actorId: string | null;
}

function movesOf(
  { id, before, changes }: Written<Deal>,
  fresh: NewDeal,
  firstStage: string,
  { now, actorId }: { now: Date; actorId: string | null },
): StageMove[] {
  if (!before) return arrivalOf(fresh, firstStage, actorId);
  if (!changes.stage) return [];
  return [{ dealId: id, from: before.stage, to: changes.stage, at: changes.closedAt ?? now, actorId }];
}

/** A deal whose customer has just become known is news to the customer's timeline, like a new one. */
const newsOf = (written: readonly Written<Deal>[]) => ({
  created: written.flatMap(({ id, before, changes }) => (!before || changes.customerId ? [id] : [])),
  changed: written.flatMap(({ id, before, outcome, changes }) =>
    before && outcome === 'updated' && !changes.customerId ? [id] : [],
  ),
});

/**
 * Records deals, in the order given; a Refusal stands in the place of one that can't be. A deal with an external ref
 * that is already here is brought up to date, a change of its stage included.
 */
export async function recordDeals(
  transaction: EntityManager,
  records: readonly DealRecord[],
  settings: DealSettings,
): Promise<(RecordedDeal | Refusal)[]> {
  const now = new Date();
  const results: (RecordedDeal | Refusal)[] = [];
  const stages = await stagesForWriting(transaction);
  const accounts = await existingIds(
    transaction,
    Account,
    records.map(({ accountId }) => accountId),
  );
  const staff = await existingStaffIds(
    transaction,
    records.map(({ ownerId }) => ownerId),
  );
  const readable = sift(results, steps(records), (record) => {
    const draft = draftDeal(record, stages, staff);
    draft.columns.accountId = requireExisting(accounts, record.accountId, 'account', 'accountId');
    return { draft, reference: record.customer };
  });
  const customers = await identifyGiven(
    transaction,
    readable.map(({ value }) => value.reference),
    settings,
  );
  const ready = sift(results, readable, ({ draft }, index) => {
    const customer = accepted(customers[index]);
    draft.columns.customerId = customer?.customerId;
    return { draft, customer, fresh: newDeal(draft, now) };
  });
  await meetProducts(
    transaction,
    ready.flatMap(({ value }) => (value.draft.columns.sku ? [{ sku: value.draft.columns.sku }] : [])),
  );
  const written = await writeRecords<Deal>(
    transaction,
    Deal,
    ready.map(({ value: { draft, fresh } }) => ({ fresh, change: (stored) => changedDeal(draft, stored, now) })),
    ({ revision }) => ({ revision: revision + 1 }),
  );
  const firstStage = [...stages.keys()][0] ?? '';
  const moves = ready.flatMap(({ value }, index) =>
    movesOf(accepted(written[index]), value.fresh, firstStage, { now, actorId: settings.actorId }),
  );
  await logMoves(transaction, moves);
  const updated = written.filter(({ before }) => before);
  await realignHistory(
    transaction,
    updated.flatMap(({ id, changes }) => (!changes.stage && (changes.createdAt || changes.closedAt) ? [id] : [])),
  );
  await inheritCustomer(
    transaction,
    updated.flatMap(({ id, changes }) => (changes.customerId ? [id] : [])),
  );
  const customerIds = await publishDeals(transaction, { ...newsOf(written), moves }, stages);
  await publishFacts(transaction, customerIds);
  ready.forEach(({ position, value: { customer } }, index) => {
    const { id, outcome } = accepted(written[index]);
    results[position] = {
      id,
      // A deal that stays as it is may still have taught us more of its customer.
      outcome: outcome === 'unchanged' && customer?.changed ? 'updated' : outcome,
      customerCreated: customer?.created ?? null,
    };
  });
  return results;
}

import type { EntityManager } from 'typeorm';
import { Refusal, accepted, notFound } from '../../kit/errors';
import { publishFacts } from '../../kit/facts';
import type { CustomerReference, IdentitySettings } from '../../kit/identity';
import { columnsOf, isUuid, tableOf } from '../../kit/statement';
import { optionalText } from '../../kit/text';
import { changesOf, updateRow } from '../../kit/upsert';
import { Account } from '../account/entity';
import { inheritCustomer } from '../activity/inherit-customer';
import { meetProducts } from '../product/service';
import { identifyGiven } from '../record/identify-given';
import { existingStaffIds } from '../../kit/staff';
import { existingIds, requireExisting } from '../record/references';
import { Deal } from './entity';
import { publishDeals } from './events';
import { type DealFacts, dealColumns } from './facts';
import type { DealSettings } from './service';
import { stagesForWriting, requireStage } from '../deal-stage/stages';
import { logMoves } from './stage-history';

interface Seen {
  dealId: string;
  /** The revision that the caller saw. */
  expectedRevision: number;
}

/** The deal, locked until the transaction ends; of two writers that saw one revision, the second is refused. */
async function lockedDeal(transaction: EntityManager, { dealId, expectedRevision }: Seen): Promise<Deal> {
  const rows: Deal[] = isUuid(dealId)
    ? await transaction.query(
        `SELECT ${columnsOf(transaction, Deal, 't')} FROM ${tableOf(transaction, Deal)} t WHERE id = $1 FOR UPDATE`,
        [dealId],
      )
    : [];
  const [deal] = rows;
  if (!deal) throw notFound('deal', ['dealId']);
  if (deal.revision !== expectedRevision) {
    throw new Refusal('STALE_REVISION', `expected revision ${expectedRevision}, the deal has ${deal.revision}`, [
      'expectedRevision',
    ]);
  }
  return deal;
}

export interface DealUpdate extends Seen, DealFacts {
  customer?: CustomerReference | null;
  accountId?: string | null;
}

/** Changes what is known of a deal; what already is as asked for leaves the revision alone. */
export async function updateDeal(
  transaction: EntityManager,
  update: DealUpdate,
  settings: IdentitySettings,
): Promise<void> {
  const columns = dealColumns(update, await existingStaffIds(transaction, [update.ownerId]));
  const accounts = await existingIds(transaction, Account, [update.accountId]);
  columns.accountId = requireExisting(accounts, update.accountId, 'account', 'accountId');
  const [customer] = await identifyGiven(transaction, [update.customer], settings);
  columns.customerId = accepted(customer)?.customerId;
  if (columns.sku) await meetProducts(transaction, [{ sku: columns.sku }]);
  const deal = await lockedDeal(transaction, update);
  const changes = changesOf(transaction, Deal, deal, columns);
  if (Object.keys(changes).length === 0) return;
  await updateRow(transaction, Deal, deal.id, { ...changes, revision: deal.revision + 1 });
  if (changes.customerId) await inheritCustomer(transaction, [deal.id]);
  const news = changes.customerId ? { created: [deal.id] } : { changed: [deal.id] };
  const customerIds = await publishDeals(transaction, news, new Map());
  await publishFacts(transaction, [deal.customerId, ...customerIds]);
}

export interface DealAdvance extends Seen {
  toStage: string;
  lostReason?: string | null;
}

/** Moves a deal to another stage and logs the move. */
export async function advanceDeal(
  transaction: EntityManager,
  advance: DealAdvance,
  { actorId }: Pick<DealSettings, 'actorId'>,
): Promise<void> {
  const stages = await stagesForWriting(transaction);
  const { name, status } = requireStage(stages, advance.toStage, 'toStage');
  const lostReason = optionalText(advance.lostReason, 500, ['lostReason']);
  if ((status === 'LOST') !== (lostReason !== null)) {
    const expected = status === 'LOST' ? 'lostReason is required' : 'lostReason is only for stages that are LOST';
    throw new Refusal('INVALID', `${expected}, and ${name} is ${status}`, ['lostReason']);
  }
  const deal = await lockedDeal(transaction, advance);
  if (deal.stage === name) throw new Refusal('INVALID', `the deal is in ${name} already`, ['toStage']);
  const now = new Date();
  await updateRow(transaction, Deal, deal.id, {
    stage: name,
    status,
    lostReason,
    closedAt: status === 'OPEN' ? null : now,
    revision: deal.revision + 1,
  });
  const moves = [{ dealId: deal.id, from: deal.stage, to: name, at: now, actorId }];
  await logMoves(transaction, moves);
  await publishFacts(transaction, await publishDeals(transaction, { moves }, stages));
}

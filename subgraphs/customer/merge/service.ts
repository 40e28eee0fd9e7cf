import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { noteTouched } from '../../kit/audit/writes';
import { Refusal, notFound } from '../../kit/errors';
import { publish } from '../../kit/outbox';
import { isUuid } from '../../kit/statement';
import { type MovedCount, movedCounts } from './counts';

const refusals = {
  SURVIVOR_NOT_FOUND: () => notFound('a customer with this id', ['survivorId']),
  MERGED_NOT_FOUND: () => notFound('a customer with this id', ['mergedId']),
  SAME_CUSTOMER: () => new Refusal('CONFLICT', 'survivorId and mergedId are one customer already', ['mergedId']),
  MERGE_NOT_FOUND: () => notFound('a merge with this id', ['mergeId']),
  ALREADY_UNDONE: () => new Refusal('CONFLICT', 'this merge has been undone already', ['mergeId']),
};

type Kernel<Answer> = ({ refusal: keyof typeof refusals } | ({ refusal: null } & Answer))[];

interface Pair {
  survivorId: string;
  mergedId: string;
}

function requireIds({ survivorId, mergedId }: Pair): void {
  if (!isUuid(survivorId)) throw refusals.SURVIVOR_NOT_FOUND();
  if (!isUuid(mergedId)) throw refusals.MERGED_NOT_FOUND();
}

export interface MergePreview extends Pair {
  moved: MovedCount[];
}

/** What mergeCustomers would do; refuses what it would refuse. */
export async function previewMerge(manager: EntityManager, pair: Pair): Promise<MergePreview> {
  requireIds(pair);
  const rows: { id: string; canonical_id: string; members: string[] }[] = await manager.query(
    `SELECT k.id, k.canonical_id, ARRAY(SELECT m.member FROM identity.members(ARRAY[k.id]) m) AS members
      FROM identity.canonical($1::uuid[]) k`,
    [[pair.survivorId, pair.mergedId]],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const survivor = byId.get(pair.survivorId.toLowerCase());
  const merged = byId.get(pair.mergedId.toLowerCase());
  if (!survivor) throw refusals.SURVIVOR_NOT_FOUND();
  if (!merged) throw refusals.MERGED_NOT_FOUND();
  if (survivor.canonical_id === merged.canonical_id) throw refusals.SAME_CUSTOMER();
  const moved = await movedCounts(manager, merged.members);
  return { survivorId: survivor.canonical_id, mergedId: merged.canonical_id, moved };
}

/** Tells whoever keeps something by customer that it stands otherwise now; both ids as they were addressed. */
const publishMerge = (
  transaction: EntityManager,
  type: string,
  { mergeId, survivorId, mergedId }: Pair & { mergeId: string },
): Promise<void> => {
  noteTouched(transaction, [survivorId, mergedId]);
  return publish(transaction, [
    { type, customerId: survivorId, occurredAt: new Date(), data: { mergeId, survivorId, mergedId } },
  ]);
};

/**
 * Makes two customers one. Departments rewrite nothing: their rows keep the id they were addressed with, and are read
 * through all ids of the survivor. Returns what is the survivor's from now on.
 */
export async function mergeCustomers(
  transaction: EntityManager,
  pair: Pair,
  actor: string,
): Promise<{ mergeId: string; moved: MovedCount[] }> {
  requireIds(pair);
  const mergeId = uuid();
  const [answer]: Kernel<{ moved: string[] }> = await transaction.query(
    'SELECT * FROM identity.merge($1, $2, $3, $4)',
    [mergeId, pair.survivorId, pair.mergedId, actor],
  );
  if (!answer) throw new Error('the kernel must answer');
  if (answer.refusal !== null) throw refusals[answer.refusal]();
  await publishMerge(transaction, 'customer.merged', { mergeId, ...pair });
  return { mergeId, moved: await movedCounts(transaction, answer.moved) };
}

/**
 * Undoes a merge, whichever others came before or after it: everybody is who they would be if it had never been, with
 * what was written since to the ids of either. Returns the two ids that were merged.
 */
export async function unmergeCustomers(
  transaction: EntityManager,
  mergeId: string,
  actor: string,
): Promise<[survivorId: string, mergedId: string]> {
  if (!isUuid(mergeId)) throw refusals.MERGE_NOT_FOUND();
  const [answer]: Kernel<{ survivor_id: string; merged_id: string }> = await transaction.query(
    'SELECT * FROM identity.unmerge($1, $2)',
    [mergeId, actor],
  );
  if (!answer) throw new Error('the kernel must answer');
  if (answer.refusal !== null) throw refusals[answer.refusal]();
  const { survivor_id: survivorId, merged_id: mergedId } = answer;
  await publishMerge(transaction, 'customer.unmerged', { mergeId, survivorId, mergedId });
  return [survivorId, mergedId];
}

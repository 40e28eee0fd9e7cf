import type { EntityManager } from 'typeorm';
import type { SupportContext } from '../context';
import { type Mutated, mutate } from '../../kit/mutate';
import type { Outcome } from '../../kit/idempotency';
import { staffIdOfColleague } from '../../kit/staff';
import { insertNew } from '../../kit/upsert';
import { HeldRefusal } from '../claim/held';
import { RefusedReply } from './refused-entity';

/**
 * Runs a mutation of somebody who wants to answer. Of a refusal it says who holds the ticket; one that kept a second
 * answer from going out is counted, once per colleague and state of the ticket, outside the transaction it undid.
 */
export async function answering<Result extends Outcome>(
  context: SupportContext,
  mutation: string,
  input: { idempotencyKey: string },
  work: (transaction: EntityManager, staffId: string) => Promise<Result>,
): Promise<Mutated<Result> & { heldById: string | null }> {
  const { manager } = context.database;
  const staffId = await staffIdOfColleague(manager, context.viewer);
  let held: HeldRefusal | null = null;
  const mutated = await mutate(context, mutation, input, async (transaction) => {
    try {
      return await work(transaction, staffId);
    } catch (error) {
      if (error instanceof HeldRefusal) held = error;
      throw error;
    }
  });
  // Assigned within the closure, which the compiler does not follow.
  const refusal = held as HeldRefusal | null;
  if (refusal?.doubled && refusal.heldById !== null && refusal.heldById !== staffId) {
    await insertNew<RefusedReply>(manager, RefusedReply, [{ ...refusal.doubled, staffId, heldById: refusal.heldById }]);
  }
  return { ...mutated, heldById: refusal?.heldById ?? null };
}

import type { EntityManager } from 'typeorm';
import { tableOf } from '../../kit/statement';
import { Deal } from '../deal/entity';
import { Activity } from './entity';
import { publishActivities } from './events';

/** Gives the customer of deals to those of their activities that were recorded before anybody was known. */
export async function inheritCustomer(transaction: EntityManager, dealIds: readonly string[]): Promise<void> {
  if (dealIds.length === 0) return;
  const inherited: { id: string }[] = await transaction.query(
    `WITH inherited AS (
       UPDATE ${tableOf(transaction, Activity)} a SET customer_id = d.customer_id, updated_at = now()
       FROM ${tableOf(transaction, Deal)} d
       WHERE d.id = ANY ($1::uuid[]) AND a.deal_id = d.id AND a.customer_id IS NULL AND d.customer_id IS NOT NULL
       RETURNING a.id)
     SELECT id FROM inherited`,
    [dealIds],
  );
  await publishActivities(
    transaction,
    inherited.map(({ id }) => id),
  );
}

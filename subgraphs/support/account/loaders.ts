import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { columnsOf, tableOf } from '../../kit/statement';
import { Ticket } from '../ticket/entity';
import { openStatuses } from '../ticket/status';

/** By which sales tells who belongs to one firm. */
const accountFact = 'sales.accountId';

async function openTicketsOf(manager: EntityManager, customerIds: readonly string[], limit: number) {
  const rows: (Ticket & { __key: string })[] = await manager.query(
    `WITH peer AS MATERIALIZED (SELECT p.id, p.peer FROM customer.peers($1::uuid[], $2) p)
      SELECT k.id::text AS __key, open.* FROM (SELECT DISTINCT id FROM peer) k CROSS JOIN LATERAL (
        SELECT ${columnsOf(manager, Ticket, 't')}
        FROM identity.members(ARRAY(SELECT p.peer FROM peer p WHERE p.id = k.id)) m
        JOIN ${tableOf(manager, Ticket)} t ON t.customer_id = m.member AND t.status = ANY ($3::text[])
        ORDER BY t.created_at DESC, t.id DESC LIMIT $4) open`,
    [customerIds, accountFact, openStatuses, limit],
  );
  const byCustomer = Map.groupBy(rows, ({ __key }) => __key);
  return customerIds.map((id) => byCustomer.get(id) ?? []);
}

export const accountLoaders = (manager: EntityManager) => {
  const loaders = new Map<number, DataLoader<string, Ticket[]>>();
  return {
    /** The newest open tickets of all who belong to the firm of a customer; none when no firm is known. */
    openTicketsOfAccountByCustomerId(limit: number): DataLoader<string, Ticket[]> {
      const loader = loaders.get(limit) ?? new DataLoader((ids) => openTicketsOf(manager, ids, limit));
      loaders.set(limit, loader);
      return loader;
    },
  };
};

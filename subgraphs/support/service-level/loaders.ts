import type { EntityManager } from 'typeorm';
import { valueByKey } from '../../kit/loaders';
import { tableOf } from '../../kit/statement';
import { CsatScore } from '../csat/entity';
import { Ticket } from '../ticket/entity';
import { type Counted, countedColumns, nothingCounted } from './metrics';

export const serviceLevelLoaders = (manager: EntityManager) => ({
  /** What a customer's tickets add up to, those of merged customers included. */
  countedByCustomerId: valueByKey<Counted, Counted & { key: string }>(
    (ids) =>
      manager.query(
        `SELECT k.key, ${countedColumns}
          FROM identity.members($1::uuid[]) AS k JOIN ${tableOf(manager, Ticket)} t ON t.customer_id = k.member
          LEFT JOIN ${tableOf(manager, CsatScore)} s ON s.ticket_id = t.id
          WHERE t.status <> 'MERGED' GROUP BY k.key`,
        [ids],
      ),
    (counted) => counted,
    () => nothingCounted,
  ),
});

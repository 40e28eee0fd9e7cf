import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { valueByKey } from '../../kit/loaders';
import { tableOf } from '../../kit/statement';
import { CsatScore } from './entity';

export const csatLoaders = (manager: EntityManager) => ({
  csatScoreByTicketId: valueByKey<number | null, { key: string; score: number }>(
    (ids) =>
      queryPrepared(
        manager,
        `SELECT ticket_id::text AS key, score FROM ${tableOf(manager, CsatScore)} WHERE ticket_id = ANY ((SELECT $1::uuid[])::uuid[])`,
        [ids],
      ),
    ({ score }) => score,
    () => null,
  ),
});

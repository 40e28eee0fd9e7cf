import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { rowByKey } from '../../kit/loaders';
import { columnsOf, tableOf } from '../../kit/statement';
import { ConsentEvent } from './entity';
import { type Consent, consentsOf } from './state';

export const consentLoaders = (manager: EntityManager) => ({
  consentEventById: rowByKey(manager, ConsentEvent),
  consentsByCustomerId: new DataLoader<string, Consent[]>(async (ids) => {
    const events = await queryPrepared<ConsentEvent & { __key: string }>(
      manager,
      `SELECT m.key::text AS "__key", ${columnsOf(manager, ConsentEvent, 't')}
        FROM identity.members($1::uuid[]) m JOIN ${tableOf(manager, ConsentEvent)} t ON t.customer_id = m.member
        ORDER BY t.at DESC, t.id DESC`,
      [ids],
    );
    const byCustomer = Map.groupBy(events, (event) => event.__key);
    return ids.map((id) => consentsOf(byCustomer.get(id) ?? []));
  }),
});

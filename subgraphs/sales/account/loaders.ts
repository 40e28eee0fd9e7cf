import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { rowByKey, valueByKey } from '../../kit/loaders';
import { columnsOf } from '../../kit/statement';
import { accountCustomersByAccountId } from './customers';
import { Account } from './entity';

export const accountLoaders = (manager: EntityManager) => ({
  accountById: rowByKey(manager, Account),
  accountCustomersByAccountId: accountCustomersByAccountId(manager),
  /** The account a customer joined last; null without one. */
  accountByCustomerId: valueByKey<Account | null, Account & { key: string }>(
    (ids) =>
      queryPrepared(
        manager,
        `SELECT DISTINCT ON (k.key) k.key::text AS key, ${columnsOf(manager, Account, 't')}
          FROM identity.members($1::uuid[]) k
            JOIN sales.account_members m ON m.customer_id = k.member
            JOIN sales.accounts t ON t.id = m.account_id
          ORDER BY k.key, m.created_at DESC, t.id DESC`,
        [ids],
      ),
    (row) => row,
    () => null,
  ),
});

import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { rowByKey, rowsByKey, valueByKey } from '../../kit/loaders';
import { loginSystem, staffIdsByExternalRef } from '../../kit/staff';
import { columnsOf, tableOf } from '../../kit/statement';
import { Staff } from './entity';
import { StaffExternalRef } from './external-ref-entity';

/** A partner's own id of one of the staff. */
export interface ExternalRef {
  system: string;
  value: string;
}

export const staffLoaders = (manager: EntityManager) => ({
  staffById: rowByKey(manager, Staff),
  staffIdByExternalRef: new DataLoader<ExternalRef, string | null, string>(
    (refs) => staffIdsByExternalRef(manager, refs),
    { cacheKeyFn: ({ system, value }) => JSON.stringify([system, value]) },
  ),
  /** Whose login each is; null for subjects of tokens that nobody is registered with. */
  staffByLogin: valueByKey<Staff | null, Staff & { key: string }>(
    (logins) =>
      manager.query(
        `SELECT r.external_value AS key, ${columnsOf(manager, Staff, 't')}
          FROM ${tableOf(manager, StaffExternalRef)} r JOIN ${tableOf(manager, Staff)} t ON t.id = r.staff_id
          WHERE r.external_system = $1 AND r.external_value = ANY ($2::text[])`,
        [loginSystem, logins],
      ),
    (row) => row,
    () => null,
  ),
  externalRefsByStaffId: rowsByKey(manager, StaffExternalRef, 'staff_id', 't.external_system, t.external_value'),
});

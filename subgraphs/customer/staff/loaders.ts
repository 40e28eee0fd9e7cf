import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { rowByKey, rowsByKey } from '../../kit/loaders';
import { staffIdsByExternalRef } from '../../kit/staff';
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
  externalRefsByStaffId: rowsByKey(manager, StaffExternalRef, 'staff_id', 't.external_system, t.external_value'),
});

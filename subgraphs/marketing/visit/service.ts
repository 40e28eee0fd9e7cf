import type { EntityManager } from 'typeorm';
import type { Refusal } from '../../kit/errors';
import type { IdentitySettings } from '../../kit/identity';
import { optionalText } from '../../kit/text';
import {
  type CustomerRecord,
  type RecordKind,
  type Recorded,
  recordForCustomers,
} from '../record/record-for-customers';
import { Visit, type VisitKind } from './entity';
import { visitEvents } from './events';

export interface VisitRecord extends CustomerRecord {
  /** PAGE when a new visit leaves it open. */
  kind?: VisitKind | null;
  page?: string | null;
  sku?: string | null;
  /** Now when a new visit leaves it open. */
  at?: Date | null;
}

const visits: RecordKind<Visit, VisitRecord> = {
  entity: Visit,
  columns: ({ kind, page, sku, at }) => ({
    kind: kind ?? undefined,
    page: optionalText(page, 2000, ['page']) ?? undefined,
    sku: optionalText(sku, 100, ['sku']) ?? undefined,
    at: at ?? undefined,
  }),
  initial: () => ({ kind: 'PAGE', at: new Date() }),
  events: visitEvents,
};

/** Records visits; see recordForCustomers for order and refusals. */
export const recordVisits = (
  transaction: EntityManager,
  records: readonly VisitRecord[],
  settings: IdentitySettings,
): Promise<(Recorded | Refusal)[]> => recordForCustomers(transaction, visits, records, settings);

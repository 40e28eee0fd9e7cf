import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import type { IdentitySettings } from '../../kit/identity';
import { isUuid, tableOf } from '../../kit/statement';
import { requireText } from '../../kit/text';
import {
  type CustomerRecord,
  type RecordKind,
  type Recorded,
  publishRecords,
  recordForCustomers,
} from '../record/record-for-customers';
import { Lead, type LeadStatus } from './entity';
import { handOverEvent, leadEvents } from './events';

export interface LeadCapture extends CustomerRecord {
  /** Where the person came from: website, fair, partner. */
  source: string;
  /** NEW when a new lead leaves it open; a lead that is already here keeps its own. */
  status?: LeadStatus | null;
  /** Now when a new lead leaves it open. */
  capturedAt?: Date | null;
}

const leads: RecordKind<Lead, LeadCapture> = {
  entity: Lead,
  columns: ({ source, status, capturedAt }) => ({
    source: requireText(source, 200, ['source']),
    status: status ?? undefined,
    capturedAt: capturedAt ?? undefined,
  }),
  initial: () => ({ status: 'NEW', capturedAt: new Date() }),
  events: leadEvents,
};

/** Captures leads; see recordForCustomers for order and refusals. */
export const captureLeads = (
  transaction: EntityManager,
  captures: readonly LeadCapture[],
  settings: IdentitySettings,
): Promise<(Recorded | Refusal)[]> => recordForCustomers(transaction, leads, captures, settings);

/** What others learn when somebody here qualifies a lead. Imported leads are not handed over: they were worked on elsewhere. */
const handedOver: Pick<RecordKind<Lead, LeadCapture>, 'entity' | 'events'> = {
  entity: Lead,
  events: (lead, isNew) => [...leadEvents(lead, isNew), handOverEvent(lead)],
};

/** Says how far a lead has come; any status may follow any other. Each time it becomes QUALIFIED, sales is told. */
export async function qualifyLead(transaction: EntityManager, leadId: string, status: LeadStatus): Promise<void> {
  const known: { changed: boolean }[] = isUuid(leadId)
    ? await transaction.query(
        `WITH known AS (SELECT id FROM ${tableOf(transaction, Lead)} WHERE id = $1 FOR UPDATE),
          changed AS (
            UPDATE ${tableOf(transaction, Lead)} SET status = $2, updated_at = now()
              WHERE id = $1 AND status <> $2 RETURNING id)
          SELECT EXISTS (SELECT FROM changed) AS changed FROM known`,
        [leadId, status],
      )
    : [];
  const [lead] = known;
  if (!lead) throw new Refusal('NOT_FOUND', 'no lead has this id', ['leadId']);
  const kind = status === 'QUALIFIED' ? handedOver : leads;
  if (lead.changed) await publishRecords<Lead>(transaction, kind, [{ id: leadId, outcome: 'updated' }]);
}

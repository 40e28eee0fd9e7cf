import type { EntityManager } from 'typeorm';
import { accepted } from '../../kit/errors';
import type { PublishedEvent } from '../../kit/outbox';
import type { OutboxReader } from '../../kit/outbox-reader';
import { tableOf } from '../../kit/statement';
import type { DealRecord } from './draft';
import { Deal } from './entity';
import { recordDeals } from './service';
import { readStages } from '../deal-stage/stages';

/** System of the external ref that a deal has from its lead; the value is the lead's id. */
const leadSystem = 'marketing.lead';

/** The first event of each lead that marketing handed over. */
function handedOver(events: readonly PublishedEvent[]): Map<string, PublishedEvent> {
  const leads = new Map<string, PublishedEvent>();
  for (const event of events) {
    const { leadId } = event.data;
    if (event.type !== 'marketing.lead.qualified' || typeof leadId !== 'string' || leads.has(leadId)) continue;
    leads.set(leadId, event);
  }
  return leads;
}

async function leadsWithDeal(transaction: EntityManager, leadIds: readonly string[]): Promise<Set<string>> {
  const rows: { leadId: string }[] = await transaction.query(
    `SELECT external_value AS "leadId" FROM ${tableOf(transaction, Deal)}
      WHERE external_system = $1 AND external_value = ANY ($2::text[])`,
    [leadSystem, leadIds],
  );
  return new Set(rows.map(({ leadId }) => leadId));
}

const nameOf = ({ data: { source } }: PublishedEvent): string =>
  typeof source === 'string' ? `Lead from ${source}` : 'Lead';

/** Opens a deal that nobody owns yet for each lead that marketing qualifies, once, however often it does (0024). */
export const leadReader: OutboxReader = {
  name: 'leads',
  // A deal is opened once and lives on: reading everything again finds it by its ref.
  reset: async () => {},
  async apply(transaction, events) {
    const leads = handedOver(events);
    if (leads.size === 0) return;
    const known = await leadsWithDeal(transaction, [...leads.keys()]);
    const stage = [...(await readStages(transaction)).values()].find(({ status }) => status === 'OPEN');
    if (!stage) throw new Error('there is no stage that is OPEN for a deal to begin in');
    const records = [...leads]
      .filter(([leadId]) => !known.has(leadId))
      .map(([leadId, event]): DealRecord => ({
        externalRef: { system: leadSystem, value: leadId },
        name: nameOf(event),
        stage: stage.name,
        customer: event.customerId === null ? null : { id: event.customerId },
        createdAt: event.occurredAt,
      }));
    const opened = await recordDeals(transaction, records, { defaultCountry: null, actorId: null });
    opened.forEach(accepted);
  },
};

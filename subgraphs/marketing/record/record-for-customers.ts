import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, accepted } from '../../kit/errors';
import { publishFacts } from '../../kit/facts';
import { type CustomerReference, type IdentitySettings, identify } from '../../kit/identity';
import { type OutboxEvent, publish } from '../../kit/outbox';
import { columnsOf, tableOf } from '../../kit/statement';
import { refColumns } from '../../kit/text';
import { type ExternallyKnown, type Upserted, upsertByExternalRef } from '../../kit/upsert';
import { type CampaignReference, campaignIdsOf } from '../campaign/reference';
import { sift, steps } from '../../kit/sift';

/** What every record of a customer here may say, whatever else it holds. */
export interface CustomerRecord {
  customer: CustomerReference;
  campaign?: CampaignReference | null;
  /** Makes the write an upsert: the record with this ref is brought up to date. */
  externalRef?: { system: string; value: string } | null;
}

export type Recorded = Upserted & { customerId: string; customerCreated: boolean };

type CustomerRow = ObjectLiteral & ExternallyKnown & { customerId: string };

export interface RecordKind<Row extends CustomerRow, Input extends CustomerRecord> {
  entity: EntityTarget<Row>;
  /** The input's own columns, undefined where it leaves them open; throws a Refusal for what can't be stored. */
  columns: (input: Input) => Partial<Row>;
  /** What a new record holds where its input leaves it open; a record that is already here keeps its own. */
  initial: () => Partial<Row>;
  /** What a row that is new, or has changed, is to others. */
  events: (row: Row, isNew: boolean) => OutboxEvent[];
  /** Stores the rows; upserts by external ref without it. */
  write?: (
    transaction: EntityManager,
    rows: readonly (Partial<Row> & ExternallyKnown)[],
    initial: Partial<Row>,
  ) => Promise<Upserted[]>;
}

/** Publishes what is new or has changed, and the facts of its customers: the last step of a write. */
export async function publishRecords<Row extends CustomerRow>(
  transaction: EntityManager,
  { entity, events }: { entity: EntityTarget<Row>; events: (row: Row, isNew: boolean) => OutboxEvent[] },
  written: readonly Upserted[],
): Promise<void> {
  const news = written.filter(({ outcome }) => outcome !== 'unchanged');
  if (news.length === 0) return;
  const rows: Row[] = await transaction.query(
    `SELECT ${columnsOf(transaction, entity, 't')} FROM ${tableOf(transaction, entity)} t
      WHERE t.id = ANY ($1::uuid[]) ORDER BY t.id`,
    [news.map(({ id }) => id)],
  );
  const isNew = new Set(news.flatMap(({ id, outcome }) => (outcome === 'created' ? [id] : [])));
  await publish(
    transaction,
    rows.flatMap((row) => events(row, isNew.has(row.id))),
  );
  await publishFacts(
    transaction,
    rows.map(({ customerId }) => customerId),
  );
}

/**
 * Records what customers did or got, in the order given; a Refusal stands in the place of one that can't be. All that
 * can be refused without the customer is refused first, so that a refused record mints nobody. A record that is
 * already here stays with the customer it was recorded for.
 */
export async function recordForCustomers<Row extends CustomerRow, Input extends CustomerRecord>(
  transaction: EntityManager,
  kind: RecordKind<Row, Input>,
  inputs: readonly Input[],
  settings: IdentitySettings,
): Promise<(Recorded | Refusal)[]> {
  const { entity, columns, initial, write } = kind;
  const results: (Recorded | Refusal)[] = [];
  const readable = sift(results, steps(inputs), (input) => ({
    input,
    row: { id: uuid(), ...refColumns(input.externalRef), ...columns(input) },
  }));
  const campaignIds = await campaignIdsOf(
    transaction,
    readable.map(({ value }) => value.input.campaign),
  );
  const placed = sift(results, readable, ({ input, row }, index) => {
    const campaignId = accepted(campaignIds[index]);
    return { input, row: campaignId === null ? row : { ...row, campaignId } };
  });
  const customers = await identify(
    transaction,
    placed.map(({ value }) => value.input.customer),
    settings,
  );
  const owned = sift(results, placed, ({ row }, index) => {
    const customer = customers[index];
    const identified = accepted(customer instanceof Refusal ? customer.within('customer') : customer);
    return { identified, row: { ...row, customerId: identified.customerId } };
  });
  const rows = owned.map(({ value }) => value.row);
  const written = write
    ? await write(transaction, rows, initial())
    : await upsertByExternalRef<Row>(transaction, entity, rows, { keep: ['customerId'], initial: initial() });
  await publishRecords<Row>(transaction, kind, written);
  owned.forEach(({ position, value: { identified } }, index) => {
    const { id, outcome } = accepted(written[index]);
    results[position] = {
      id,
      // A record that stays as it is may still have taught us more of its customer.
      outcome: outcome === 'unchanged' && identified.changed ? 'updated' : outcome,
      customerId: identified.customerId,
      customerCreated: identified.created,
    };
  });
  return results;
}

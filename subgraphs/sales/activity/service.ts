import type { EntityManager, EntityTarget } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal, accepted, notFound } from '../../kit/errors';
import type { CustomerReference, IdentitySettings } from '../../kit/identity';
import { columnsOf, isUuid, tableOf } from '../../kit/statement';
import { optionalText, refColumns, requireText } from '../../kit/text';
import type { Upserted } from '../../kit/upsert';
import { Deal } from '../deal/entity';
import { identifyGiven } from '../record/identify-given';
import { sift, steps } from '../../kit/sift';
import { writeRecords } from '../record/write';
import { Activity } from './entity';
import { publishActivities } from './events';

export interface ActivityRecord {
  externalRef?: { system: string; value: string } | null;
  customer?: CustomerReference | null;
  dealId?: string | null;
  inReplyToId?: string | null;
  kind: string;
  note?: string | null;
  /** Now for a new activity that does not say. */
  occurredAt?: Date | null;
  /** Who did it, when the record says; else recordedById for a new activity. */
  actorId?: string | null;
  recordedById?: string | null;
}

/** Columns of a record, undefined where it leaves them open. */
type Columns = Partial<Activity> & Pick<Activity, 'externalSystem' | 'externalValue'>;

function columnsOfRecord(record: ActivityRecord): Columns {
  return {
    ...refColumns(record.externalRef),
    kind: requireText(record.kind, 50, ['kind']).toUpperCase(),
    note: optionalText(record.note, 10_000, ['note']) ?? undefined,
    occurredAt: record.occurredAt ?? undefined,
    actorId: record.actorId ?? undefined,
  };
}

async function rowsById<Row extends Deal | Activity>(
  transaction: EntityManager,
  entity: EntityTarget<Row>,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, Row>> {
  const asked = ids.filter((id) => id != null && isUuid(id));
  const rows: Row[] =
    asked.length === 0
      ? []
      : await transaction.query(
          `SELECT ${columnsOf(transaction, entity, 't')} FROM ${tableOf(transaction, entity)} t WHERE t.id = ANY ($1::uuid[])`,
          [asked],
        );
  return new Map(rows.map((row) => [row.id, row]));
}

function found<Row>(rows: ReadonlyMap<string, Row>, id: string | null | undefined, what: string, field: string) {
  if (id == null) return null;
  const row = rows.get(id.toLowerCase());
  if (!row) throw notFound(what, [field]);
  return row;
}

const isSame = (activity: Activity, { externalSystem, externalValue }: Columns): boolean =>
  externalValue !== null && activity.externalValue === externalValue && activity.externalSystem === externalSystem;

/** The activity as it starts: what an answer leaves open is as in the activity it answers. */
function newActivity(
  columns: Columns,
  { recordedById }: ActivityRecord,
  answered: Activity | null,
  deal: Pick<Deal, 'id' | 'customerId'> | null,
) {
  return {
    ...columns,
    id: uuid(),
    occurredAt: columns.occurredAt ?? new Date(),
    actorId: columns.actorId ?? recordedById ?? null,
    dealId: deal?.id ?? answered?.dealId ?? null,
    customerId: columns.customerId ?? (deal ? deal.customerId : answered?.customerId) ?? null,
  };
}

/**
 * Records what was done, in the order given; a Refusal stands in the place of a record that can't be. An activity
 * with an external ref that is already here is brought up to date; it stays with its actor, unless the record names
 * one, and with its customer.
 */
export async function recordActivities(
  transaction: EntityManager,
  records: readonly ActivityRecord[],
  settings: IdentitySettings,
): Promise<(Upserted | Refusal)[]> {
  const results: (Upserted | Refusal)[] = [];
  const deals = await rowsById(
    transaction,
    Deal,
    records.map(({ dealId }) => dealId),
  );
  const answers = await rowsById(
    transaction,
    Activity,
    records.map(({ inReplyToId }) => inReplyToId),
  );
  const readable = sift(results, steps(records), (record) => {
    const deal = found(deals, record.dealId, 'deal', 'dealId');
    const answered = found(answers, record.inReplyToId, 'activity', 'inReplyToId');
    const columns = { ...columnsOfRecord(record), dealId: deal?.id, inReplyToId: answered?.id };
    if (answered && isSame(answered, columns)) {
      throw new Refusal('INVALID', 'an activity must not answer itself', ['inReplyToId']);
    }
    return { record, columns, deal, answered };
  });
  const customers = await identifyGiven(
    transaction,
    readable.map(({ value }) => value.record.customer),
    settings,
  );
  const ready = sift(results, readable, ({ record, columns, deal, answered }, index) => {
    const customer = accepted(customers[index]);
    const known = { ...columns, customerId: customer?.customerId };
    return { known, customer, fresh: newActivity(known, record, answered, deal) };
  });
  const written = await writeRecords<Activity>(
    transaction,
    Activity,
    ready.map(({ value: { known, fresh } }) => ({
      fresh,
      change: (stored) => ({ ...known, customerId: stored.customerId ?? fresh.customerId ?? undefined }),
    })),
  );
  await publishActivities(
    transaction,
    written.flatMap(({ id, before, changes }) => (!before || changes.customerId ? [id] : [])),
  );
  ready.forEach(({ position, value: { customer } }, index) => {
    const { id, outcome } = accepted(written[index]);
    results[position] = { id, outcome: outcome === 'unchanged' && customer?.changed ? 'updated' : outcome };
  });
  return results;
}

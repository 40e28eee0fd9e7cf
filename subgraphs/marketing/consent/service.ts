import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import type { IdentitySettings } from '../../kit/identity';
import { columnsOf, tableOf } from '../../kit/statement';
import { optionalText, requireText } from '../../kit/text';
import { type ExternallyKnown, type Upserted, changesOf, insertNew } from '../../kit/upsert';
import { purposeOf } from '../campaign/purpose';
import type { Channel } from '../campaign/entity';
import {
  type CustomerRecord,
  type RecordKind,
  type Recorded,
  recordForCustomers,
} from '../record/record-for-customers';
import { ConsentEvent, type ConsentState } from './entity';
import { consentEvents } from './events';

export interface ConsentRecord extends Omit<CustomerRecord, 'campaign'> {
  channel: Channel;
  purpose: string;
  state: ConsentState;
  /** Where it was said: a form, a call, an unsubscribe link. */
  source: string;
  proof?: string | null;
  /** Now when left out. */
  at?: Date | null;
}

/** Clocks differ a little between machines; further ahead, a consent would hold against every later refusal. */
const toleranceMinutes = 5;

function past(at: Date): Date {
  if (at.getTime() > Date.now() + toleranceMinutes * 60_000) {
    throw new Refusal('INVALID', `at must not be more than ${toleranceMinutes} minutes in the future`, ['at']);
  }
  return at;
}

const refOf = ({ externalSystem, externalValue }: ExternallyKnown) => JSON.stringify([externalSystem, externalValue]);

const conflict = (field: string, message: string) => new Refusal('CONFLICT', message, [field]);

async function sameCustomer(transaction: EntityManager, one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  const [row]: { same: boolean }[] = await transaction.query(
    'SELECT count(DISTINCT canonical_id) = 1 AS same FROM identity.canonical($1::uuid[])',
    [[one, other]],
  );
  return row?.same ?? false;
}

/**
 * Inserts events. One whose external ref is already here must be the same event again; otherwise the whole batch is
 * refused, because its customer may have been met in it.
 */
async function append(
  transaction: EntityManager,
  rows: readonly (Partial<ConsentEvent> & ExternallyKnown)[],
  { at }: Partial<ConsentEvent>,
): Promise<Upserted[]> {
  const inOneOrder = [...rows].sort((a, b) => (refOf(a) < refOf(b) ? -1 : 1));
  const inserted = await insertNew<ConsentEvent>(
    transaction,
    ConsentEvent,
    inOneOrder.map((row) => ({ ...row, at: row.at ?? at })),
  );
  const again = rows.filter((row) => !inserted.has(row.id));
  const stored: ConsentEvent[] = again.length
    ? await transaction.query(
        `SELECT ${columnsOf(transaction, ConsentEvent, 't')} FROM ${tableOf(transaction, ConsentEvent)} t
          WHERE (t.external_system, t.external_value) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
        [again.map((row) => row.externalSystem), again.map((row) => row.externalValue)],
      )
    : [];
  const known = new Map(stored.map((row) => [refOf(row), row]));
  const results: Upserted[] = [];
  for (const row of rows) {
    const event = inserted.has(row.id) ? null : known.get(refOf(row));
    if (event === undefined) throw new Error('a consent event was neither inserted nor found by its external ref');
    if (event) {
      const { id: _id, customerId, ...content } = row;
      const [field] = Object.keys(changesOf(transaction, ConsentEvent, event, content));
      if (field) throw conflict(field, 'the event with this externalRef says something else and cannot be changed');
      if (!(await sameCustomer(transaction, customerId as string, event.customerId))) {
        throw conflict('customer', 'the event with this externalRef belongs to another customer');
      }
    }
    results.push({ id: event?.id ?? row.id, outcome: event ? 'unchanged' : 'created' });
  }
  return results;
}

const consents: RecordKind<ConsentEvent, ConsentRecord> = {
  entity: ConsentEvent,
  columns: ({ channel, purpose, state, source, proof, at }) => ({
    channel,
    purpose: purposeOf(purpose),
    state,
    source: requireText(source, 200, ['source']),
    proof: optionalText(proof, 10_000, ['proof']) ?? undefined,
    at: at ? past(at) : undefined,
  }),
  initial: () => ({ at: new Date() }),
  events: consentEvents,
  write: append,
};

/**
 * Records consent events; see recordForCustomers for order and refusals. Events are only ever added: a changed event
 * under a known external ref throws a Refusal that undoes the batch.
 */
export const recordConsents = (
  transaction: EntityManager,
  records: readonly ConsentRecord[],
  settings: IdentitySettings,
): Promise<(Recorded | Refusal)[]> => recordForCustomers(transaction, consents, records, settings);

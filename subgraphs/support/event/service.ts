import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Refusal } from '../../kit/errors';
import { tableOf } from '../../kit/statement';
import type { Upserted } from '../../kit/upsert';
import type { TicketOpening } from '../ticket/draft';
import { type TicketChange, publishTickets } from '../ticket/events';
import { writeOpenings } from '../ticket/service';
import { TicketEvent } from './entity';
import { retellTickets } from './retell';

/** One line of a log of tickets. */
export interface LoggedEvent {
  ticket: Pick<TicketOpening, 'customer' | 'subject' | 'kind' | 'channel'> & {
    externalRef: { system: string; value: string };
  };
  /** Id of the line in its log. */
  ref: string;
  activity: string;
  agent: string | null;
  isFirstResponse: boolean;
  isResolution: boolean;
  occurredAt: Date;
}

const keyOf = ({ system, value }: { system: string; value: string }): string => JSON.stringify([system, value]);

/** What two lines say of one ticket: a line that is silent about something leaves it as the one before has it. */
const latestKnown = (
  earlier: LoggedEvent['ticket'] | undefined,
  { customer, externalRef, ...said }: LoggedEvent['ticket'],
): LoggedEvent['ticket'] => ({
  ...earlier,
  ...Object.fromEntries(Object.entries(said).filter(([, value]) => value != null)),
  customer: earlier?.customer ?? customer,
  externalRef,
});

/** Both changes of a ticket that was written and then retold as the one they are for everybody else. */
function withBeginnings(retold: readonly TicketChange[], written: readonly TicketChange[]): TicketChange[] {
  const merged = new Map(written.map((change) => [change.after.id, change]));
  for (const change of retold) {
    const { before } = merged.get(change.after.id) ?? change;
    merged.set(change.after.id, { before, after: change.after });
  }
  return [...merged.values()];
}

/** Writes lines of a log, in its order, and retells the tickets they are about; a Refusal stands for one that can't be. */
export async function logEvents(
  transaction: EntityManager,
  events: readonly LoggedEvent[],
  settings: { defaultCountry: string | null },
): Promise<(Upserted | Refusal)[]> {
  const openings = new Map<string, LoggedEvent['ticket']>();
  for (const { ticket } of events) {
    const key = keyOf(ticket.externalRef);
    openings.set(key, latestKnown(openings.get(key), ticket));
  }
  const { results: opened, changes } = await writeOpenings(transaction, [...openings.values()], settings);
  const tickets = new Map([...openings.keys()].map((key, index) => [key, opened[index]]));
  const rows = events.flatMap(({ ticket, ref, activity, agent, isFirstResponse, isResolution, occurredAt }) => {
    const found = tickets.get(keyOf(ticket.externalRef));
    if (!found || !('id' in found)) return [];
    return {
      ...{ id: uuid(), ticket_id: found.id, external_system: ticket.externalRef.system, external_value: ref },
      ...{ activity, agent, is_first_response: isFirstResponse, is_resolution: isResolution, occurred_at: occurredAt },
    };
  });
  const table = tableOf(transaction, TicketEvent);
  const columns =
    'id, ticket_id, external_system, external_value, activity, agent, is_first_response, is_resolution, occurred_at';
  const told = '(e.ticket_id, e.activity, e.agent, e.is_first_response, e.is_resolution, e.occurred_at)';
  const written: { value: string; id: string; created: boolean }[] = await transaction.query(
    `INSERT INTO ${table} AS e (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
      ON CONFLICT (external_system, external_value) DO UPDATE
        SET ticket_id = excluded.ticket_id, activity = excluded.activity, agent = excluded.agent,
          is_first_response = excluded.is_first_response, is_resolution = excluded.is_resolution,
          occurred_at = excluded.occurred_at, updated_at = now()
        WHERE ${told} IS DISTINCT FROM ${told.replaceAll(' e.', ' excluded.').replace('(e.', '(excluded.')}
      RETURNING external_value AS value, id, (xmax = 0) AS created`,
    [JSON.stringify(rows)],
  );
  const retold = await retellTickets(transaction, [...new Set(rows.map((row) => row.ticket_id))]);
  await publishTickets(transaction, withBeginnings(retold, changes));
  const byRef = new Map(written.map((row) => [row.value, row]));
  return events.map(({ ticket, ref }): Upserted | Refusal => {
    const found = tickets.get(keyOf(ticket.externalRef));
    if (!found) throw new Error('a batch must answer for each of its items');
    if (!('id' in found)) return found;
    const row = byRef.get(ref);
    if (!row) return { id: found.id, outcome: 'unchanged' };
    return { id: row.id, outcome: row.created ? 'created' : 'updated' };
  });
}

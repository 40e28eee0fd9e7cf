import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Refusal } from '../../kit/errors';
import { tableOf } from '../../kit/statement';
import type { Upserted } from '../../kit/upsert';
import type { TicketOpening } from '../ticket/draft';
import { Ticket } from '../ticket/entity';
import { openTickets } from '../ticket/service';
import { TicketEvent } from './entity';

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

/**
 * What a ticket's events say of it: opened with the first, answered and resolved with the first and last so called,
 * reopened whenever something follows a resolution that is none.
 */
const retell = (manager: EntityManager) => `
  WITH told AS (
    SELECT ticket_id, occurred_at, is_first_response, is_resolution,
      lag(is_resolution) OVER (PARTITION BY ticket_id ORDER BY occurred_at, position) AS was_resolved
    FROM ${tableOf(manager, TicketEvent)} WHERE ticket_id = ANY ($1::uuid[])),
  summed AS (
    SELECT ticket_id, min(occurred_at) AS opened_at, min(occurred_at) FILTER (WHERE is_first_response) AS responded_at,
      max(occurred_at) FILTER (WHERE is_resolution) AS resolved_at,
      (count(*) FILTER (WHERE was_resolved AND NOT is_resolution))::int AS reopen_count
    FROM told GROUP BY ticket_id),
  wanted AS (
    SELECT *, CASE WHEN resolved_at IS NOT NULL THEN 'RESOLVED' WHEN responded_at IS NOT NULL THEN 'PENDING'
      ELSE 'OPEN' END AS status FROM summed)
  UPDATE ${tableOf(manager, Ticket)} AS t
  SET created_at = w.opened_at, first_response_at = w.responded_at, resolved_at = w.resolved_at,
    reopen_count = w.reopen_count, status = w.status, revision = t.revision + 1, updated_at = now()
  FROM wanted w WHERE t.id = w.ticket_id AND t.status <> 'MERGED'
    AND (t.created_at, t.first_response_at, t.resolved_at, t.reopen_count, t.status)
      IS DISTINCT FROM (w.opened_at, w.responded_at, w.resolved_at, w.reopen_count, w.status)`;

const keyOf = ({ system, value }: { system: string; value: string }): string => JSON.stringify([system, value]);

/** Writes lines of a log, in its order, and retells the tickets they are about; a Refusal stands for one that can't be. */
export async function logEvents(
  transaction: EntityManager,
  events: readonly LoggedEvent[],
  settings: { defaultCountry: string | null },
): Promise<(Upserted | Refusal)[]> {
  const openings = new Map(events.map(({ ticket }) => [keyOf(ticket.externalRef), ticket]));
  const opened = await openTickets(transaction, [...openings.values()], settings);
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
  await transaction.query(retell(transaction), [[...new Set(rows.map((row) => row.ticket_id))]]);
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

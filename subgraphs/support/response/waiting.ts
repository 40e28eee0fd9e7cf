/**
 * Since when the customer of ticket t has waited for us: the first message after our last answer, or the ticket's
 * beginning where no thread is known. Null when nobody waits. Few tickets are NEW or OPEN, and only those are asked.
 */
export const waitingSince = `coalesce(
  (SELECT min(m.sent_at) FROM support.ticket_messages m WHERE m.ticket_id = t.id AND m.direction = 'INBOUND'
    AND m.sent_at > coalesce((SELECT max(o.sent_at) FROM support.ticket_messages o
      WHERE o.ticket_id = t.id AND o.direction = 'OUTBOUND'), '-infinity')),
  CASE WHEN t.first_response_at IS NULL THEN t.created_at END)`;

import type { PersonalData } from '../../kit/personal-data';

const tickets = 'SELECT id FROM support.tickets WHERE customer_id = ANY ($1::uuid[])';

/** What was written in the person's tickets, also where a merge put it into somebody else's. */
const isOfTickets = `id IN (
  SELECT id FROM support.ticket_messages WHERE origin_ticket_id IS NULL AND ticket_id IN (${tickets})
  UNION ALL SELECT id FROM support.ticket_messages WHERE origin_ticket_id IN (${tickets}))`;

/** What names a mail may name its sender too. */
const forgetMails = (which: string) => `
  UPDATE support.inbound_mails SET message_id = encode(sha256(convert_to(message_id, 'UTF8')), 'hex'), updated_at = now()
  WHERE ${which} RETURNING ticket_id`;

/** What was written goes; tickets stay as figures of the service, without a subject. */
export const supportPersonalData: PersonalData = {
  erase: [
    { sql: 'DELETE FROM support.outgoing_mail WHERE customer_id = ANY ($1::uuid[]) RETURNING id' },
    {
      sql: `DELETE FROM support.attachments
        WHERE message_id IN (SELECT id FROM support.ticket_messages WHERE ${isOfTickets}) RETURNING id`,
    },
    { sql: forgetMails(`message_id IN (SELECT message_id FROM support.ticket_messages WHERE ${isOfTickets})`) },
    { sql: forgetMails(`ticket_id IN (${tickets}) AND message_id LIKE '<%'`) },
    {
      sql: `UPDATE support.ticket_messages SET body = NULL, message_id = NULL, updated_at = now(),
          author = CASE direction WHEN 'INBOUND' THEN 'customer' ELSE author END
        WHERE ${isOfTickets} RETURNING id`,
    },
    {
      sql: `UPDATE support.csat_scores SET comment = NULL, updated_at = now()
        WHERE comment IS NOT NULL AND ticket_id IN (${tickets}) RETURNING ticket_id`,
    },
    { sql: `DELETE FROM support.ticket_events WHERE ticket_id IN (${tickets}) RETURNING id` },
    { sql: 'DELETE FROM support.custom_field_values WHERE customer_id = ANY ($1::uuid[]) RETURNING key' },
    {
      sql: `UPDATE support.tickets SET number = id::text, subject = NULL, contact_address = NULL,
          external_system = NULL, external_value = NULL, updated_at = now()
        WHERE customer_id = ANY ($1::uuid[]) RETURNING id`,
    },
  ],
};

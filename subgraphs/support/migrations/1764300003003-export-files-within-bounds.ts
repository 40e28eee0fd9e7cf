import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerExport } from '../../kit/personal-data';

const own = 'SELECT id FROM tickets WHERE customer_id = ANY (ids)';
const messages = `
  SELECT m.* FROM ticket_messages m WHERE m.origin_ticket_id IS NULL AND m.ticket_id IN (${own})
  UNION ALL SELECT m.* FROM ticket_messages m WHERE m.origin_ticket_id IN (${own})`;
const files = `FROM (${messages}) m JOIN attachments a ON a.message_id = m.id`;

/** One answer has 8 MB: so much of it may be files. */
const exportedBytes = 3_000_000;

const records = (attachments: string) => ({
  customFields: 'SELECT * FROM custom_field_values WHERE customer_id = ANY (ids)',
  outgoingMails: 'SELECT * FROM outgoing_mail WHERE customer_id = ANY (ids)',
  tickets: `SELECT id, customer_id, number, external_system, external_value, subject, kind, channel, status,
      assignee_id, contact_address, first_response_at, resolved_at, resolved_by_id, reopen_count, merged_into_id,
      created_at, updated_at
    FROM tickets WHERE customer_id = ANY (ids)`,
  messages: `SELECT * FROM (${messages}) m ORDER BY m.sent_at, m.id`,
  attachments,
  csatScores: `SELECT * FROM csat_scores WHERE ticket_id IN (${own})`,
  ticketEvents: `SELECT * FROM ticket_events WHERE ticket_id IN (${own}) ORDER BY occurred_at, position`,
  inboundMails: `SELECT * FROM inbound_mails WHERE ticket_id IN (${own})`,
});

/** Gives out what is in files as long as there is room in the answer, the smallest first; of the others, their ids. */
export class ExportFilesWithinBounds1764300003003 implements MigrationInterface {
  name = 'ExportFilesWithinBounds1764300003003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomerExport(
      queryRunner,
      'support',
      records(`SELECT a.id, a.message_id, a.name, a.content_type, a.bytes,
          CASE WHEN sum(a.bytes) OVER (ORDER BY a.bytes, a.id) <= ${exportedBytes} THEN encode(a.content, 'base64') END AS content
        ${files} ORDER BY a.message_id, a.position`),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await createCustomerExport(
      queryRunner,
      'support',
      records(`SELECT a.id, a.message_id, a.name, a.content_type, a.bytes,
          CASE WHEN a.bytes <= 1000000 THEN encode(a.content, 'base64') END AS content
        ${files} ORDER BY a.message_id, a.position`),
    );
  }
}

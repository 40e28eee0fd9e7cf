import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerExport } from '../../kit/personal-data';

const customFields = 'SELECT * FROM custom_field_values WHERE customer_id = ANY (ids)';
const outgoingMails = 'SELECT * FROM outgoing_mail WHERE customer_id = ANY (ids)';

const own = 'SELECT id FROM tickets WHERE customer_id = ANY (ids)';
const messages = `
  SELECT m.* FROM ticket_messages m WHERE m.origin_ticket_id IS NULL AND m.ticket_id IN (${own})
  UNION ALL SELECT m.* FROM ticket_messages m WHERE m.origin_ticket_id IN (${own})`;

/** Larger files are named, and given out by hand: the export is one answer. */
const exportedBytes = 1_000_000;

/** Gives out whole threads, wherever a merge put them, with files, satisfaction and imported history. */
export class ExportWholeThreads1764200002603 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomerExport(queryRunner, 'support', {
      customFields,
      outgoingMails,
      tickets: `SELECT id, customer_id, number, external_system, external_value, subject, kind, channel, status,
          assignee_id, contact_address, first_response_at, resolved_at, resolved_by_id, reopen_count, merged_into_id,
          created_at, updated_at
        FROM tickets WHERE customer_id = ANY (ids)`,
      messages: `SELECT * FROM (${messages}) m ORDER BY m.sent_at, m.id`,
      attachments: `SELECT a.id, a.message_id, a.name, a.content_type, a.bytes,
          CASE WHEN a.bytes <= ${exportedBytes} THEN encode(a.content, 'base64') END AS content
        FROM (${messages}) m JOIN attachments a ON a.message_id = m.id ORDER BY a.message_id, a.position`,
      csatScores: `SELECT * FROM csat_scores WHERE ticket_id IN (${own})`,
      ticketEvents: `SELECT * FROM ticket_events WHERE ticket_id IN (${own}) ORDER BY occurred_at, position`,
      inboundMails: `SELECT * FROM inbound_mails WHERE ticket_id IN (${own})`,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await createCustomerExport(queryRunner, 'support', {
      customFields,
      outgoingMails,
      tickets: `SELECT t.*, (SELECT jsonb_agg(to_jsonb(m)) FROM ticket_messages m WHERE m.ticket_id = t.id) AS messages FROM tickets t WHERE t.customer_id = ANY (ids)`,
    });
  }
}

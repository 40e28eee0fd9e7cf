import type { MigrationInterface, QueryRunner } from 'typeorm';

const inboundMails = `
  CREATE TABLE support.inbound_mails (
    message_id text PRIMARY KEY,
    outcome text NOT NULL
      CONSTRAINT inbound_mails_outcome CHECK (outcome IN ('OPENED', 'APPENDED', 'NOTED', 'IGNORED')),
    reason text,
    ticket_id uuid CONSTRAINT inbound_mails_ticket REFERENCES support.tickets (id) ON DELETE CASCADE,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE INDEX inbound_mails_ticket_id ON support.inbound_mails (ticket_id);
  CREATE INDEX inbound_mails_created_at ON support.inbound_mails (created_at);`;

const attachments = `
  CREATE TABLE support.attachments (
    id uuid PRIMARY KEY,
    message_id uuid NOT NULL CONSTRAINT attachments_message REFERENCES support.ticket_messages (id) ON DELETE CASCADE,
    position integer NOT NULL,
    name text NOT NULL,
    content_type text NOT NULL,
    bytes integer NOT NULL,
    content bytea NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE INDEX attachments_message_id ON support.attachments (message_id, position);`;

/** What came in by mail, once each, and what was attached to it. */
export class CreateInboundMails1764100005402 implements MigrationInterface {
  name = 'CreateInboundMails1764100005402';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(inboundMails);
    await queryRunner.query(attachments);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE support.attachments, support.inbound_mails');
  }
}

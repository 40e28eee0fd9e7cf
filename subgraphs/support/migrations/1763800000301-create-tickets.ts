import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIdempotencyTable } from '../../kit/idempotency';
import { createImportRunTable } from '../../kit/import/checkpoint';

const tickets = `
  CREATE TABLE support.tickets (
    id uuid PRIMARY KEY,
    customer_id uuid,
    number text NOT NULL,
    external_system text,
    external_value text,
    subject text,
    kind text NOT NULL CONSTRAINT tickets_kind CHECK (kind IN ('QUESTION', 'COMPLAINT', 'REQUEST')),
    channel text NOT NULL
      CONSTRAINT tickets_channel CHECK (channel IN ('EMAIL', 'WEB', 'PHONE', 'CHAT', 'REVIEW', 'OTHER')),
    status text NOT NULL
      CONSTRAINT tickets_status CHECK (status IN ('NEW', 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED')),
    revision integer NOT NULL DEFAULT 1,
    assignee_id uuid,
    first_response_at timestamptz(3),
    resolved_at timestamptz(3),
    resolved_by_id uuid,
    reopen_count integer NOT NULL DEFAULT 0,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE UNIQUE INDEX tickets_number ON support.tickets (number);
  CREATE UNIQUE INDEX tickets_external_ref ON support.tickets (external_system, external_value)
    WHERE external_value IS NOT NULL;
  CREATE INDEX tickets_created_at ON support.tickets (created_at, id);
  CREATE INDEX tickets_customer_id ON support.tickets (customer_id, created_at, id);
  CREATE INDEX tickets_assignee_id ON support.tickets (assignee_id, created_at, id);
  CREATE INDEX tickets_by_status ON support.tickets (status, created_at, id);
  CREATE INDEX tickets_by_kind ON support.tickets (kind, created_at, id);
  CREATE INDEX tickets_by_channel ON support.tickets (channel, created_at, id);
  CREATE SEQUENCE support.ticket_number START 100001;`;

const messages = `
  CREATE TABLE support.ticket_messages (
    id uuid PRIMARY KEY,
    ticket_id uuid NOT NULL CONSTRAINT ticket_messages_ticket REFERENCES support.tickets (id) ON DELETE CASCADE,
    part text CONSTRAINT ticket_messages_part CHECK (part IN ('OPENING', 'ANSWER')),
    direction text NOT NULL
      CONSTRAINT ticket_messages_direction CHECK (direction IN ('INBOUND', 'OUTBOUND', 'NOTE')),
    author text NOT NULL,
    staff_id uuid,
    body text,
    sent_at timestamptz(3) NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE INDEX ticket_messages_ticket_id ON support.ticket_messages (ticket_id, sent_at, id);
  CREATE UNIQUE INDEX ticket_messages_by_part ON support.ticket_messages (ticket_id, part) WHERE part IS NOT NULL;`;

/** Tickets and the messages of their threads. */
export class CreateTickets1763800000301 implements MigrationInterface {
  name = 'CreateTickets1763800000301';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(tickets);
    await queryRunner.query(messages);
    await createIdempotencyTable(queryRunner, 'support');
    await createImportRunTable(queryRunner, 'support');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP TABLE support.import_run, support.idempotency, support.ticket_messages, support.tickets',
    );
    await queryRunner.query('DROP SEQUENCE support.ticket_number');
  }
}

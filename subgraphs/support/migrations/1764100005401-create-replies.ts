import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutgoingMailTable } from '../../kit/mail/outgoing-mail';

const columns = `
  ALTER TABLE support.tickets
    ADD COLUMN contact_address text,
    ADD COLUMN claim_token uuid,
    ADD COLUMN claimed_by_id uuid,
    ADD COLUMN claimed_at timestamptz(3),
    ADD COLUMN claim_expires_at timestamptz(3),
    ADD COLUMN reply_revision integer,
    ADD COLUMN replied_by_id uuid;
  ALTER TABLE support.ticket_messages ADD COLUMN message_id text;
  CREATE UNIQUE INDEX ticket_messages_message_id ON support.ticket_messages (message_id) WHERE message_id IS NOT NULL;`;

const refusedReplies = `
  CREATE TABLE support.refused_replies (
    ticket_id uuid NOT NULL CONSTRAINT refused_replies_ticket REFERENCES support.tickets (id) ON DELETE CASCADE,
    revision integer NOT NULL,
    staff_id uuid NOT NULL,
    held_by_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now(),
    PRIMARY KEY (ticket_id, revision, staff_id));
  CREATE INDEX refused_replies_created_at ON support.refused_replies (created_at);`;

/** Who is answering a ticket, what goes out as mail, and the second answers that did not. */
export class CreateReplies1764100005401 implements MigrationInterface {
  name = 'CreateReplies1764100005401';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(columns);
    await queryRunner.query(refusedReplies);
    await createOutgoingMailTable(queryRunner, 'support');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE support.outgoing_mail, support.refused_replies');
    await queryRunner.query('ALTER TABLE support.ticket_messages DROP COLUMN message_id');
    await queryRunner.query(
      `ALTER TABLE support.tickets DROP COLUMN contact_address, DROP COLUMN claim_token, DROP COLUMN claimed_by_id,
        DROP COLUMN claimed_at, DROP COLUMN claim_expires_at, DROP COLUMN reply_revision, DROP COLUMN replied_by_id`,
    );
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of messages in a merged thread, the ticket they came to: whose they are does not change with the merge. */
export class KeepOriginOfMessages1764200002602 implements MigrationInterface {
  name = 'KeepOriginOfMessages1764200002602';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE support.ticket_messages ADD COLUMN origin_ticket_id uuid
         CONSTRAINT ticket_messages_origin REFERENCES support.tickets (id)`,
    );
    await queryRunner.query(
      `CREATE INDEX ticket_messages_origin_ticket_id ON support.ticket_messages (origin_ticket_id)
         WHERE origin_ticket_id IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX outgoing_mail_in_doubt ON support.outgoing_mail (sending_since, id) WHERE state = 'IN_DOUBT'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX support.outgoing_mail_in_doubt');
    await queryRunner.query('ALTER TABLE support.ticket_messages DROP COLUMN origin_ticket_id');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const statusCheck = (statuses: string) => `
  ALTER TABLE support.tickets DROP CONSTRAINT tickets_status;
  ALTER TABLE support.tickets ADD CONSTRAINT tickets_status CHECK (status IN (${statuses}));`;

/** Tickets that turned out to be one case: the one that was merged keeps its number and says where it went. */
export class CreateTicketMerges1764100005403 implements MigrationInterface {
  name = 'CreateTicketMerges1764100005403';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE support.tickets
        ADD COLUMN merged_into_id uuid CONSTRAINT tickets_merged_into REFERENCES support.tickets (id)`,
    );
    await queryRunner.query(
      'CREATE INDEX tickets_merged_into_id ON support.tickets (merged_into_id) WHERE merged_into_id IS NOT NULL',
    );
    await queryRunner.query(statusCheck(`'NEW', 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED', 'MERGED'`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE support.tickets SET status = 'CLOSED' WHERE status = 'MERGED'`);
    await queryRunner.query(statusCheck(`'NEW', 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED'`));
    await queryRunner.query('ALTER TABLE support.tickets DROP COLUMN merged_into_id');
  }
}

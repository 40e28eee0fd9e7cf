import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened to customers in all departments, as their outboxes told it. */
export class CreateTimeline1764100002104 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // transaction_id and sequence: the place in the department's outbox, by which a page knows what was recorded then.
    await queryRunner.query(`
      CREATE TABLE customer.timeline_entry (
        id uuid PRIMARY KEY,
        customer_id uuid NOT NULL,
        department text NOT NULL,
        transaction_id xid8 NOT NULL,
        sequence bigint NOT NULL,
        occurred_at timestamptz(3) NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        kind text NOT NULL,
        summary text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL)`);
    await queryRunner.query(
      'CREATE INDEX timeline_entry_customer_id ON customer.timeline_entry (customer_id, occurred_at, id)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE customer.timeline_entry');
  }
}

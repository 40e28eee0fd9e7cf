import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes what comes back of messages, where a campaign notes it of each customer. */
export class CreateTracking1764300002101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE marketing.campaigns ADD COLUMN tracks_individuals boolean NOT NULL DEFAULT true',
    );
    await queryRunner.query(`
      ALTER TABLE marketing.campaign_messages
        ADD COLUMN prefetched_at timestamptz(3), ADD COLUMN unsubscribed_at timestamptz(3)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE marketing.campaign_messages DROP COLUMN unsubscribed_at, DROP COLUMN prefetched_at',
    );
    await queryRunner.query('ALTER TABLE marketing.campaigns DROP COLUMN tracks_individuals');
  }
}

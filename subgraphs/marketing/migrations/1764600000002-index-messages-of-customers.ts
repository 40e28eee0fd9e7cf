import type { MigrationInterface, QueryRunner } from 'typeorm';

const index = 'campaign_messages_customer_id';

/** Finds the latest messages of customers in order, so that who was sent thousands costs no more than others. */
export class IndexMessagesOfCustomers1764600000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX marketing.${index}`);
    await queryRunner.query(
      `CREATE INDEX ${index} ON marketing.campaign_messages (customer_id, (coalesce(sent_at, created_at)), id)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX marketing.${index}`);
    await queryRunner.query(`CREATE INDEX ${index} ON marketing.campaign_messages (customer_id)`);
  }
}

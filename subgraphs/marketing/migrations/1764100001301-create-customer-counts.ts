import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerCounts, dropCustomerCounts } from '../../kit/customer-counts';

/** Says how much marketing holds of a customer, for the preview of a merge. */
export class CreateCustomerCounts1764100001301 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomerCounts(queryRunner, 'marketing', {
      CampaignMessage: 'campaign_messages',
      ConsentEvent: 'consent_events',
      Lead: 'leads',
      Visit: 'visits',
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomerCounts(queryRunner, 'marketing');
  }
}

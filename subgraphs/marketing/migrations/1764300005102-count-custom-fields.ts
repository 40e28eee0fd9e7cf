import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerCounts } from '../../kit/customer-counts';

const records = {
  CampaignMessage: 'campaign_messages',
  ConsentEvent: 'consent_events',
  Lead: 'leads',
  Visit: 'visits',
};

/** Counts the custom fields that a customer has a value of, as everything else that a merge moves. */
export class CountCustomFields1764300005102 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const values = '(SELECT customer_id FROM custom_field_values WHERE value IS NOT NULL) v';
    await createCustomerCounts(queryRunner, 'marketing', { ...records, CustomField: values });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await createCustomerCounts(queryRunner, 'marketing', records);
  }
}

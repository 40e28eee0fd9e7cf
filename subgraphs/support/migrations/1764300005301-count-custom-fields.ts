import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerCounts } from '../../kit/customer-counts';

const records = {
  Ticket: 'tickets',
};

/** Counts the custom fields that a customer has a value of, as everything else that a merge moves. */
export class CountCustomFields1764300005301 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const values = '(SELECT customer_id FROM custom_field_values WHERE value IS NOT NULL) v';
    await createCustomerCounts(queryRunner, 'support', { ...records, CustomField: values });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await createCustomerCounts(queryRunner, 'support', records);
  }
}

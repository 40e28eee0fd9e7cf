import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerCounts, dropCustomerCounts } from '../../kit/customer-counts';

/** Says how much sales holds of a customer, for the preview of a merge. */
export class CreateCustomerCounts1764100001201 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomerCounts(queryRunner, 'sales', {
      AccountMember: 'account_members',
      Activity: 'activities',
      Deal: 'deals',
      Order: 'orders',
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomerCounts(queryRunner, 'sales');
  }
}

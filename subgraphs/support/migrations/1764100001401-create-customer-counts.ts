import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerCounts, dropCustomerCounts } from '../../kit/customer-counts';

/** Says how much support holds of a customer, for the preview of a merge. */
export class CreateCustomerCounts1764100001401 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomerCounts(queryRunner, 'support', {
      Ticket: 'tickets',
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomerCounts(queryRunner, 'support');
  }
}

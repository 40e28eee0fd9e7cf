import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerCounts, dropCustomerCounts } from '../../kit/customer-counts';

/** Says how much customer holds of a customer, for the preview of a merge. */
export class CreateCustomerCounts1764100001104 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomerCounts(queryRunner, 'customer', {
      CustomerIdentifier: 'identity.identifier',
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomerCounts(queryRunner, 'customer');
  }
}

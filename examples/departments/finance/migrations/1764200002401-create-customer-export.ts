import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerCounts, dropCustomerCounts } from '../../../../subgraphs/kit/customer-counts';
import { createCustomerExport, dropCustomerExport } from '../../../../subgraphs/kit/personal-data';

/** Gives out, and counts, what finance holds of a person. */
export class CreateCustomerExport1764200002401 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomerCounts(queryRunner, 'finance', { Invoice: 'invoices', CreditLimit: 'credit_limits' });
    await createCustomerExport(queryRunner, 'finance', {
      creditLimits: 'SELECT * FROM credit_limits WHERE customer_id = ANY (ids)',
      invoices: 'SELECT * FROM invoices WHERE customer_id = ANY (ids)',
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomerExport(queryRunner, 'finance');
    await dropCustomerCounts(queryRunner, 'finance');
  }
}

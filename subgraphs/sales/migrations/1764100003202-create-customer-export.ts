import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomerExport, dropCustomerExport } from '../../kit/personal-data';

/** Gives out what sales holds of a person. */
export class CreateCustomerExport1764100003202 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomerExport(queryRunner, 'sales', {
      activities: 'SELECT * FROM activities WHERE customer_id = ANY (ids)',
      accountMemberships: 'SELECT * FROM account_members WHERE customer_id = ANY (ids)',
      customFields: 'SELECT * FROM custom_field_values WHERE customer_id = ANY (ids)',
      deals: 'SELECT * FROM deals WHERE customer_id = ANY (ids)',
      orders: `SELECT o.*, (SELECT jsonb_agg(to_jsonb(l)) FROM order_lines l WHERE l.order_id = o.id) AS lines FROM orders o WHERE o.customer_id = ANY (ids)`,
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomerExport(queryRunner, 'sales');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createImportRunTable } from '../../kit/import/checkpoint';

// Runs with its owner's rights: identity stays closed to whoever may read this.
const customers = `
  CREATE VIEW customer.customers AS
    SELECT c.id, p.shown_name, c.created_at, c.updated_at
    FROM identity.customer c LEFT JOIN identity.profile p ON p.customer_id = c.id
    WHERE c.merged_into IS NULL`;

/** Surviving customers as lists and pages read them, and the table of import runs. */
export class CreateCustomers implements MigrationInterface {
  name = 'CreateCustomers1763800000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(customers);
    await createImportRunTable(queryRunner, 'customer');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE customer.import_run');
    await queryRunner.query('DROP VIEW customer.customers');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomFieldTables, dropCustomFieldTables } from '../../kit/custom-field/tables';

/** Fields of customers that sales defines while running. */
export class CreateCustomFields1764100003201 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomFieldTables(queryRunner, 'sales');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomFieldTables(queryRunner, 'sales');
  }
}

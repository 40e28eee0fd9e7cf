import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomFieldTables, dropCustomFieldTables } from '../../kit/custom-field/tables';

/** Fields of customers that marketing defines while running. */
export class CreateCustomFields1764100003301 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomFieldTables(queryRunner, 'marketing');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomFieldTables(queryRunner, 'marketing');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createCustomFieldTables, dropCustomFieldTables } from '../../kit/custom-field/tables';

/** Fields of customers that support defines while running. */
export class CreateCustomFields1764100003401 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomFieldTables(queryRunner, 'support');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropCustomFieldTables(queryRunner, 'support');
  }
}

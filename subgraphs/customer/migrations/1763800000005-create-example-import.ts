import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers how the example data was shifted, so that an import that was cut off goes on with the same dates. */
export class CreateExampleImport1763800000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE customer.example_import (
         single boolean PRIMARY KEY DEFAULT true CHECK (single),
         shift_days integer NOT NULL,
         started_at timestamptz(3) NOT NULL DEFAULT now(),
         finished_at timestamptz(3))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE customer.example_import');
  }
}

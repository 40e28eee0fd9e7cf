import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a fact say without which other fact nobody has it. */
export class NameFactsWithin1764400000101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE customer.fact_definition ADD COLUMN within text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE customer.fact_definition DROP COLUMN within');
  }
}

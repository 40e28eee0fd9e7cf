import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cohorts of buyers are counted with the fit: over a million orders they take longer than a request may. */
export class CreatePurchaseFitCohorts1764300006001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sales.purchase_fits ADD COLUMN cohorts jsonb');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE sales.purchase_fits DROP COLUMN cohorts');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Fitted purchase models; the latest one answers. */
export class CreatePurchaseFits1764100004201 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE sales.purchase_fits (
        id uuid PRIMARY KEY,
        model text NOT NULL CONSTRAINT purchase_fits_model CHECK (model IN ('bgnbd', 'mbgnbd', 'pnbd')),
        fitted_at timestamptz(3) NOT NULL,
        calibration_end text NOT NULL,
        customers integer NOT NULL,
        parameters jsonb NOT NULL,
        log_likelihood double precision NOT NULL,
        currency_code text,
        spend jsonb,
        churn jsonb NOT NULL,
        quintiles jsonb NOT NULL,
        warnings jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now());
      CREATE INDEX purchase_fits_fitted_at ON sales.purchase_fits (fitted_at, id);`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE sales.purchase_fits');
  }
}

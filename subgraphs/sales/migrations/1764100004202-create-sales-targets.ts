import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a member of staff, or the whole team, is to win within a period. */
export class CreateSalesTargets1764100004202 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE sales.sales_targets (
        id uuid PRIMARY KEY,
        first_day integer NOT NULL,
        end_day integer NOT NULL,
        member_id uuid,
        amount numeric(20,4) NOT NULL CONSTRAINT sales_targets_amount CHECK (amount >= 0),
        currency_code text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT sales_targets_period CHECK (first_day < end_day));
      CREATE UNIQUE INDEX sales_targets_of_member ON sales.sales_targets
        (first_day, end_day, currency_code, member_id) WHERE member_id IS NOT NULL;
      CREATE UNIQUE INDEX sales_targets_of_all ON sales.sales_targets
        (first_day, end_day, currency_code) WHERE member_id IS NULL;`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE sales.sales_targets');
  }
}

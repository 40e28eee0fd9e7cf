import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When answers are due, and which tickets have been warned of. */
export class CreateResponsePolicy1764100005405 implements MigrationInterface {
  name = 'CreateResponsePolicy1764100005405';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE support.response_policies (
         id integer PRIMARY KEY CONSTRAINT response_policies_one CHECK (id = 1),
         policy jsonb NOT NULL,
         created_at timestamptz(3) NOT NULL DEFAULT now(),
         updated_at timestamptz(3) NOT NULL DEFAULT now())`,
    );
    await queryRunner.query('ALTER TABLE support.tickets ADD COLUMN warned_at timestamptz(3)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE support.tickets DROP COLUMN warned_at');
    await queryRunner.query('DROP TABLE support.response_policies');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Selections of customers by what all departments know of them. */
export class CreateSegments1764200002101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE marketing.segments (
        id uuid CONSTRAINT segments_pkey PRIMARY KEY,
        name text NOT NULL,
        definition jsonb NOT NULL,
        filter jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now())`);
    await queryRunner.query('CREATE INDEX segments_created_at ON marketing.segments (created_at, id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE marketing.segments');
  }
}

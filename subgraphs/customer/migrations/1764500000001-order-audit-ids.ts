import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Gives entries of the audit ids in the order they come in: random ones each touch another page of a large index.
 * Servers before PostgreSQL 18 make none, and keep to random ones.
 */
export class OrderAuditIds1764500000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DO $$ BEGIN
      IF to_regprocedure('pg_catalog.uuidv7()') IS NOT NULL THEN
        ALTER TABLE audit.entry ALTER id SET DEFAULT uuidv7();
      END IF;
    END $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE audit.entry ALTER id SET DEFAULT gen_random_uuid()');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIdempotencyTable } from '../../../../subgraphs/kit/idempotency';
import { createImportRunTable } from '../../../../subgraphs/kit/import/checkpoint';

/** What staff can do. */
export class CreateStaffSkills1763800004601 implements MigrationInterface {
  name = 'CreateStaffSkills1763800004601';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE hr.staff_skills (
        staff_id uuid NOT NULL,
        name text NOT NULL,
        level integer NOT NULL CONSTRAINT staff_skills_level CHECK (level BETWEEN 1 AND 5),
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        updated_at timestamptz(3) NOT NULL DEFAULT now(),
        CONSTRAINT staff_skills_pkey PRIMARY KEY (staff_id, name))`);
    await createIdempotencyTable(queryRunner, 'hr');
    await createImportRunTable(queryRunner, 'hr');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE hr.import_run, hr.idempotency, hr.staff_skills');
  }
}

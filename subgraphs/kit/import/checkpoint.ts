import type { QueryRunner } from 'typeorm';

/** Creates the table of import runs that every department with import kinds has in its own schema. */
export async function createImportRunTable(queryRunner: QueryRunner, schema: string): Promise<void> {
  await queryRunner.query(
    `CREATE TABLE ${schema}.import_run (
       key text PRIMARY KEY, kind text NOT NULL, rows_done bigint NOT NULL, created bigint NOT NULL,
       updated bigint NOT NULL, unchanged bigint NOT NULL, failed bigint NOT NULL, report_bytes bigint NOT NULL,
       started_at timestamptz(3) NOT NULL DEFAULT now(), updated_at timestamptz(3) NOT NULL DEFAULT now(),
       finished_at timestamptz(3))`,
  );
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of a file above the limit the name is kept alone; what is kept lies so that a piece of it can be read by itself. */
export class KeepLargeFilesApart1764300003002 implements MigrationInterface {
  name = 'KeepLargeFilesApart1764300003002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE support.attachments ALTER COLUMN content DROP NOT NULL, ALTER COLUMN content SET STORAGE EXTERNAL',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DELETE FROM support.attachments WHERE content IS NULL');
    await queryRunner.query(
      'ALTER TABLE support.attachments ALTER COLUMN content SET NOT NULL, ALTER COLUMN content SET STORAGE EXTENDED',
    );
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';
import { createOutbox, dropOutbox, publishedSchema } from '../../kit/outbox';
import { createOutboxCursors, dropOutboxCursors } from '../../kit/outbox-reader';

/** Where departments publish what happened, and how far this one's readers are with it. */
export class CreateOutbox1764100002101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE SCHEMA ${publishedSchema}`);
    await queryRunner.query(`GRANT USAGE ON SCHEMA ${publishedSchema} TO ${departmentGroup}`);
    await createOutbox(queryRunner, 'customer');
    await createOutboxCursors(queryRunner, 'customer');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropOutboxCursors(queryRunner, 'customer');
    await dropOutbox(queryRunner, 'customer');
    await queryRunner.query(`DROP SCHEMA ${publishedSchema} CASCADE`);
  }
}

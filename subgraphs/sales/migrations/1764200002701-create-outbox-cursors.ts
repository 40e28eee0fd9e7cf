import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutboxCursors, dropOutboxCursors } from '../../kit/outbox-reader';

/** Lets sales remember how far it has read what other departments publish. */
export class CreateOutboxCursors1764200002701 implements MigrationInterface {
  up(queryRunner: QueryRunner): Promise<void> {
    return createOutboxCursors(queryRunner, 'sales');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropOutboxCursors(queryRunner, 'sales');
  }
}

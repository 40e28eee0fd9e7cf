import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createOutbox, dropOutbox } from '../../kit/outbox';

export class CreateOutbox1764100002401 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createOutbox(queryRunner, 'support');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropOutbox(queryRunner, 'support');
  }
}

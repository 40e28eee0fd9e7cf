import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The terms of what was there before terms were kept. */
export class FillTerms1764300003001 implements MigrationInterface {
  name = 'FillTerms1764300003001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('SELECT support.keep_ticket_terms(id) FROM support.tickets');
    await queryRunner.query('UPDATE support.answers SET question = question');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DELETE FROM support.ticket_terms');
    await queryRunner.query('DELETE FROM support.answer_terms');
  }
}

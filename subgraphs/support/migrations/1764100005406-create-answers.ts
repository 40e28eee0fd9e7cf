import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Published answers to frequent questions, and the tickets they came from. */
export class CreateAnswers1764100005406 implements MigrationInterface {
  name = 'CreateAnswers1764100005406';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE support.answers (
         id uuid PRIMARY KEY,
         question text NOT NULL,
         body text NOT NULL,
         language text NOT NULL,
         use_count integer NOT NULL DEFAULT 0,
         created_at timestamptz(3) NOT NULL DEFAULT now(),
         updated_at timestamptz(3) NOT NULL DEFAULT now())`,
    );
    await queryRunner.query(
      `CREATE TABLE support.answer_tickets (
         answer_id uuid NOT NULL CONSTRAINT answer_tickets_answer REFERENCES support.answers (id) ON DELETE CASCADE,
         ticket_id uuid NOT NULL CONSTRAINT answer_tickets_ticket REFERENCES support.tickets (id) ON DELETE CASCADE,
         created_at timestamptz(3) NOT NULL DEFAULT now(),
         updated_at timestamptz(3) NOT NULL DEFAULT now(),
         PRIMARY KEY (answer_id, ticket_id))`,
    );
    await queryRunner.query('CREATE INDEX answer_tickets_ticket_id ON support.answer_tickets (ticket_id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE support.answer_tickets, support.answers');
  }
}

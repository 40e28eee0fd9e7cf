import type { MigrationInterface, QueryRunner } from 'typeorm';

const events = `
  CREATE TABLE support.ticket_events (
    id uuid PRIMARY KEY,
    ticket_id uuid NOT NULL CONSTRAINT ticket_events_ticket REFERENCES support.tickets (id) ON DELETE CASCADE,
    external_system text NOT NULL,
    external_value text NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,
    activity text NOT NULL,
    agent text,
    is_first_response boolean NOT NULL,
    is_resolution boolean NOT NULL,
    occurred_at timestamptz(3) NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());
  CREATE UNIQUE INDEX ticket_events_external_ref ON support.ticket_events (external_system, external_value);
  CREATE INDEX ticket_events_ticket_id ON support.ticket_events (ticket_id, occurred_at, position);`;

const scores = `
  CREATE TABLE support.csat_scores (
    ticket_id uuid PRIMARY KEY CONSTRAINT csat_scores_ticket REFERENCES support.tickets (id) ON DELETE CASCADE,
    score integer NOT NULL CONSTRAINT csat_scores_score CHECK (score BETWEEN 1 AND 5),
    comment text,
    scored_at timestamptz(3) NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    updated_at timestamptz(3) NOT NULL DEFAULT now());`;

/** What happened to tickets of imported history, and what customers thought of the answers. */
export class CreateTicketEvents1764100005404 implements MigrationInterface {
  name = 'CreateTicketEvents1764100005404';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(events);
    await queryRunner.query(scores);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE support.csat_scores, support.ticket_events');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const stages = [
  ['Prospecting', 'OPEN'],
  ['Engaging', 'OPEN'],
  ['Proposal', 'OPEN'],
  ['Negotiation', 'OPEN'],
  ['Won', 'WON'],
  ['Lost', 'LOST'],
];

/** The stages that deals go through unless the company sets others. */
export class SeedDealStages1763800000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `INSERT INTO sales.deal_stages (name, position, status)
        SELECT name, position, status FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS s (name, status, position)
        ON CONFLICT DO NOTHING`,
      [stages.map(([name]) => name), stages.map(([, status]) => status)],
    );
  }

  // Stages that deals are in stay: the rows go with their table.
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DELETE FROM sales.deal_stages s WHERE s.name = ANY ($1::text[])
        AND NOT EXISTS (SELECT FROM sales.deals d WHERE d.stage = s.name)`,
      [stages.map(([name]) => name)],
    );
  }
}

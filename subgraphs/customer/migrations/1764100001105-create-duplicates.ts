import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * Pairs of customers for people to decide on, by who they are now: pairs that met under ids since merged come out
 * once, and a merge closes its pair. A reason that was dismissed for the pair, under whichever ids, is not given again.
 */
const duplicates = `
  CREATE VIEW customer.duplicates AS
    SELECT (array_agg(r.id ORDER BY r.created_at, r.id))[1] AS id, r.low_id AS customer_id, r.high_id AS other_id,
      array_agg(r.reason ORDER BY r.score DESC, r.reason) AS reasons, max(r.score) AS score
    FROM (
      SELECT m.low_id, m.high_id, m.reason, max(m.score) AS score, min(m.created_at) AS created_at,
        (array_agg(m.id ORDER BY m.created_at, m.id))[1] AS id
      FROM identity.merge_candidate m
      WHERE m.low_id < m.high_id
      GROUP BY m.low_id, m.high_id, m.reason HAVING bool_and(m.dismissed_at IS NULL)) r
    GROUP BY r.low_id, r.high_id`;

/** Customers who may be one, as lists and pages read them. */
export class CreateDuplicates1764100001105 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(duplicates);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP VIEW customer.duplicates');
  }
}

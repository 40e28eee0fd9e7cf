import type { MigrationInterface, QueryRunner } from 'typeorm';

// For all at once: asked one by one, a bulk load takes as long again as it writes.
const contactable = `
  CREATE FUNCTION marketing.contactable(ids uuid[]) RETURNS TABLE (id uuid, contactable boolean)
  LANGUAGE sql STABLE ROWS 50 AS $$
    WITH granted AS MATERIALIZED (
      SELECT DISTINCT m.key, e.channel, e.purpose FROM identity.members(ids) AS m
      CROSS JOIN LATERAL (SELECT * FROM marketing.consent_events c WHERE c.customer_id = m.member) AS e
      WHERE e.state = 'GRANTED'),
    asked AS MATERIALIZED (
      SELECT array_agg(g.key) AS ids, array_agg(g.channel) AS channels, array_agg(g.purpose) AS purposes FROM granted g),
    reachable AS MATERIALIZED (
      SELECT DISTINCT a.ids[s."position"] AS id FROM asked a
      CROSS JOIN LATERAL marketing.standing(a.ids, a.channels, a.purposes, 'infinity') AS s
      WHERE cardinality(s.holds) = 0)
    SELECT i, EXISTS (SELECT FROM reachable r WHERE r.id = i) FROM unnest(ids) i
  $$`;

// As it was made.
const isContactable = `
  CREATE FUNCTION marketing.is_contactable(customer uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
      SELECT FROM (
        SELECT array_agg(customer) AS ids, array_agg(channel) AS channels, array_agg(purpose) AS purposes FROM (
          SELECT DISTINCT e.channel, e.purpose FROM identity.members(ARRAY[customer]) AS m
          JOIN marketing.consent_events e ON e.customer_id = m.member WHERE e.state = 'GRANTED') AS granted) AS asked
      CROSS JOIN LATERAL marketing.standing(asked.ids, asked.channels, asked.purposes, 'infinity') AS s
      WHERE cardinality(s.holds) = 0)
  $$`;

const settings = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'];
const standing = 'marketing.standing(uuid[], text[], text[], timestamptz)';

/** Says of many customers at once whether they may be written to by any channel and purpose. */
export class CreateContactable1764200002202 implements MigrationInterface {
  name = 'CreateContactable1764200002202';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(contactable);
    await queryRunner.query('DROP FUNCTION marketing.is_contactable(uuid)');
    // By index only (0009): plans that were made while the tables were empty outlive that.
    for (const name of ['marketing.contactable(uuid[])', standing]) {
      for (const setting of settings) await queryRunner.query(`ALTER FUNCTION ${name} SET ${setting} = off`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(isContactable);
    await queryRunner.query('DROP FUNCTION marketing.contactable(uuid[])');
    await queryRunner.query(`ALTER FUNCTION ${standing} RESET ALL`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const latest = (kind: 'EMAIL' | 'PHONE', from: string) => `
  LEFT JOIN LATERAL (
    SELECT i.key FROM ${from} AND i.kind = '${kind}' AND i.released_at IS NULL
    ORDER BY i.verified_at DESC NULLS LAST, i.first_seen_at DESC, i.key LIMIT 1) AS ${kind.toLowerCase()} ON true`;

// As in 1764200002291; what differs is how the ids of each person are found.
const recipients = (member: string, join: string, from: string) => `
  CREATE OR REPLACE FUNCTION identity.recipients(ids uuid[]) RETURNS TABLE (
    key uuid, canonical_id uuid, email text, phone text, display_name text, given_name text, family_name text,
    organisation text, language text, time_zone text)
  LANGUAGE sql STABLE ROWS 50 SECURITY DEFINER SET search_path = identity, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    WITH member AS MATERIALIZED (${member})
    SELECT c.id, c.canonical_id, email.key, phone.key, p.shown_name, p.given_name, p.family_name, p.organisation,
      p.language, p.time_zone
    FROM identity.canonical(ids) AS c ${join}
    LEFT JOIN profile p ON p.customer_id = c.canonical_id
    ${latest('EMAIL', from)} ${latest('PHONE', from)}
  $$`;

/** Looks at the ids of each person once, where all ids of all persons were looked through for each. */
export class FindRecipientsByPerson1764200002902 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      recipients(
        'SELECT m.key, array_agg(m.member) AS members FROM identity.members(ids) AS m GROUP BY m.key',
        'LEFT JOIN member ON member.key = c.id',
        'identifier i WHERE i.customer_id = ANY (member.members)',
      ),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      recipients(
        'SELECT m.key, m.member FROM identity.members(ids) AS m',
        '',
        'member JOIN identifier i ON i.customer_id = member.member WHERE member.key = c.id',
      ),
    );
  }
}

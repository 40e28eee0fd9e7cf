import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';

// By index only, as all functions that look up a few keys of identity. Of several addresses, the one verified last.
const recipients = `
  CREATE FUNCTION identity.recipients(ids uuid[]) RETURNS TABLE (
    key uuid, canonical_id uuid, email text, phone text, display_name text, given_name text, family_name text,
    organisation text, language text, time_zone text)
  LANGUAGE sql STABLE ROWS 50 SECURITY DEFINER SET search_path = identity, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    WITH member AS MATERIALIZED (SELECT m.key, m.member FROM identity.members(ids) AS m)
    SELECT c.id, c.canonical_id, mail.key, call.key, p.shown_name, p.given_name, p.family_name, p.organisation,
      p.language, p.time_zone
    FROM identity.canonical(ids) AS c
    LEFT JOIN profile p ON p.customer_id = c.canonical_id
    LEFT JOIN LATERAL (
      SELECT i.key FROM member JOIN identifier i ON i.customer_id = member.member
      WHERE member.key = c.id AND i.kind = 'EMAIL' AND i.released_at IS NULL
      ORDER BY i.verified_at DESC NULLS LAST, i.first_seen_at DESC, i.key LIMIT 1) AS mail ON true
    LEFT JOIN LATERAL (
      SELECT i.key FROM member JOIN identifier i ON i.customer_id = member.member
      WHERE member.key = c.id AND i.kind = 'PHONE' AND i.released_at IS NULL
      ORDER BY i.verified_at DESC NULLS LAST, i.first_seen_at DESC, i.key LIMIT 1) AS call ON true
  $$`;

/** Where and how departments write to customers: their addresses, names, language and time zone. */
export class CreateRecipients1764200002291 implements MigrationInterface {
  name = 'CreateRecipients1764200002291';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(recipients);
    await queryRunner.query('REVOKE ALL ON FUNCTION identity.recipients(uuid[]) FROM PUBLIC');
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION identity.recipients(uuid[]) TO ${departmentGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION identity.recipients(uuid[])');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';

// Of several addresses, the one verified last.
const latest = (kind: 'EMAIL' | 'PHONE') =>
  `(array_agg(i.key ORDER BY i.verified_at DESC NULLS LAST, i.first_seen_at DESC, i.key)
    FILTER (WHERE i.kind = '${kind}' AND i.released_at IS NULL))[1]`;

/*
 * By index only, as all functions that look up a few keys of identity, and by that of the customer: kind is asked for
 * last, so that no plan goes through all addresses of a kind for each person.
 */
const recipients = `
  CREATE FUNCTION identity.recipients(ids uuid[]) RETURNS TABLE (
    key uuid, canonical_id uuid, email text, phone text, display_name text, given_name text, family_name text,
    organisation text, language text, time_zone text)
  LANGUAGE sql STABLE ROWS 50 SECURITY DEFINER SET search_path = identity, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    WITH member AS MATERIALIZED (
      SELECT m.key, array_agg(m.member) AS ids FROM identity.members(ids) AS m GROUP BY m.key)
    SELECT c.id, c.canonical_id, reach.email, reach.phone, p.shown_name, p.given_name, p.family_name, p.organisation,
      p.language, p.time_zone
    FROM identity.canonical(ids) AS c
    LEFT JOIN member ON member.key = c.id
    LEFT JOIN profile p ON p.customer_id = c.canonical_id
    CROSS JOIN LATERAL (
      SELECT ${latest('EMAIL')} AS email, ${latest('PHONE')} AS phone
      FROM identifier i WHERE i.customer_id = ANY (member.ids)) AS reach
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

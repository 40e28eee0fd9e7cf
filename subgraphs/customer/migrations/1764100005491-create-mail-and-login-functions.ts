import type { MigrationInterface, QueryRunner } from 'typeorm';
import { departmentGroup } from '../../kit/database/roles';

// By index only, as all functions that look up a few keys of identity.
const mailAddresses = `
  CREATE FUNCTION identity.mail_addresses(ids uuid[]) RETURNS TABLE (key uuid, address text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = identity, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    SELECT DISTINCT ON (m.key) m.key, known.key
    FROM identity.members(ids) AS m
    JOIN LATERAL (
      SELECT i.key, i.verified_at, i.first_seen_at FROM identifier i
      WHERE i.customer_id = m.member AND i.kind = 'EMAIL' AND i.released_at IS NULL LIMIT 100) AS known ON true
    ORDER BY m.key, known.verified_at DESC NULLS LAST, known.first_seen_at DESC, known.key
  $$`;

const staffOfLogin = `
  CREATE FUNCTION identity.staff_of_login(login text, works_in text) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = customer, pg_temp AS $$
  DECLARE
    known uuid;
  BEGIN
    SELECT staff_id INTO known FROM staff_external_refs WHERE external_system = 'login' AND external_value = login;
    IF known IS NOT NULL THEN RETURN known; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('staff of login ' || login, 0));
    SELECT staff_id INTO known FROM staff_external_refs WHERE external_system = 'login' AND external_value = login;
    IF known IS NOT NULL THEN RETURN known; END IF;
    known := gen_random_uuid();
    INSERT INTO staff (id, name, department) VALUES (known, login, works_in);
    INSERT INTO staff_external_refs (external_system, external_value, staff_id) VALUES ('login', login, known);
    RETURN known;
  END $$`;

const signatures = 'identity.mail_addresses(uuid[]), identity.staff_of_login(text, text)';

/** Where departments write to a customer, and who a colleague is that nobody has registered. */
export class CreateMailAndLoginFunctions1764100005491 implements MigrationInterface {
  name = 'CreateMailAndLoginFunctions1764100005491';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [mailAddresses, staffOfLogin]) await queryRunner.query(statement);
    await queryRunner.query(`REVOKE ALL ON FUNCTION ${signatures} FROM PUBLIC`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${signatures} TO ${departmentGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION ${signatures}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const fields = `jsonb_strip_nulls(to_jsonb(known) - 'address')
  || CASE WHEN num_nonnulls(p.address_lines, p.city, p.region, p.postcode, p.country_code) = 0 THEN '{}'
     ELSE jsonb_build_object('address', known.address) END`;

/** Profiles that were known before anybody noted who wrote them: as if whoever met the customer had. */
export class TraceKnownProfiles1764100001102 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `INSERT INTO identity.profile_write (customer_id, fills, fields, written_by, system, written_at)
        SELECT c.id, true, ${fields}, c.first_seen_by, 'unknown', p.updated_at
        FROM identity.profile p JOIN identity.customer c ON c.id = p.customer_id
        CROSS JOIN LATERAL (
          SELECT p.display_name, p.given_name, p.family_name, p.organisation, p.birth_on, p.language, p.time_zone,
            jsonb_build_object('address_lines', p.address_lines, 'city', p.city, 'region', p.region,
              'postcode', p.postcode, 'country_code', p.country_code) AS address) known
        WHERE ${fields} <> '{}'`,
    );
    await queryRunner.query(
      `UPDATE identity.profile p SET origins = (SELECT jsonb_object_agg(key, w.sequence) FROM jsonb_object_keys(w.fields) key)
        FROM identity.profile_write w WHERE w.customer_id = p.customer_id`,
    );
    await queryRunner.query(
      `UPDATE identity.merge_candidate m SET low_id = least(one.canonical_id, other.canonical_id),
          high_id = greatest(one.canonical_id, other.canonical_id)
        FROM identity.canonical(ARRAY(SELECT customer_id FROM identity.merge_candidate)) one,
          identity.canonical(ARRAY(SELECT other_id FROM identity.merge_candidate)) other
        WHERE one.id = m.customer_id AND other.id = m.other_id`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`UPDATE identity.profile SET origins = '{}'`);
    await queryRunner.query('DELETE FROM identity.profile_write');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const column = `
  ALTER TABLE identity.customer ADD COLUMN stands_for_others boolean NOT NULL DEFAULT false;
  UPDATE identity.customer SET stands_for_others = true
    WHERE id IN (SELECT merged_into FROM identity.customer WHERE merged_into IS NOT NULL)`;

/* Whoever merges or undoes has locked all of the family's rows, so that nobody else's merge is missed. */
const keepColumn = `
  CREATE FUNCTION identity.note_survivors() RETURNS trigger
  LANGUAGE plpgsql SET search_path = identity, pg_temp AS $$
  BEGIN
    UPDATE customer c SET stands_for_others = EXISTS (SELECT FROM customer m WHERE m.merged_into = c.id)
      WHERE c.id IN (OLD.merged_into, NEW.merged_into);
    RETURN NULL;
  END $$;
  CREATE TRIGGER customer_changes_survivor AFTER UPDATE OF merged_into OR DELETE ON identity.customer
    FOR EACH ROW EXECUTE FUNCTION identity.note_survivors();
  CREATE TRIGGER customer_comes_merged AFTER INSERT ON identity.customer
    FOR EACH ROW WHEN (NEW.merged_into IS NOT NULL) EXECUTE FUNCTION identity.note_survivors()`;

/*
 * Most customers were never merged, which one look-up tells; who was is followed up and down. Each setting costs its
 * share of each call: names are written in full instead of a search_path, and of one table nothing is joined.
 */
const members = `
  CREATE OR REPLACE FUNCTION identity.members(ids uuid[]) RETURNS TABLE (key uuid, member uuid)
  LANGUAGE plpgsql STABLE ROWS 50 SECURITY DEFINER SET enable_seqscan = off AS $$
  DECLARE
    found pg_catalog.int4;
  BEGIN
    RETURN QUERY SELECT c.id, c.id FROM identity.customer c
      WHERE c.id OPERATOR(pg_catalog.=) ANY ((SELECT ids)::pg_catalog.uuid[])
        AND c.merged_into IS NULL AND NOT c.stands_for_others;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found OPERATOR(pg_catalog.<) pg_catalog.cardinality(ids) THEN
      RETURN QUERY SELECT f.key, f.member FROM identity.family(ARRAY(
        SELECT c.id FROM identity.customer c WHERE c.id OPERATOR(pg_catalog.=) ANY ((SELECT ids)::pg_catalog.uuid[])
          AND (c.merged_into IS NOT NULL OR c.stands_for_others))) f;
    END IF;
  END $$`;

/* As in 1764500000000. */
const membersBefore = `
  CREATE OR REPLACE FUNCTION identity.members(ids uuid[]) RETURNS TABLE (key uuid, member uuid)
  LANGUAGE plpgsql STABLE ROWS 50 SECURITY DEFINER SET search_path = identity, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
  DECLARE
    found int;
  BEGIN
    RETURN QUERY SELECT c.id, c.id FROM customer c
      WHERE c.id = ANY ((SELECT ids)::uuid[]) AND c.merged_into IS NULL
        AND NOT EXISTS (SELECT FROM customer m WHERE m.merged_into = c.id OFFSET 0);
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found < cardinality(ids) THEN
      RETURN QUERY SELECT f.key, f.member FROM identity.family(ARRAY(
        SELECT c.id FROM customer c WHERE c.id = ANY ((SELECT ids)::uuid[])
          AND (c.merged_into IS NOT NULL OR EXISTS (SELECT FROM customer m WHERE m.merged_into = c.id OFFSET 0)))) f;
    END IF;
  END $$`;

/** Notes of each customer whether others were merged into them, so that their members take one look-up. */
export class TellSurvivorsAtSight1764600000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [column, keepColumn, members]) await queryRunner.query(statement);
    await queryRunner.query('REVOKE ALL ON FUNCTION identity.note_survivors() FROM PUBLIC');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(membersBefore);
    await queryRunner.query('DROP TRIGGER customer_comes_merged ON identity.customer');
    await queryRunner.query('DROP TRIGGER customer_changes_survivor ON identity.customer');
    await queryRunner.query('DROP FUNCTION identity.note_survivors()');
    await queryRunner.query('ALTER TABLE identity.customer DROP COLUMN stands_for_others');
  }
}

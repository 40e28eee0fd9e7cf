import type { MigrationInterface, QueryRunner } from 'typeorm';

/* As in 1763800000001: only look-ups by index are left to choose from, whenever the plan was made. */
const definer = `SECURITY DEFINER SET search_path = identity, pg_temp
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off`;

/* asked: the ids, or a selection of them, which hides from the planner how many there are: else it plans with each call. */
const canonical = (asked: string) => `
  CREATE OR REPLACE FUNCTION identity.canonical(ids uuid[]) RETURNS TABLE (id uuid, canonical_id uuid)
  LANGUAGE sql STABLE ROWS 50 ${definer} AS $$
    WITH RECURSIVE up (id, reached, next) AS (
      SELECT c.id, c.id, c.merged_into FROM customer c WHERE c.id = ANY (${asked})
      UNION ALL
      SELECT up.id, c.id, c.merged_into FROM up JOIN customer c ON c.id = up.next)
    SELECT up.id, up.reached FROM up WHERE up.next IS NULL
  $$`;

/* Everybody whom a survivor stands for, for each id of one of them. */
const familyOf = (create: string) => `
  ${create}(ids uuid[]) RETURNS TABLE (key uuid, member uuid)
  LANGUAGE sql STABLE ROWS 50 ${definer} AS $$
    WITH RECURSIVE down (key, member) AS (
      SELECT c.id, c.canonical_id FROM identity.canonical(ids) c
      UNION ALL
      SELECT down.key, c.id FROM down JOIN customer c ON c.merged_into = down.member)
    SELECT down.key, down.member FROM down
  $$`;

/* Most customers were never merged, which two look-ups tell; who was is followed up and down. */
const members = `
  CREATE OR REPLACE FUNCTION identity.members(ids uuid[]) RETURNS TABLE (key uuid, member uuid)
  LANGUAGE plpgsql STABLE ROWS 50 ${definer} AS $$
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

/** Finds a customer's members without following merges of those who have none, and plans to do so once a connection. */
export class FindMembersDirectly1764500000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(canonical('(SELECT ids)::uuid[]'));
    await queryRunner.query(familyOf('CREATE FUNCTION identity.family'));
    await queryRunner.query('REVOKE ALL ON FUNCTION identity.family(uuid[]) FROM PUBLIC');
    await queryRunner.query(members);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(familyOf('CREATE OR REPLACE FUNCTION identity.members'));
    await queryRunner.query('DROP FUNCTION identity.family(uuid[])');
    await queryRunner.query(canonical('ids'));
  }
}

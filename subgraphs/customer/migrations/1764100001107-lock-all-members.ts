import type { MigrationInterface, QueryRunner } from 'typeorm';

/* As in 1764100001103, with the ids whose rows are locked. */
const lockCustomers = (locked: string) => `
  CREATE OR REPLACE FUNCTION identity.lock_customers(ids uuid[]) RETURNS void
  LANGUAGE plpgsql SET search_path = identity, pg_temp AS $$
  DECLARE
    locked uuid[];
  BEGIN
    LOOP
      BEGIN
        locked := ARRAY(${locked});
        PERFORM FROM customer c WHERE c.id = ANY (locked) ORDER BY c.id FOR NO KEY UPDATE;
        IF ARRAY(${locked}) <@ locked THEN
          RETURN;
        END IF;
        RAISE SQLSTATE 'CG001';
      EXCEPTION WHEN SQLSTATE 'CG001' THEN
        -- Leaving the block has let go of its locks.
      END;
    END LOOP;
  END $$`;

/**
 * Locks all ids of a customer, not only the one that survives: merging and undoing write the others' rows, and who
 * still took one of them for a survivor could hold it while waiting for the real one.
 */
export class LockAllMembers1764100001107 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(lockCustomers('SELECT DISTINCT m.member FROM identity.members(ids) m'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(lockCustomers('SELECT DISTINCT k.canonical_id FROM identity.canonical(ids) k'));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { platformGroup } from '../../kit/database/roles';

/*
 * Merges and what was written of a person stand in one order. Replaying it without a merge gives what would be if the
 * merge had never been; so a merge in the middle of others can be undone too (decision 0018).
 */
const history = [
  'CREATE SEQUENCE identity.history',
  `CREATE TABLE identity.merge_log (
     id uuid PRIMARY KEY,
     sequence bigint NOT NULL UNIQUE DEFAULT nextval('identity.history'),
     -- Both as they were addressed; which of them survive is in identity.customer.
     survivor_id uuid NOT NULL REFERENCES identity.customer (id),
     merged_id uuid NOT NULL REFERENCES identity.customer (id) CHECK (merged_id <> survivor_id),
     merged_by text NOT NULL,
     created_at timestamptz(3) NOT NULL DEFAULT now(),
     undone_by text,
     undone_at timestamptz(3))`,
  'CREATE INDEX merge_log_survivor_id ON identity.merge_log (survivor_id, sequence)',
  'CREATE INDEX merge_log_merged_id ON identity.merge_log (merged_id)',
  `CREATE TABLE identity.profile_write (
     sequence bigint PRIMARY KEY DEFAULT nextval('identity.history'),
     -- As it was addressed.
     customer_id uuid NOT NULL REFERENCES identity.customer (id),
     -- Filled gaps only, or replaced what was there; then null clears.
     fills boolean NOT NULL,
     fields jsonb NOT NULL,
     written_by text NOT NULL,
     department text,
     system text NOT NULL,
     actor text,
     written_at timestamptz(3) NOT NULL DEFAULT now())`,
  'CREATE INDEX profile_write_customer_id ON identity.profile_write (customer_id, sequence)',
  // By field: the write that the value shown comes from.
  `ALTER TABLE identity.profile ADD COLUMN origins jsonb NOT NULL DEFAULT '{}'`,
];

/* customer_id and other_id are the ids that met; low_id and high_id who they are now: one and the same once merged. */
const candidates = [
  `ALTER TABLE identity.merge_candidate
     DROP CONSTRAINT merge_candidate_pkey,
     ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() PRIMARY KEY,
     ADD COLUMN score double precision NOT NULL DEFAULT 0.9 CHECK (score BETWEEN 0 AND 1),
     ADD COLUMN low_id uuid REFERENCES identity.customer (id),
     ADD COLUMN high_id uuid REFERENCES identity.customer (id) CHECK (low_id <= high_id),
     ADD COLUMN dismissed_at timestamptz(3),
     ADD COLUMN dismissed_by text,
     ADD CONSTRAINT merge_candidate_reason UNIQUE (customer_id, other_id, reason)`,
  'CREATE INDEX merge_candidate_other_id ON identity.merge_candidate (other_id)',
  'CREATE INDEX merge_candidate_low_id ON identity.merge_candidate (low_id, high_id) WHERE low_id < high_id',
  'CREATE INDEX merge_candidate_high_id ON identity.merge_candidate (high_id) WHERE low_id < high_id',
];

/** What merges and their undoing rest on: who was merged into whom, and who wrote which value of a profile. */
export class CreateMerges1764100001101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...history, ...candidates]) await queryRunner.query(statement);
    await queryRunner.query(`GRANT SELECT ON identity.merge_log, identity.profile_write TO ${platformGroup}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DELETE FROM identity.merge_candidate c USING identity.merge_candidate other
        WHERE (c.customer_id, c.other_id) = (other.customer_id, other.other_id) AND c.id > other.id`,
    );
    await queryRunner.query(
      `ALTER TABLE identity.merge_candidate
         DROP CONSTRAINT merge_candidate_reason, DROP COLUMN low_id, DROP COLUMN high_id, DROP COLUMN id,
         DROP COLUMN score, DROP COLUMN dismissed_at, DROP COLUMN dismissed_by,
         ADD PRIMARY KEY (customer_id, other_id)`,
    );
    await queryRunner.query('DROP INDEX identity.merge_candidate_other_id');
    await queryRunner.query('ALTER TABLE identity.profile DROP COLUMN origins');
    await queryRunner.query('DROP TABLE identity.profile_write, identity.merge_log');
    await queryRunner.query('DROP SEQUENCE identity.history');
  }
}

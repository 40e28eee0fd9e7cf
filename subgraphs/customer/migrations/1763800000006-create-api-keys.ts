import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What partners sign in with: of the secret only its hash is kept. */
export class CreateApiKeys1763800000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE customer.api_keys (
         id text PRIMARY KEY,
         name text NOT NULL,
         secret_sha256 bytea NOT NULL CONSTRAINT api_keys_secret_sha256 CHECK (octet_length(secret_sha256) = 32),
         scopes text[] NOT NULL,
         created_at timestamptz(3) NOT NULL DEFAULT now(),
         expires_at timestamptz(3),
         revoked_at timestamptz(3),
         last_used_at timestamptz(3))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE customer.api_keys');
  }
}

import { createHash } from 'node:crypto';
import type { EntityManager, QueryRunner } from 'typeorm';
import { Refusal } from './errors';

/** What a mutation leaves behind for its retries: ids and flags, never personal data. */
export type Outcome = Record<string, string | number | boolean | null | string[]>;

/** Creates the table that every subgraph with mutations has in its own schema. */
export async function createIdempotencyTable(queryRunner: QueryRunner, schema: string): Promise<void> {
  await queryRunner.query(
    `CREATE TABLE ${schema}.idempotency (
       caller text NOT NULL, key text NOT NULL, fingerprint text NOT NULL, outcome jsonb NOT NULL,
       created_at timestamptz(3) NOT NULL DEFAULT now(), PRIMARY KEY (caller, key))`,
  );
  await queryRunner.query(`CREATE INDEX idempotency_created_at ON ${schema}.idempotency (created_at)`);
}

const fingerprintOf = (mutation: string, input: object): string =>
  createHash('sha256').update(mutation).update(JSON.stringify(input)).digest('base64url');

/**
 * Runs work once per caller and key, in the caller's transaction, so that effect and memory of it commit together.
 * A second call with the same key waits for the first and gets its outcome; with another input it is refused.
 */
export async function once<Result extends Outcome>(
  transaction: EntityManager,
  {
    schema,
    caller,
    mutation,
    input,
  }: { schema: string; caller: string; mutation: string; input: { idempotencyKey: string } },
  work: () => Promise<Result>,
): Promise<{ outcome: Result; replayed: boolean }> {
  const { idempotencyKey: key } = input;
  if (key.length < 1 || key.length > 200) {
    throw new Refusal('INVALID', `idempotencyKey has 1 to 200 characters, got ${key.length}`, ['idempotencyKey']);
  }
  const fingerprint = fingerprintOf(mutation, input);
  const inserted: unknown[] = await transaction.query(
    `INSERT INTO ${schema}.idempotency (caller, key, fingerprint, outcome) VALUES ($1, $2, $3, '{}')
      ON CONFLICT DO NOTHING RETURNING key`,
    [caller, key, fingerprint],
  );
  if (inserted.length === 0) {
    const [earlier]: { fingerprint: string; outcome: Result }[] = await transaction.query(
      `SELECT fingerprint, outcome FROM ${schema}.idempotency WHERE caller = $1 AND key = $2`,
      [caller, key],
    );
    if (earlier?.fingerprint !== fingerprint) {
      throw new Refusal('IDEMPOTENCY_MISMATCH', 'this idempotencyKey was used with another input', ['idempotencyKey']);
    }
    return { outcome: earlier.outcome, replayed: true };
  }
  const outcome = await work();
  await transaction.query(`UPDATE ${schema}.idempotency SET outcome = $3 WHERE caller = $1 AND key = $2`, [
    caller,
    key,
    JSON.stringify(outcome),
  ]);
  return { outcome, replayed: false };
}

import type { EntityManager } from 'typeorm';
import { fieldsOf, recordWrites } from './audit/writes';
import type { Context } from './context';
import { isTransient, refusalOf } from './database/failure';
import { type RefusalCode } from './errors';
import { type Outcome, once } from './idempotency';

export interface UserError {
  code: RefusalCode;
  message: string;
  field: string[] | null;
}

export interface Mutated<Result> {
  /** Null exactly when there are userErrors: nothing was written. */
  outcome: Result | null;
  replayed: boolean;
  userErrors: UserError[];
}

const attempts = 3;

/** One transaction, begun again when PostgreSQL asks for it, as after a deadlock. */
export async function committed<Result>(
  database: Context<unknown>['database'],
  work: (transaction: EntityManager) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction(work);
    } catch (error) {
      if (attempt === attempts || !isTransient(error)) throw error;
    }
  }
}

/**
 * Runs one mutation: one transaction, once per idempotency key, refusals as userErrors with nothing written.
 * work returns what a retry needs to answer the same; rows are loaded afterwards, so that answers are canonical.
 */
export async function mutate<Result extends Outcome>(
  context: Context<unknown>,
  mutation: string,
  input: { idempotencyKey: string },
  work: (transaction: EntityManager) => Promise<Result>,
): Promise<Mutated<Result>> {
  const schema = (context.database.options as { schema: string }).schema;
  try {
    const { outcome, replayed } = await committed(context.database, (transaction) =>
      once(transaction, { schema, caller: context.viewer.id, mutation, input }, async () => {
        const result = await work(transaction);
        await recordWrites(transaction, {
          actor: context.viewer.id,
          action: mutation,
          fields: fieldsOf(input),
          customerIds: [result.customerId],
        });
        return result;
      }),
    );
    return { outcome, replayed, userErrors: [] };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    const { code, message, field } = refusal;
    return { outcome: null, replayed: false, userErrors: [{ code, message, field: field && ['input', ...field] }] };
  } finally {
    context.renewLoaders();
  }
}

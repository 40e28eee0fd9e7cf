import type { z } from 'zod';
import { Refusal } from '../../kit/errors';
import { type CustomerCells, customerReferenceOf, customerRefusal } from '../../kit/import/attributes';
import type { RowOutcome } from '../../kit/import/kind';
import type { Upserted } from '../../kit/upsert';

/** For a kind whose rows belong to a customer: says which attributes could name one. */
export const needsCustomer = (row: CustomerCells, context: z.RefinementCtx): void => {
  if (customerReferenceOf(row)) return;
  context.addIssue({ code: 'custom', path: ['customerRef'], message: 'or email or phone is required' });
};

/** A service's answers as the import reports them: a refusal names the row's attribute at fault. */
export const rowOutcomes = (rows: readonly CustomerCells[], results: readonly (Upserted | Refusal)[]): RowOutcome[] =>
  results.map((result, index) => {
    if (!(result instanceof Refusal)) return { outcome: result.outcome, id: result.id };
    const [head, ...rest] = result.field ?? [];
    const refusal =
      head === 'customer'
        ? customerRefusal(rows[index] as CustomerCells, new Refusal(result.code, result.message, rest))
        : new Refusal(result.code, result.message, head === undefined ? null : [head]);
    return { outcome: 'failed', refusal };
  });

/** The campaign of a row by its ref in the row's system; null without one. */
export const campaignOf = ({ system, campaignRef }: { system: string; campaignRef?: string }) =>
  campaignRef === undefined ? null : { externalRef: { system, value: campaignRef } };

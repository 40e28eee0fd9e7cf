import type { Context } from '../context';
import { type Mutated, mutate } from '../mutate';
import type { ReferencedCustomer } from '../referenced-customer';
import { type CustomFieldDraft, customFieldDefinitions, defineCustomField } from './define';
import type { CustomFieldDefinition } from './definition-entity';
import { setCustomFields } from './set';

type UserErrors = Pick<Mutated<unknown>, 'userErrors'>;

/** Answers the mutation by which a department defines a custom field. */
export async function definedCustomField(
  context: Context<unknown>,
  mutation: string,
  input: CustomFieldDraft & { idempotencyKey: string },
): Promise<UserErrors & { definition: CustomFieldDefinition | null }> {
  const { outcome, userErrors } = await mutate(context, mutation, input, async (transaction) => {
    await defineCustomField(transaction, input);
    return { key: input.key };
  });
  const all = outcome ? await customFieldDefinitions(context.database.manager) : [];
  return { definition: all.find(({ key }) => key === outcome?.key) ?? null, userErrors };
}

/** Answers the mutation by which a department sets custom fields of a customer. */
export async function withCustomFields(
  context: Context<{ canonicalCustomerId: { load(id: string): Promise<string> } }>,
  mutation: string,
  input: { idempotencyKey: string; customerId: string; values: unknown },
): Promise<UserErrors & { customer: ReferencedCustomer | null }> {
  const { outcome, userErrors } = await mutate(context, mutation, input, async (transaction) => ({
    customerId: await setCustomFields(transaction, input),
  }));
  const id = outcome && (await context.loaders.canonicalCustomerId.load(outcome.customerId));
  return { customer: id === null ? null : { id }, userErrors };
}

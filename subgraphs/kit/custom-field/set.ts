import type { EntityManager } from 'typeorm';
import { Refusal, accepted } from '../errors';
import { type FactValue, publishFactValues } from '../facts';
import { identify } from '../identity';
import { tableOf } from '../statement';
import { customFieldDefinitions } from './define';
import { customFieldPath } from './path';
import { customFieldContent } from './value';
import { type CustomFieldContent, CustomFieldValue } from './value-entity';

const maximumValues = 100;

function entriesOf(values: unknown): [string, unknown][] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new Refusal('INVALID', 'values must be an object of custom fields by their keys', ['values']);
  }
  const entries = Object.entries(values);
  if (entries.length > maximumValues) {
    throw new Refusal('LIMIT_EXCEEDED', `values takes at most ${maximumValues}, got ${entries.length}`, ['values']);
  }
  return entries;
}

async function checked(transaction: EntityManager, values: unknown): Promise<[string, CustomFieldContent | null][]> {
  const definitions = new Map((await customFieldDefinitions(transaction)).map((one) => [one.key, one]));
  return entriesOf(values).map(([key, value]) => {
    const definition = definitions.get(key);
    // The key is the caller's own text and may be anything, so it is not repeated.
    if (!definition) throw new Refusal('INVALID', 'values names a custom field that is not defined', ['values']);
    return [key, customFieldContent(definition, value, ['values', key])];
  });
}

/**
 * Sets custom fields of a customer: those left out stay, null clears. Rows keep the id that was addressed, so that a
 * merge can be undone. Returns that id.
 */
export async function setCustomFields(
  transaction: EntityManager,
  { customerId, values }: { customerId: string; values: unknown },
): Promise<string> {
  const entries = await checked(transaction, values);
  const [customer] = await identify(transaction, [{ id: customerId }], { defaultCountry: null });
  if (customer instanceof Refusal) throw new Refusal(customer.code, customer.message, ['customerId']);
  const { customerId: id } = accepted(customer);
  await transaction.query(
    `INSERT INTO ${tableOf(transaction, CustomFieldValue)} AS v (customer_id, key, value, updated_at)
      SELECT $1, e.key, nullif(e.value, 'null'), clock_timestamp() FROM jsonb_each($2::jsonb) e ORDER BY e.key
      ON CONFLICT (customer_id, key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
    [id, JSON.stringify(Object.fromEntries(entries))],
  );
  const at = new Date();
  // What is cleared is said with its time too: it outdoes an older value of an id that was merged into the customer.
  const facts = entries.map(([key, value]): [string, FactValue] => [customFieldPath(transaction, key), { value, at }]);
  await publishFactValues(transaction, [{ customerId: id, facts: Object.fromEntries(facts) }]);
  return id;
}

import type { EntityManager } from 'typeorm';
import { Refusal } from '../errors';
import { defineFacts } from '../facts';
import { columnsOf, tableOf } from '../statement';
import { customFieldPath } from './path';
import { requireText } from '../text';
import { CustomFieldDefinition, type CustomFieldType } from './definition-entity';

export interface CustomFieldDraft {
  key: string;
  type: CustomFieldType;
  description: string;
  options?: readonly string[] | null;
}

const maximumDefinitions = 100;
const maximumOptions = 100;
const keyForm = /^[a-z][A-Za-z0-9]{0,49}$/;

function checkedOptions(type: CustomFieldType, options: readonly string[] | null | undefined): string[] | null {
  const given = (options ?? []).map((option, index) => requireText(option, 100, ['options', String(index)]));
  if (type !== 'CHOICE') {
    if (given.length > 0) throw new Refusal('INVALID', `options belong to CHOICE, not to ${type}`, ['options']);
    return null;
  }
  if (given.length < 1 || given.length > maximumOptions) {
    throw new Refusal('INVALID', `a CHOICE has 1 to ${maximumOptions} options, got ${given.length}`, ['options']);
  }
  if (new Set(given).size < given.length) throw new Refusal('INVALID', 'options must differ', ['options']);
  return given;
}

function requireCompatible(known: CustomFieldDefinition, type: CustomFieldType, options: string[] | null): void {
  if (known.type !== type) {
    throw new Refusal('CONFLICT', `the field is a ${known.type} already and stays one; choose another key`, ['type']);
  }
  // Customers may hold it, and filters ask for it.
  if (known.options?.some((option) => !options?.includes(option))) {
    throw new Refusal('CONFLICT', 'options can be added, not taken away', ['options']);
  }
}

/** All custom fields of the department, in the order of their keys. */
export const customFieldDefinitions = (manager: EntityManager): Promise<CustomFieldDefinition[]> =>
  manager.query(
    `SELECT ${columnsOf(manager, CustomFieldDefinition, 't')} FROM ${tableOf(manager, CustomFieldDefinition)} t
      ORDER BY t.key COLLATE "C"`,
  );

/** Defines a custom field and its fact, or describes a known one anew; its type stays, and its options can only grow. */
export async function defineCustomField(transaction: EntityManager, draft: CustomFieldDraft): Promise<void> {
  const { key, type } = draft;
  if (!keyForm.test(key)) {
    throw new Refusal('INVALID', 'key has 1 to 50 letters and digits and begins with a small letter', ['key']);
  }
  const description = requireText(draft.description, 500, ['description']);
  const options = checkedOptions(type, draft.options);
  const table = tableOf(transaction, CustomFieldDefinition);
  // One at a time, so that the count holds.
  await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [table]);
  const known = (await customFieldDefinitions(transaction)).find((definition) => definition.key === key);
  if (known) requireCompatible(known, type, options);
  const [count]: { count: number }[] = await transaction.query(`SELECT count(*)::int AS count FROM ${table}`);
  if (!known && (count?.count ?? 0) >= maximumDefinitions) {
    throw new Refusal('LIMIT_EXCEEDED', `a department has at most ${maximumDefinitions} custom fields`, ['key']);
  }
  await transaction.query(
    `INSERT INTO ${table} AS d (key, type, description, options) VALUES ($1, $2, $3, $4)
      ON CONFLICT (key) DO UPDATE
        SET description = excluded.description, options = excluded.options, updated_at = now()
        WHERE (d.description, d.options) IS DISTINCT FROM (excluded.description, excluded.options)`,
    [key, type, description, options],
  );
  const path = customFieldPath(transaction, key);
  await defineFacts(transaction, [{ path, type, description, orderable: type !== 'BOOLEAN', combine: 'LATEST' }]);
}

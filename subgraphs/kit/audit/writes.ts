import type { EntityManager, QueryRunner } from 'typeorm';
import { isUuid } from '../statement';
import { recordEntries } from './entries';

const touched = new WeakMap<QueryRunner, Set<string>>();

/** Notes that a transaction changes something of these customers; savepoints of it count. */
export function noteTouched(transaction: EntityManager, customerIds: Iterable<string | null | undefined>): void {
  const { queryRunner } = transaction;
  // Without one, each statement commits by itself and nobody asks afterwards.
  if (!queryRunner) return;
  const ids = touched.get(queryRunner) ?? new Set();
  for (const id of customerIds) if (id) ids.add(id);
  touched.set(queryRunner, ids);
}

const maximumFields = 50;
const deepest = 3;
const plainName = /^[A-Za-z]\w{0,49}$/;

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

/** Names of what an input gives, with dots: profile.givenName. What it holds is left out, and where in a list it is. */
export function fieldsOf(input: object): string[] {
  const collect = (value: unknown, path: string, depth: number): string[] => {
    if (Array.isArray(value) && value.some(isObject)) return value.flatMap((item) => collect(item, path, depth));
    if (!isObject(value) || Array.isArray(value) || depth === deepest) return path === '' ? [] : [path];
    return Object.entries(value)
      .filter(([name, given]) => given !== undefined && name !== 'idempotencyKey' && plainName.test(name))
      .flatMap(([name, given]) => collect(given, path === '' ? name : `${path}.${name}`, depth + 1));
  };
  return [...new Set(collect(input, '', 0))].slice(0, maximumFields);
}

/** Records a write of every customer that the transaction touched so far, and of those named. */
export async function recordWrites(
  transaction: EntityManager,
  {
    actor,
    action,
    fields,
    customerIds = [],
  }: {
    actor: string | null;
    action: string;
    fields: readonly string[];
    customerIds?: readonly unknown[];
  },
): Promise<void> {
  noteTouched(
    transaction,
    customerIds.filter((id): id is string => typeof id === 'string' && isUuid(id)).map((id) => id.toLowerCase()),
  );
  const { queryRunner } = transaction;
  const ids = [...((queryRunner && touched.get(queryRunner)) ?? [])];
  // Each once, also where a transaction records several times.
  if (queryRunner) touched.delete(queryRunner);
  await recordEntries(
    transaction,
    ids.map((customerId) => ({ customerId, actor, action, fields })),
  );
}

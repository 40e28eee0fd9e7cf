import { Refusal } from '../../kit/errors';
import { type IdentifierKind, normaliseIdentifier } from '../../kit/normalise-identifier';
import type { KnownFact } from './definitions';

/** A filter of customers as the graph gives it. */
export type CustomerFilter = { [field: string]: unknown };

export interface FilterSettings {
  defaultCountry: string | null;
  /** By path. */
  facts: ReadonlyMap<string, KnownFact>;
}

const maximumDepth = 10;
const maximumItems = 250;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** The key a spelling is stored under; what can't be one stays as it is, and is found nowhere. */
function keyOf(kind: IdentifierKind, value: unknown, defaultCountry: string | null): unknown {
  if (typeof value !== 'string') return value;
  try {
    return normaliseIdentifier({ kind, value }, defaultCountry).key;
  } catch (error) {
    if (error instanceof Refusal) return value;
    throw error;
  }
}

const fits: Record<string, (value: unknown) => boolean> = {
  NUMBER: (value) => typeof value === 'number' && Number.isFinite(value),
  DECIMAL: (value) => /^-?\d{1,30}(\.\d{1,10})?$/.test(String(value)),
  BOOLEAN: (value) => typeof value === 'boolean',
  DATE: (value) =>
    value instanceof Date ||
    (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))),
  DATETIME: (value) => value instanceof Date || (typeof value === 'string' && !Number.isNaN(Date.parse(value))),
};

/** Refuses a fact that nobody publishes, and operands that are not of its type. */
function checkFact(path: string, operators: Record<string, unknown>, { facts }: FilterSettings): void {
  const fact = facts.get(path);
  if (!fact) throw new Refusal('INVALID', `${path} is not among customerFactDefinitions`, ['filter']);
  const fit = fits[fact.type] ?? ((value) => typeof value === 'string');
  for (const [operator, operand] of Object.entries(operators)) {
    if (operator === 'path' || operator === 'isNull' || operand == null) continue;
    const operands = operator === 'in' ? (operand as unknown[]) : [operand];
    if (operands.length > maximumItems) {
      throw new Refusal('LIMIT_EXCEEDED', `in takes at most ${maximumItems} values, got ${operands.length}`, [
        'filter',
      ]);
    }
    if (['contains', 'startsWith'].includes(operator)) continue;
    if (!operands.every(fit)) throw new Refusal('INVALID', `${operator} of ${path} must be ${fact.type}`, ['filter']);
  }
}

/** The filter as the database takes it: identifiers in the form they are compared in. Refuses what it can't be asked. */
export function storedFilter(filter: CustomerFilter, settings: FilterSettings, depth = 0): CustomerFilter {
  if (depth > maximumDepth) throw new Refusal('LIMIT_EXCEEDED', `a filter nests at most ${maximumDepth} levels`);
  const inner = (one: unknown) => storedFilter(one as CustomerFilter, settings, depth + 1);
  const stored: CustomerFilter = {};
  for (const [field, value] of Object.entries(filter)) {
    if (value == null) continue;
    if (field === 'and' || field === 'or') {
      stored[field] = (value as unknown[]).map(inner);
    } else if (field === 'not') {
      stored[field] = inner(value);
    } else if (field === 'email' || field === 'phone') {
      const kind = field === 'email' ? 'EMAIL' : 'PHONE';
      const key = (operand: unknown) => keyOf(kind, operand, settings.defaultCountry);
      const { eq, neq, in: among, ...rest } = value as Record<string, unknown>;
      stored[field] = { ...rest, eq: key(eq), neq: key(neq), in: (among as unknown[] | null)?.map(key) };
    } else if (field === 'facts') {
      for (const one of value as Record<string, unknown>[]) checkFact(String(one.path), one, settings);
      stored[field] = value;
    } else {
      stored[field] = value;
      if (['displayName', 'createdAt', 'updatedAt'].includes(field)) continue;
      for (const [name, operators] of Object.entries(value)) {
        if (isObject(operators)) checkFact(`${field}.${name}`, operators, settings);
      }
    }
  }
  return stored;
}

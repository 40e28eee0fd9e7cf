import { Refusal } from './errors';
import { type IdentifierKind, normaliseIdentifier } from './normalise-identifier';
import { isDay, readInstant } from './scalars';

/** A filter of customers as the graph gives it. */
export type CustomerFilter = { [field: string]: unknown };

export interface FilterSettings {
  defaultCountry: string | null;
  /** By path. */
  facts: ReadonlyMap<string, { type: string }>;
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

const isTruth = (value: unknown) => typeof value === 'boolean';
const isInstant = (value: unknown) =>
  value instanceof Date || (typeof value === 'string' && readInstant(value) !== null);

const fits: Record<string, (value: unknown) => boolean> = {
  NUMBER: (value) => typeof value === 'number' && Number.isFinite(value),
  DECIMAL: (value) => /^-?\d{1,30}(\.\d{1,10})?$/.test(String(value)),
  BOOLEAN: isTruth,
  DATE: (value) => isInstant(value) || (typeof value === 'string' && isDay(value)),
  DATETIME: (value) => isInstant(value) || (typeof value === 'string' && isDay(value)),
};
const isText = (value: unknown) => typeof value === 'string';

const exact = ['eq', 'neq'];
const ordered = [...exact, 'in', 'gt', 'gte', 'lt', 'lte'];
const operatorsOf: Record<string, readonly string[]> = { BOOLEAN: exact };
const textOperators = [...ordered, 'contains', 'startsWith'];

/** Refuses operators that a fact's type does not have, and operands that are not of it. */
export function checkOperators(type: string, operators: Record<string, unknown>, field: string[]): void {
  const fit = fits[type] ?? isText;
  const known = operatorsOf[type] ?? (fits[type] ? ordered : textOperators);
  for (const [operator, operand] of Object.entries(operators)) {
    const place = [...field, operator];
    if (operator !== 'isNull' && !known.includes(operator)) {
      throw new Refusal('INVALID', `${type} is compared by ${known.join(', ')} or isNull`, place);
    }
    if (operand === null || operand === undefined) continue;
    if (operator === 'in' && !Array.isArray(operand)) throw new Refusal('INVALID', 'in must be a list', place);
    const operands: unknown[] = operator === 'in' ? (operand as unknown[]) : [operand];
    if (operands.length > maximumItems) {
      throw new Refusal('LIMIT_EXCEEDED', `in takes at most ${maximumItems} values, got ${operands.length}`, place);
    }
    if (!operands.every(operator === 'isNull' ? isTruth : fit)) {
      throw new Refusal('INVALID', `${operator} must be ${operator === 'isNull' ? 'true or false' : type}`, place);
    }
  }
}

const stages = ['PROSPECT', 'FIRST_PURCHASE', 'REPEAT', 'CROSS_SOLD', 'AT_RISK', 'LAPSED'];

/** Refuses what can't be asked of a life-cycle stage. */
export function checkStages(operators: Record<string, unknown>, field: string[]): void {
  for (const [operator, operand] of Object.entries(operators)) {
    const place = [...field, operator];
    if (operator !== 'eq' && operator !== 'in') throw new Refusal('INVALID', 'a stage is compared by eq or in', place);
    if (operand === null) continue;
    if (operator === 'in' && !Array.isArray(operand)) throw new Refusal('INVALID', 'in must be a list', place);
    const asked: unknown[] = operator === 'in' ? (operand as unknown[]) : [operand];
    if (!asked.every((stage) => stages.includes(stage as string))) {
      throw new Refusal('INVALID', `a stage is ${stages.join(', ')}`, place);
    }
  }
}

/** Refuses a fact that nobody publishes, and operands that are not of its type. */
function checkFact(path: string, { path: _path, ...operators }: Record<string, unknown>, { facts }: FilterSettings) {
  const fact = facts.get(path);
  if (!fact) throw new Refusal('INVALID', `${path} is not among customerFactDefinitions`, ['filter']);
  checkOperators(fact.type, operators, ['filter', path]);
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
      if (['displayName', 'lifeCycleStage', 'createdAt', 'updatedAt'].includes(field)) continue;
      for (const [name, operators] of Object.entries(value)) {
        if (isObject(operators)) checkFact(`${field}.${name}`, operators, settings);
      }
    }
  }
  return stored;
}

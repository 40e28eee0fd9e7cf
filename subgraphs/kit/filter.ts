import { Refusal } from './errors';
import type { Statement } from './statement';

/** The operators of the shared filter inputs; each input has a part of them. */
export interface Operators {
  eq?: unknown;
  neq?: unknown;
  in?: readonly unknown[] | null;
  gt?: unknown;
  gte?: unknown;
  lt?: unknown;
  lte?: unknown;
  contains?: string | null;
  startsWith?: string | null;
  isNull?: boolean | null;
}

interface Combinators<Filter> {
  and?: readonly Filter[] | null;
  or?: readonly Filter[] | null;
  not?: Filter | null;
}

/** How each field of a filter input becomes a condition; the SQL text must hold no value. */
export type FilterFields<Filter> = {
  [Field in Exclude<keyof Filter, 'and' | 'or' | 'not'>]-?: (
    value: NonNullable<Filter[Field]>,
    statement: Statement,
  ) => string;
};

const maximumDepth = 10;
const maximumItems = 250;
const comparisons = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;
const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
const all = (conditions: string[]) => (conditions.length ? `(${conditions.join(' AND ')})` : 'TRUE');

/**
 * Condition of one filter input on one SQL expression; type is the expression's PostgreSQL type.
 * A null operand is as if it were not given: GraphQL clients send null for variables they leave out.
 */
export function compare(expression: string, type: string, operators: Operators, statement: Statement): string {
  const conditions: string[] = [];
  const { eq, neq, in: among, contains, startsWith, isNull } = operators;
  if (eq != null) conditions.push(`${expression} = ${statement.bind(eq, type)}`);
  if (neq != null) conditions.push(`${expression} IS DISTINCT FROM ${statement.bind(neq, type)}`);
  if (among != null) {
    if (among.length > maximumItems) {
      throw new Refusal('LIMIT_EXCEEDED', `in takes at most ${maximumItems} values, got ${among.length}`);
    }
    conditions.push(`${expression} = ANY(${statement.bind(among, `${type}[]`)})`);
  }
  for (const [operator, symbol] of Object.entries(comparisons)) {
    const operand = operators[operator as keyof typeof comparisons];
    if (operand != null) conditions.push(`${expression} ${symbol} ${statement.bind(operand, type)}`);
  }
  if (contains != null) conditions.push(`${expression} ILIKE ${statement.bind(`%${escapeLike(contains)}%`)}`);
  if (startsWith != null) conditions.push(`${expression} ILIKE ${statement.bind(`${escapeLike(startsWith)}%`)}`);
  if (isNull != null) conditions.push(`${expression} IS ${isNull ? '' : 'NOT '}NULL`);
  return all(conditions);
}

/** Condition of a whole filter input, and/or/not included; an empty one is TRUE. */
export function condition<Filter extends object>(
  filter: Filter,
  fields: FilterFields<Filter>,
  statement: Statement,
  depth = 0,
): string {
  if (depth > maximumDepth) throw new Refusal('LIMIT_EXCEEDED', `a filter nests at most ${maximumDepth} levels`);
  const inner = (one: Filter) => condition(one, fields, statement, depth + 1);
  const { and, or, not } = filter as Combinators<Filter>;
  const conditions = Object.entries(filter).flatMap(([name, value]) => {
    const field = (fields as Record<string, ((value: never, statement: Statement) => string) | undefined>)[name];
    return field && value != null ? [field(value as never, statement)] : [];
  });
  if (and) conditions.push(...and.map(inner));
  if (or) conditions.push(or.length ? `(${or.map(inner).join(' OR ')})` : 'FALSE');
  if (not) conditions.push(`(${inner(not)}) IS NOT TRUE`);
  return all(conditions);
}

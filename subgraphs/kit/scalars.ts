import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { instantText } from './instant-text';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;
const day = /^\d{4}-\d{2}-\d{2}$/;
const decimal = /^-?\d{1,20}(\.\d{1,8})?$/;
const email = /^[^\s@]+@[^\s@]+$/;

function textScalar<T>(name: string, expected: string, parse: (text: string) => T | null, print: (value: T) => string) {
  // The value stays out of the message: it may be personal data.
  const read = (value: unknown): T => {
    const parsed = typeof value === 'string' ? parse(value) : null;
    if (parsed === null)
      throw new GraphQLError(`${name} must be ${expected}`, { extensions: { code: 'BAD_USER_INPUT' } });
    return parsed;
  };
  return new GraphQLScalarType<T, string>({
    name,
    serialize: (value) => print(value as T),
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : null),
  });
}

/** True for a day that exists: 2026-02-30 does not. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return day.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The instant that an RFC 3339 text says; null for any other text. */
export function readInstant(text: string): Date | null {
  if (!instant.test(text) || !isDay(text.slice(0, 10))) return null;
  const value = new Date(text);
  return Number.isNaN(value.getTime()) ? null : value;
}

const deepestJson = 32;

/** Refuses a value nested so deep that printing it again would exhaust the stack. */
function readJson(value: unknown): unknown {
  const open = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth === deepestJson) {
      const message = `JSON must be nested at most ${deepestJson} levels`;
      throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
    }
    for (const inner of Object.values(next.value)) open.push({ value: inner, depth: next.depth + 1 });
  }
  return value;
}

/** Resolvers of the shared scalars; inside, DateTime is a Date, Date and Decimal are text, JSON is unknown. */
export const scalars = {
  DateTime: textScalar<Date>('DateTime', 'an RFC 3339 instant such as 2026-11-22T09:30:00Z', readInstant, (value) =>
    instantText(value instanceof Date ? value : new Date(value)),
  ),
  Date: textScalar<string>('Date', 'a day as yyyy-mm-dd', (text) => (isDay(text) ? text : null), String),
  Decimal: textScalar<string>(
    'Decimal',
    'a decimal number as text, with at most 20 digits before and 8 after the point',
    (text) => (decimal.test(text) ? text : null),
    String,
  ),
  EmailAddress: textScalar<string>(
    'EmailAddress',
    'an e-mail address of at most 254 characters',
    (text) => (text.length <= 254 && email.test(text) ? text : null),
    String,
  ),
  JSON: new GraphQLScalarType<unknown, unknown>({
    name: 'JSON',
    serialize: (value) => value,
    parseValue: readJson,
  }),
};

import { z } from 'zod';
import { Refusal } from '../errors';
import type { CustomerReference } from '../identity';
import { Exact } from '../money';
import type { Identifier } from '../normalise-identifier';
import { isDay } from '../scalars';
import { isStorable } from '../text';

/** How a cell is read before its schema sees it, and what --help calls it. */
export interface CellType {
  type: 'text' | 'decimal' | 'integer' | 'choice' | 'day' | 'dateTime';
  /** Limits, for --help. */
  note?: string;
  /** A day that stays where it is when example data is shifted in time. */
  fixed?: boolean;
}

/** The cell types of the schemas below. */
export const cellTypes = z.registry<CellType>();

const cell = z.union([z.string(), z.number(), z.boolean()], {
  error: ({ input }) => (input === undefined ? 'is required' : 'must be text, a number or true or false'),
});

/** A schema from a reader that gives the typed value, or a message that says what was expected without the value. */
function attribute<Value>(cellType: CellType, read: (text: string) => { value: Value } | { expected: string }) {
  return cell
    .transform((input, context): NonNullable<Value> => {
      const result = read(String(input).trim());
      if ('value' in result) return result.value as NonNullable<Value>;
      context.issues.push({ code: 'custom', message: result.expected, input: null });
      return z.NEVER;
    })
    .register(cellTypes, cellType);
}

/** Text of 1 to limit characters, trimmed. */
export const text = (limit: number) =>
  attribute({ type: 'text', note: `at most ${limit} characters` }, (value) => {
    if (value.length === 0) return { expected: 'must not be empty' };
    if (value.length > limit) return { expected: `has at most ${limit} characters, got ${value.length}` };
    return isStorable(value) ? { value } : { expected: 'holds a character that cannot be stored' };
  });

/** A decimal number as text, exact, in plain notation without trailing zeros: 699.0982. */
export const decimal = ({
  decimals = 4,
  minimum,
  maximum,
}: { decimals?: number; minimum?: string; maximum?: string } = {}) =>
  attribute({ type: 'decimal', note: `at most ${decimals} decimals` }, (input) => {
    if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(input) || input.length > 60) {
      return { expected: 'must be a decimal number such as 1234.50' };
    }
    const value = new Exact(input.replace(/^\+/, ''));
    if (value.decimalPlaces() > decimals) return { expected: `has at most ${decimals} decimals` };
    if (value.abs().gte('1e15')) return { expected: 'has at most 15 digits before the point' };
    if (minimum !== undefined && value.lt(minimum)) return { expected: `must be at least ${minimum}` };
    if (maximum !== undefined && value.gt(maximum)) return { expected: `must be at most ${maximum}` };
    return { value: value.toFixed() };
  });

/** A whole number between the limits; 6.0 is one too. */
export const integer = ({ minimum = -2_147_483_648, maximum = 2_147_483_647 } = {}) =>
  attribute({ type: 'integer' }, (input) => {
    const value = /^[+-]?\d{1,15}(\.0*)?$/.test(input) ? Number(input) : Number.NaN;
    if (Number.isNaN(value)) return { expected: 'must be a whole number' };
    if (value < minimum || value > maximum) return { expected: `must be between ${minimum} and ${maximum}` };
    return { value: value + 0 };
  });

/** One of the values, in upper or lower case, with spaces or hyphens for underscores: "closed won" is CLOSED_WON. */
export const choice = <const Value extends string>(values: readonly Value[]) => {
  const known = new Map<string, Value>(values.map((value) => [value.toUpperCase(), value]));
  const list = values.join(', ');
  return attribute({ type: 'choice', note: list }, (input) => {
    const value = known.get(input.toUpperCase().replace(/[\s-]+/g, '_'));
    return value === undefined ? { expected: `must be one of ${list}` } : { value };
  });
};

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code, in upper case. */
export const currency = () =>
  attribute({ type: 'text', note: 'ISO 4217 code' }, (input) => {
    const value = input.toUpperCase();
    return currencies.has(value) ? { value } : { expected: 'must be an ISO 4217 code such as USD or KRW' };
  });

/**
 * A day as yyyy-mm-dd text; the mapping has already turned other forms into this one. A fixed one, such as a date of
 * birth, stays where it is when example data is shifted in time.
 */
export const day = ({ fixed = false } = {}) =>
  attribute({ type: 'day', fixed }, (value) =>
    isDay(value) ? { value } : { expected: "must be a day as yyyy-mm-dd or in the mapping's dateFormat" },
  );

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as a Date; the mapping has already turned other forms into ISO 8601 with an offset. */
export const dateTime = () =>
  attribute({ type: 'dateTime' }, (input) => {
    const value = instant.test(input) && isDay(input.slice(0, 10)) ? new Date(input) : null;
    return value && !Number.isNaN(value.getTime())
      ? { value }
      : { expected: "must be a day or time in ISO 8601 or in the mapping's dateFormat" };
  });

/** The source system of every external ref in the row; the engine fills it in where the mapping does not. */
export const system = text(100)
  .register(cellTypes, { type: 'text', note: "default: the file's name without its extensions" })
  .describe('Source system that the refs of this row belong to.');

/** The ref of the record in the source system. */
export const externalRef = text(254).describe('Id of the record in the source system.');

/** What a row may say about the customer it belongs to; identifies or mints, and fills what is unknown. */
export const customerAttributes = {
  system,
  customerRef: text(254).optional().describe('Id of the customer in the source system.'),
  customerSystem: text(100).optional().describe('Source system of customerRef; default: system.'),
  email: text(254).optional().describe('E-mail address of the customer.'),
  phone: text(254).optional().describe('Phone number of the customer, best as +country number.'),
  displayName: text(200).optional().describe('Whole name of the customer as it is written.'),
  givenName: text(200).optional().describe('Given name of the customer.'),
  familyName: text(200).optional().describe('Family name of the customer.'),
  organisation: text(200).optional().describe('Firm of the customer.'),
};

export type CustomerCells = z.infer<z.ZodObject<typeof customerAttributes>>;

const identifying = ['customerRef', 'email', 'phone'] as const;
const profileNames = ['displayName', 'givenName', 'familyName', 'organisation'] as const;

/** The customer a row belongs to; null when it has none of customerRef, email and phone. */
export function customerReferenceOf(row: CustomerCells): CustomerReference | null {
  const identifiers: Identifier[] = [];
  if (row.customerRef) {
    identifiers.push({ kind: 'EXTERNAL_REF', system: row.customerSystem ?? row.system, value: row.customerRef });
  }
  if (row.email) identifiers.push({ kind: 'EMAIL', value: row.email });
  if (row.phone) identifiers.push({ kind: 'PHONE', value: row.phone });
  if (identifiers.length === 0) return null;
  const known = profileNames.filter((name) => row[name] !== undefined);
  return {
    identifiers,
    system: row.system,
    profile: known.length ? Object.fromEntries(known.map((name) => [name, row[name]])) : null,
  };
}

/** A refusal of customerReferenceOf's reference, told by the row's own attributes: identifiers.0.value is email. */
export function customerRefusal(row: CustomerCells, refusal: Refusal): Refusal {
  const [head, index] = refusal.field ?? [];
  const given = identifying.filter((name) => row[name]);
  const attribute = head === 'identifiers' ? (given[Number(index)] ?? given[0]) : head === 'profile' ? index : given[0];
  return new Refusal(refusal.code, refusal.message, attribute ? [attribute] : null);
}

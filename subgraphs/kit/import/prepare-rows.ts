import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { Refusal } from '../errors';
import type { MappedRow } from './compile-mapping';
import type { ImportKind } from './kind';
import { attributesOf } from './kind-attributes';
import type { Lookup } from './lookup';

/** A row of the file after mapping, or why it could not be mapped; numbers count from 1. */
export interface NumberedRow {
  number: number;
  mapped: MappedRow | Refusal;
}

/** A row as the kind writes it, or why it can't be written. */
export interface PreparedRow {
  number: number;
  content: { value: unknown } | Refusal;
}

const oneDay = 86_400_000;

function shifter(kind: ImportKind, days: number): (value: Record<string, unknown>) => void {
  const dated = attributesOf(kind).filter(({ type, fixed }) => (type === 'day' && !fixed) || type === 'dateTime');
  if (days === 0) return () => {};
  return (value) => {
    for (const { name } of dated) {
      const given = value[name];
      if (given instanceof Date) value[name] = new Date(given.getTime() + days * oneDay);
      if (typeof given === 'string')
        value[name] = new Date(Date.parse(given) + days * oneDay).toISOString().slice(0, 10);
    }
  };
}

/** An attribute as the file's owner knows it. */
export const inColumn = (attribute: string, columnOf: ReadonlyMap<string, string>): string =>
  columnOf.has(attribute) ? ` (column "${columnOf.get(attribute)}")` : '';

function refusalOfIssues(issues: readonly z.core.$ZodIssue[], columnOf: ReadonlyMap<string, string>): Refusal {
  const messages = issues.map(({ path, message }) => {
    const attribute = String(path[0] ?? '');
    return `${attribute}${inColumn(attribute, columnOf)} ${message}`.trim();
  });
  return new Refusal('INVALID', messages.join('; '), issues[0]?.path.length ? issues[0].path.map(String) : null);
}

/** Makes the step between mapping and writing: lookups, the kind's schema, and the shift of example data. */
export function rowPreparer(
  kind: ImportKind,
  { lookup, columnOf, shiftDays }: { lookup: Lookup; columnOf: ReadonlyMap<string, string>; shiftDays: number },
): (manager: EntityManager, rows: readonly NumberedRow[]) => Promise<PreparedRow[]> {
  const shift = shifter(kind, shiftDays);
  const typed = (mapped: MappedRow): PreparedRow['content'] => {
    const result = kind.row.safeParse(mapped);
    if (!result.success) return refusalOfIssues(result.error.issues, columnOf);
    shift(result.data);
    return { value: result.data };
  };
  return async (manager, rows) => {
    const mapped = rows.flatMap((row) => (row.mapped instanceof Refusal ? [] : [row.mapped]));
    const missing = await lookup(manager, mapped);
    let position = 0;
    return rows.map(({ number, mapped: row }): PreparedRow => {
      if (row instanceof Refusal) return { number, content: row };
      const refusal = missing[position];
      position += 1;
      return { number, content: refusal ?? typed(row) };
    });
  };
}

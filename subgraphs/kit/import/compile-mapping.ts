import { ConfigurationError, Refusal } from '../errors';
import type { CellType } from './attributes';
import { type DateReader, dateReader } from './dates';
import type { ImportKind } from './kind';
import { attributesOf } from './kind-attributes';
import type { Mapping } from './mapping';
import type { SourceRow } from './source-row';

/** A row after mapping: attribute to value; what is null is left out. */
export type MappedRow = Record<string, unknown>;

export interface RowMapper {
  /** Refuses a row that names a column nobody knows; only where rows name their own and no mapping picks some. */
  map(row: SourceRow): MappedRow | Refusal;
  /** The column or template each attribute comes from, for messages. */
  columnOf: ReadonlyMap<string, string>;
}

type Cell = (row: SourceRow) => unknown;

const placeholder = /\{([^{}]+)\}/g;

/** The columns a key of the mapping's columns reads: those of a template, or the one it is. */
function columnsIn(key: string): string[] {
  const names = [...key.matchAll(placeholder)].map(([, name]) => name ?? '');
  return names.length ? names : [key];
}

const listed = (names: Iterable<string>): string => [...names].join(', ');

function cellOf(column: string, header: readonly string[] | null): Cell {
  if (!header) return (row) => (Object.hasOwn(row, column) ? (row as Record<string, unknown>)[column] : null);
  const index = header.indexOf(column);
  return (row) => (row as readonly unknown[])[index];
}

function trimmed(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return value == null ? '' : JSON.stringify(value);
}

/** Reads a column or fills a template; null when there is nothing. */
function sourceOf(key: string, header: readonly string[] | null): Cell {
  if (columnsIn(key)[0] === key) return cellOf(key, header);
  const cells = new Map(columnsIn(key).map((column) => [column, cellOf(column, header)]));
  return (row) => {
    const values = new Map([...cells].map(([column, cell]) => [column, trimmed(cell(row))]));
    if ([...values.values()].every((value) => value === '')) return null;
    return key.replace(placeholder, (_, column: string) => values.get(column) ?? '');
  };
}

/** Checks every name of the mapping; the column or template of each attribute. */
function checkNames(kind: ImportKind, mapping: Mapping, known: ReadonlySet<string>, header: readonly string[] | null) {
  const faults: string[] = [];
  const attribute = (part: string, name: string) => {
    if (!known.has(name)) faults.push(`${part}: ${kind.kind} have no attribute "${name}"; there are ${listed(known)}`);
  };
  const sources = new Map<string, string>();
  for (const [key, targets] of Object.entries(mapping.columns)) {
    for (const column of header ? columnsIn(key) : []) {
      if (!header?.includes(column)) {
        faults.push(`columns: the file has no column "${column}"; there are ${listed(header ?? [])}`);
      }
    }
    for (const target of [targets].flat()) {
      attribute('columns', target);
      const other = sources.get(target);
      if (other !== undefined) {
        faults.push(`columns: "${other}" and "${key}" both give ${target}; a template "{a} {b}" joins columns`);
      }
      sources.set(target, key);
    }
  }
  if (header && mapping.surplusInto !== undefined && !header.includes(mapping.surplusInto)) {
    faults.push(`surplusInto: the file has no column "${mapping.surplusInto}"; there are ${listed(header)}`);
  }
  for (const part of ['constants', 'values', 'lookup'] as const) {
    for (const name of Object.keys(mapping[part] ?? {})) attribute(part, name);
  }
  for (const meaning of Object.keys(mapping.activities ?? {})) {
    if (!kind.meanings?.includes(meaning)) {
      faults.push(`activities: ${kind.kind} know no "${meaning}"; there are ${listed(kind.meanings ?? ['none'])}`);
    }
  }
  if (faults.length) throw new ConfigurationError(`the mapping does not fit:\n  ${faults.join('\n  ')}`);
  return sources;
}

function converter(type: CellType['type'] | undefined, dates: DateReader): (value: unknown) => unknown {
  if (type !== 'day' && type !== 'dateTime') return (value) => value;
  // What is no date stays as it is: the schema refuses it in its own words.
  return (value) =>
    typeof value === 'string' || typeof value === 'number' ? (dates[type](String(value)) ?? value) : value;
}

/** Columns named like attributes, for a file that comes without a mapping. */
function ownNames(kind: ImportKind, known: ReadonlySet<string>, header: readonly string[] | null): Mapping {
  const unknown = (header ?? []).filter((column) => !known.has(column));
  if (unknown.length) {
    const names = unknown.map((name) => `"${name}"`).join(', ');
    throw new ConfigurationError(
      `${kind.kind} have no attribute ${names}; there are ${listed(known)}. A mapping (--map) says what columns mean`,
    );
  }
  return {
    columns: Object.fromEntries([...known].filter((name) => header?.includes(name) ?? true).map((n) => [n, n])),
  };
}

/**
 * Makes the function that turns rows of a file into attributes of a kind; header is null where rows name their own
 * columns. Throws ConfigurationError for names that neither the file nor the kind has.
 */
export function compileMapping(
  kind: ImportKind,
  given: Mapping | null,
  header: readonly string[] | null,
  timeZone: string,
): RowMapper {
  const types = new Map(attributesOf(kind).map(({ name, type }) => [name, type]));
  const known = new Set(types.keys());
  const mapping = given ?? ownNames(kind, known, header);
  const columnOf = checkNames(kind, mapping, known, header);
  const dates = dateReader({ dateFormat: mapping.dateFormat, timeZone: mapping.timeZone ?? timeZone });
  const nulls = new Set(['', ...(mapping.nulls ?? [])]);
  const constants = new Map(Object.entries(mapping.constants ?? {}));
  // In the order of the kind, so that a row's own ref does not depend on the order of the mapping.
  const steps = [...known]
    .filter((name) => columnOf.has(name) || constants.has(name))
    .map((name) => {
      const column = columnOf.get(name);
      const replacements = new Map(Object.entries(mapping.values?.[name] ?? {}));
      const convert = converter(types.get(name), dates);
      const constant = constants.has(name) ? convert(constants.get(name)) : null;
      return {
        name,
        source: column === undefined ? () => null : sourceOf(column, header),
        replacements,
        convert,
        constant,
      };
    });
  return {
    columnOf,
    map(row) {
      const foreign = given || header ? undefined : Object.keys(row).find((column) => !known.has(column));
      if (foreign !== undefined) {
        return new Refusal('INVALID', `${kind.kind} have no attribute "${foreign.slice(0, 100)}"`);
      }
      const mapped: MappedRow = {};
      for (const { name, source, replacements, convert, constant } of steps) {
        const cell = source(row);
        const text = typeof cell === 'string' ? cell.trim() : cell;
        const meant = typeof text === 'string' && nulls.has(text) ? null : text;
        const replaced = replacements.size && meant != null ? replacements.get(trimmed(meant)) : undefined;
        const value = replaced === undefined ? meant : replaced;
        const converted = value == null ? constant : convert(value);
        if (converted != null) mapped[name] = converted;
      }
      return mapped;
    },
  };
}

import type { EntityManager } from 'typeorm';
import { ConfigurationError, Refusal } from '../errors';
import type { MappedRow } from './compile-mapping';
import type { ImportKind } from './kind';
import { attributesOf } from './kind-attributes';
import type { Mapping } from './mapping';

const maximumCached = 10_000;

/** Fills what a mapping looks up; answers with a refusal for each row whose key nobody has, null for the others. */
export type Lookup = (manager: EntityManager, rows: readonly MappedRow[]) => Promise<(Refusal | null)[]>;

type Find = NonNullable<ImportKind['lookup']>;

function finderOf(attribute: string, kindName: string, names: string[], kinds: readonly ImportKind[]): Find {
  const refuse = (reason: string): never => {
    throw new ConfigurationError(`the mapping does not fit:\n  lookup.${attribute}: ${reason}`);
  };
  const kind = kinds.find((candidate) => candidate.kind === kindName);
  const able = kinds.filter((candidate) => candidate.lookup !== undefined).map((candidate) => candidate.kind);
  if (!kind?.lookup) {
    return refuse(`"${kindName}" can't be looked up from here, only kinds of the same department: ${able.join(', ')}`);
  }
  const known = attributesOf(kind).map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) refuse(`${kindName} have no attribute "${unknown}"; there are ${known.join(', ')}`);
  return (...request) => kind.lookup?.(...request) ?? Promise.resolve(new Map());
}

/** Looks one attribute up, each key once while it is remembered. */
function lookupOf(
  attribute: string,
  rule: NonNullable<Mapping['lookup']>[string],
  kinds: readonly ImportKind[],
): Lookup {
  const find = finderOf(attribute, rule.kind, [rule.by, rule.take], kinds);
  const cache = new Map<string, string>();
  return async (manager, rows) => {
    const keyOf = (row: MappedRow) =>
      row[attribute] === undefined && row[rule.by] !== undefined ? String(row[rule.by]) : null;
    const keys = rows.map(keyOf);
    const missing = new Set(keys.filter((key): key is string => key !== null && !cache.has(key)));
    if (cache.size + missing.size > maximumCached) {
      cache.clear();
      for (const key of keys) if (key !== null) missing.add(key);
    }
    if (missing.size) {
      for (const [key, value] of await find(manager, rule.by, rule.take, [...missing])) cache.set(key, value);
    }
    return rows.map((row, index) => {
      const key = keys[index];
      if (key == null) return null;
      const found = cache.get(key);
      if (found !== undefined) row[attribute] = found;
      return found === undefined
        ? new Refusal('NOT_FOUND', `none of the ${rule.kind} has this ${rule.by}, which ${attribute} is taken from`, [
            rule.by,
          ])
        : null;
    });
  };
}

/** The lookups of a mapping as one; throws ConfigurationError for kinds and attributes that there are not. */
export function compileLookup(mapping: Mapping | null, kinds: readonly ImportKind[]): Lookup {
  const lookups = Object.entries(mapping?.lookup ?? {}).map(([attribute, rule]) => lookupOf(attribute, rule, kinds));
  return async (manager, rows) => {
    const refusals = rows.map((): Refusal | null => null);
    for (const lookup of lookups) {
      (await lookup(manager, rows)).forEach((refusal, index) => (refusals[index] ??= refusal));
    }
    return refusals;
  };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readCsv } from '../../examples/make/csv';
import { parseMapping } from '../../subgraphs/kit/import/mapping';
import { attributesOf, columnsOf, dataSets, examples, readMapping, tableUnder } from './files';
import { kinds } from './kinds';

const documented = tableUnder('Mappings').map(([file, kind, map]) => ({ file: file!, kind: kind!, map: map! }));
const hasDataSets = existsSync(dataSets);
const withDataSets = hasDataSets ? it : it.skip;

if (!hasDataSets) console.warn(`Mappings are not compared with their data sets: ${dataSets} is missing.`);

describe('mappings', () => {
  it('are each in the table of the README, and the table names no other', () => {
    const files = readdirSync(join(examples, 'maps')).sort();
    expect([...new Set(documented.map(({ map }) => map))].sort()).toEqual(files);
  });

  it.each(documented)('$map parses and fills only attributes of $kind', ({ kind, map }) => {
    const mapping = parseMapping(readMapping(map));
    expect(map.endsWith(`.${kind}.json`)).toBe(true);
    expect(attributesOf(mapping).filter((attribute) => !kinds[kind]!.attributes.has(attribute))).toEqual([]);
    expect(Object.keys(mapping.values ?? {}).filter((attribute) => !attributesOf(mapping).includes(attribute))).toEqual(
      [],
    );
  });

  it.each(documented)('$map looks up only attributes that it fills', ({ map }) => {
    const mapping = readMapping(map);
    for (const { kind, by, take } of Object.values(mapping.lookup ?? {})) {
      expect(attributesOf(mapping)).toContain(by);
      expect(kinds[kind]!.attributes.has(by) && kinds[kind]!.attributes.has(take)).toBe(true);
    }
  });

  withDataSets.each(documented)('$map names only columns of $file', ({ file, map }) => {
    const header = headerOf(file);
    const missing = Object.keys(readMapping(map).columns)
      .flatMap(columnsOf)
      .filter((column) => !header.includes(column));
    expect(missing).toEqual([]);
  });

  withDataSets.each(documented)('$map replaces only values that stand in $file', ({ file, map }) => {
    const mapping = readMapping(map);
    const text = readFileSync(join(dataSets, file));
    const content = (file.endsWith('.gz') ? gunzipSync(text) : text).toString('utf8');
    const replaced = [...Object.values(mapping.values ?? {}).flatMap(Object.keys), ...(mapping.nulls ?? [])];
    expect(replaced.filter((value) => !content.includes(value))).toEqual([]);
  });
});

function headerOf(file: string): string[] {
  const [first] = readCsv(join(dataSets, file), { to: 1 });
  if (!first) throw new Error(`expected rows in ${file}, found none`);
  return Object.keys(first);
}

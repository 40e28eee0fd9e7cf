import { hash } from 'node:crypto';
import type { MappedRow } from './compile-mapping';
import type { ImportKind } from './kind';
import { Occurrences } from './occurrences';

/**
 * Makes the function that fills in what the engine knows of a row: its system, its own ref, its place in its group.
 * Every row of the file must pass, in order, those of an earlier run too: refs and places are counted.
 */
export function rowFiller(
  { row: schema, defaultRef, ordinal }: ImportKind,
  fileName: string,
): (row: MappedRow) => void {
  const rows = new Occurrences();
  const groups = new Occurrences();
  const hasSystem = 'system' in schema.shape;
  return (row) => {
    if (defaultRef && row[defaultRef.attribute] === undefined) {
      const content = hash('sha1', JSON.stringify(row));
      row[defaultRef.attribute] = `row:${content}#${rows.next(content)}`;
    }
    if (hasSystem) row.system ??= fileName;
    if (ordinal) {
      const group = row[ordinal.within];
      const place = group === undefined ? 1 : groups.next(JSON.stringify(group));
      row[ordinal.attribute] ??= place;
    }
  };
}

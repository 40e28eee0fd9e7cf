import { isRecord } from '../is-record';

export type Data = Record<string, unknown>;

/**
 * Adds what a department answered to what is already known of the same object. What is new is taken over and not
 * copied: two objects may then share a part, which is the same for both.
 */
export function merge(target: Data, source: Data): void {
  for (const key in source) {
    const value = source[key];
    // Answers with this key are refused where they arrive; this is the last door.
    if (value === undefined || key === '__proto__') continue;
    const known = target[key];
    if (isRecord(known) && isRecord(value)) {
      if (known !== value) merge(known, value);
    } else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length) {
      mergeLists(known, value);
    } else {
      target[key] = value;
    }
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (const [index, value] of source.entries()) {
    const known = target[index];
    if (isRecord(known) && isRecord(value)) {
      if (known !== value) merge(known, value);
    } else if (Array.isArray(known) && Array.isArray(value) && known.length === value.length) {
      mergeLists(known, value);
    } else {
      target[index] = value;
    }
  }
}

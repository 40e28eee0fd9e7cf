import { isRecord } from '../../is-record';
import type { Data } from '../merge';

/*
 * Data in words: objects and lists that are taken apart, in which all else is JSON as a department wrote it. A
 * `__typename` is the name itself, as many ask for it, and null is null where it stands for an object or a list.
 */

/** Turns words into values wherever they stand in the data. Objects stay the same: steps of a plan hold them. */
export function parseWords(data: Data, seen = new Set<object>()): void {
  // Several objects may share a part.
  if (seen.has(data)) return;
  seen.add(data);
  for (const key in data) if (key !== '__typename') data[key] = parsed(data[key], seen);
}

function parsed(value: unknown, seen: Set<object>): unknown {
  if (typeof value === 'string') return JSON.parse(value) as unknown;
  if (isRecord(value)) parseWords(value, seen);
  else if (Array.isArray(value) && !seen.has(value)) {
    seen.add(value);
    for (let index = 0; index < value.length; index++) value[index] = parsed(value[index], seen);
  }
  return value;
}

/** The data as JSON. */
export function printed(data: Data): string {
  let text = '';
  for (const key in data) {
    const value = data[key];
    text += `${text === '' ? '' : ','}"${key}":${key === '__typename' ? `"${value as string}"` : printedValue(value)}`;
  }
  return `{${text}}`;
}

function printedValue(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(printedValue).join(',')}]`;
  return isRecord(value) ? printed(value) : 'null';
}

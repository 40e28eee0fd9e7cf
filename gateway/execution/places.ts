import type { Data } from './merge';

export type Path = readonly (string | number)[];

/** The objects at a place of the plan's kind, in which `@` stands for each item of a list; nulls are left out. */
export function objectsAt(value: unknown, path: Path, found: Data[] = [], from = 0): Data[] {
  if (value === null || value === undefined) return found;
  if (Array.isArray(value)) {
    const next = path[from] === '@' ? from + 1 : from;
    for (const item of value) objectsAt(item, path, found, next);
  } else if (from === path.length) {
    found.push(value as Data);
  } else if (typeof value === 'object') {
    objectsAt((value as Data)[path[from]!], path, found, from + 1);
  }
  return found;
}

/** The places of the same objects in the answer, list indices included, in the same order. */
export function placesAt(value: unknown, path: Path, found: Path[] = [], from = 0, place: Path = []): Path[] {
  if (value === null || value === undefined) return found;
  if (Array.isArray(value)) {
    const next = path[from] === '@' ? from + 1 : from;
    value.forEach((item, index) => placesAt(item, path, found, next, [...place, index]));
  } else if (from === path.length) {
    found.push(place);
  } else if (typeof value === 'object') {
    const key = path[from]!;
    placesAt((value as Data)[key], path, found, from + 1, [...place, key]);
  }
  return found;
}

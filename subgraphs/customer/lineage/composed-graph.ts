import { readFile } from 'node:fs/promises';
import { type ComposedField, composedFields } from '../../kit/composed-fields';

const freshMillis = 10_000;
const timeoutMillis = 2_000;

async function read(location: string): Promise<string> {
  if (!/^https?:\/\//.test(location)) return readFile(location, 'utf8');
  const response = await fetch(location, { signal: AbortSignal.timeout(timeoutMillis) });
  if (!response.ok) throw new Error(`the supergraph's address must answer with status 200, got ${response.status}`);
  return response.text();
}

const known = new Map<string, { readAt: number; fields: Promise<ComposedField[]> }>();

/** The fields of the graph that the gateway serves, no older than ten seconds; from where the gateway has it. */
export function fieldsOfGraph(location: string): Promise<ComposedField[]> {
  const latest = known.get(location);
  if (latest && Date.now() - latest.readAt < freshMillis) return latest.fields;
  const fields = read(location).then(composedFields);
  known.set(location, { readAt: Date.now(), fields });
  // What failed is tried again at once.
  fields.catch(() => known.delete(location));
  return fields;
}

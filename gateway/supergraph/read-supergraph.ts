import { readFile } from 'node:fs/promises';

/** The supergraph's SDL from a file or an http(s) address. */
export async function readSupergraph(location: string): Promise<string> {
  if (!/^https?:\/\//.test(location)) return readFile(location, 'utf8');
  const response = await fetch(location, { signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw new Error(`the supergraph's address must answer with status 200, got ${response.status}`);
  return response.text();
}

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Viewer } from '../viewer';

const table = z.object({
  /** Departments whose people hold exactly the scopes in their tokens. */
  outsiders: z.array(z.string()),
  grants: z.array(
    z.object({
      /** `*` stands for every department but the outsiders. */
      department: z.string(),
      roles: z.array(z.string()),
      /** `*` stands for any text, `{department}` for the department of the token. */
      scopes: z.array(z.string()),
    }),
  ),
});

/** Who holds which scopes, beside those a token carries itself. */
export type GrantTable = z.infer<typeof table>;

/** Where nobody has written a table: the token's own scopes count, and who runs the system may do everything. */
const plainTable: GrantTable = {
  outsiders: [],
  grants: [{ department: 'platform', roles: ['admin'], scopes: ['*'] }],
};

const usualFile = 'schema/rights.json';

/** Reads the table given, or the usual one if it is there. Rejects when the file is not such a table. */
export async function readGrantTable(given: string | undefined): Promise<GrantTable> {
  const file = given ?? usualFile;
  try {
    return table.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (given === undefined && (cause as NodeJS.ErrnoException).code === 'ENOENT') return plainTable;
    throw new Error(`RIGHTS must name a table of grants: ${file} cannot be read as one`, { cause });
  }
}

/** Those of the scopes that the viewer holds, in their order. */
export function heldScopes({ department, role, scopes }: Viewer, { outsiders, grants }: GrantTable, among: string[]) {
  const own = new Set(scopes);
  const patterns = grants
    .filter((grant) => grant.department === department || grant.department === '*')
    .filter((grant) => grant.roles.includes(role) && !outsiders.includes(department))
    .flatMap((grant) => grant.scopes.map((scope) => scope.replace('{department}', department)));
  return among.filter((scope) => own.has(scope) || patterns.some((pattern) => fits(scope, pattern)));
}

function fits(scope: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return scope === pattern;
  return scope.length >= start.length + end.length && scope.startsWith(start) && scope.endsWith(end);
}

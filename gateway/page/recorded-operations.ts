import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PageTab } from './page';

/**
 * The operations of a folder as tabs, by file name: find-customer.graphql becomes "Find customer", with variables from
 * find-customer.variables.json if there are any. A folder that does not exist holds none.
 */
export async function recordedOperations(folder: string): Promise<PageTab[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const operations = names.filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    operations.map(async (name) => {
      const stem = basename(name, '.graphql');
      const variables = `${stem}.variables.json`;
      return {
        title: stem.charAt(0).toUpperCase() + stem.slice(1).replaceAll('-', ' '),
        query: await readFile(join(folder, name), 'utf8'),
        ...(names.includes(variables) && { variables: await readFile(join(folder, variables), 'utf8') }),
      };
    }),
  );
}

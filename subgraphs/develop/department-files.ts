import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { typePrefix } from './subgraph-name';

/** A department that runs and is tested as it is; every new one begins as a copy of it. */
const templateFolder = 'examples/departments/template';
const templateName = 'template';
const templatePort = '4099';
const templateMigration = /\b1763800006001\b/g;

export interface NewDepartment {
  name: string;
  port: number;
  /** Folder of the project that it gets. */
  folder: string;
  /** Number of its first migration: a time in milliseconds. */
  migration: number;
}

const renamed = (text: string, { name, port, migration }: NewDepartment): string =>
  text
    .replaceAll(templateName, name)
    .replaceAll(typePrefix(templateName), typePrefix(name))
    .replaceAll(templatePort, String(port))
    .replaceAll(templateMigration, String(migration));

/** Paths that lead out of the template lead to the same files from the new folder. */
function relocated(text: string, from: string, to: string): string {
  return text.replace(/(['"])((?:\.\.\/)+[^'"#]+)/g, (whole, quote: string, path: string) => {
    const target = join(from, path);
    if (`${target}/`.startsWith(`${templateFolder}/`)) return whole;
    return `${quote}${relative(to, target)}`;
  });
}

/** Paths in codegen.json are read from the folder of the generated types. */
const readFrom = (file: string): string => join(dirname(file), file.endsWith('codegen.json') ? '__generated__' : '');

/** Content of each file of a new department, by its path in the project, in the form that prettier wants. */
export async function departmentFiles(department: NewDepartment): Promise<Map<string, string>> {
  const sources = readdirSync(templateFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(templateFolder, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('__generated__') && !file.startsWith('data'))
    .sort();
  const files = new Map<string, string>();
  for (const source of sources) {
    const from = join(templateFolder, source);
    const to = join(department.folder, renamed(source, department));
    const content = relocated(readFileSync(from, 'utf8'), readFrom(from), readFrom(to));
    const config = await resolveConfig(from);
    files.set(to, await format(renamed(content, department), { ...config, filepath: to }));
  }
  return files;
}

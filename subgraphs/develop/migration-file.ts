import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../kit/errors';

export interface MigrationFile {
  path: string;
  content: string;
  className: string;
  /** How the department's subgraph.ts imports it. */
  specifier: string;
}

const pascalCase = (text: string): string =>
  text.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Number of the department's latest migration; 0 without one. */
const highestNumber = (folder: string): number =>
  Math.max(0, ...readdirSync(folder).map((file) => Number(/^\d+/.exec(file)?.[0] ?? 0)));

/** A migration whose two directions are still to be written; run before that, it says so. */
export function newMigration(departmentFolder: string, change: string, now: number): MigrationFile {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(change) || change.length > 60) {
    throw new ConfigurationError(
      `a migration is named for its change, in at most 60 lower-case letters, digits and hyphens: add-tier; got "${change}"`,
    );
  }
  const folder = join(departmentFolder, 'migrations');
  const number = Math.max(now, highestNumber(folder) + 1);
  const file = `${number}-${change}`;
  const className = `${pascalCase(change)}${number}`;
  return {
    path: join(folder, `${file}.ts`),
    className,
    specifier: `./migrations/${file}`,
    content: `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('say here what ${change} does, for example: ALTER TABLE …');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('say here how ${change} is undone');
  }
}
`,
  };
}

/** subgraph.ts with the migration imported after the others, and at the end of its list. */
export function registered(subgraphFile: string, { className, specifier }: MigrationFile): string {
  const source = readFileSync(subgraphFile, 'utf8');
  const list = /(\bmigrations: \[)([^\]]*?)(,?\s*\])/;
  const imports = [...source.matchAll(/^import .* from '\.\/migrations\/.*;\n/gm)];
  const last = imports.at(-1) ?? [...source.matchAll(/^import .*;\n/gm)].at(-1);
  if (!list.test(source) || !last) {
    throw new ConfigurationError(`${subgraphFile} must have a list of migrations: [ … ]`);
  }
  const end = last.index + last[0].length;
  const imported = `${source.slice(0, end)}import { ${className} } from '${specifier}';\n${source.slice(end)}`;
  return imported.replace(list, (_, start: string, known: string) =>
    known.trim() ? `${start}${known.trimEnd()}, ${className}]` : `${start}${className}]`,
  );
}

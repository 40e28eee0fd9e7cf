import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { newMigration, registered } from '../../subgraphs/develop/migration-file';
import { project } from '../support/project';

const folder = mkdtempSync(join(tmpdir(), 'customer-graph-migration-'));
const now = Date.parse('2026-11-28T09:00:00Z');
afterAll(() => rmSync(folder, { recursive: true }));

function department(name: string, ...migrations: string[]): string {
  const home = join(folder, name);
  mkdirSync(join(home, 'migrations'), { recursive: true });
  for (const file of migrations) writeFileSync(join(home, 'migrations', file), '');
  return home;
}

test('a migration is named for its time, its change and its class', () => {
  const { path, className, specifier, content } = newMigration(department('plain'), 'add-tier', now);

  expect(path).toBe(join(folder, 'plain/migrations', `${now}-add-tier.ts`));
  expect({ className, specifier }).toEqual({
    className: `AddTier${now}`,
    specifier: `./migrations/${now}-add-tier`,
  });
  expect(() => transformSync(content, { jsc: { parser: { syntax: 'typescript' } } })).not.toThrow();
});

test('its number is the highest of the folder, whatever the clock says', () => {
  const home = department('ahead', `${now + 5_000}-create-things.ts`);

  expect(newMigration(home, 'add-tier', now).className).toBe(`AddTier${now + 5_001}`);
});

test.each(['', 'AddTier', 'add_tier', '-add', '../escape', 'a'.repeat(61)])('refuses the name "%s"', (change) => {
  expect(() => newMigration(department('plain'), change, now)).toThrow('named for its change');
});

test.each(['sales', 'marketing', 'support', 'customer'])('%s gets it at the end of its list', (name) => {
  const file = join(department(name), 'subgraph.ts');
  copyFileSync(join(project, 'subgraphs', name, 'subgraph.ts'), file);
  const migration = newMigration(department(name), 'add-tier', now);

  const source = registered(file, migration);

  const [, list = ''] = /migrations: \[([^\]]*)\]/.exec(source) ?? [];
  const [, before = ''] = /migrations: \[([^\]]*)\]/.exec(readFileSync(file, 'utf8')) ?? [];
  const classes = (text: string) => text.split(/[\s,]+/).filter(Boolean);
  expect(classes(list)).toEqual([...classes(before), migration.className]);
  expect(source).toContain(`import { ${migration.className} } from '${migration.specifier}';\n`);
  expect(() => transformSync(source, { jsc: { parser: { syntax: 'typescript' } } })).not.toThrow();
});

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Words in capitals that stand beside the codes in the same files. */
const otherWords = new Set(['GET', 'POST', 'JSON']);

/** Where codes are made: all of the gateway, and of the kit what answers requests or reports rows. */
function sources(): string[] {
  const files = ['gateway', 'subgraphs/kit'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  const typescript = files.filter((file) => file.endsWith('.ts') && file !== 'subgraphs/kit/import/attributes.ts');
  return typescript.map(read).filter((text) => /\bextensions\b|\bsend(?:Error|Refusal)\b|\bRefusalCode\b/.test(text));
}

const codesOf = (texts: string[]) =>
  texts.flatMap((text) => [...text.matchAll(/'([A-Z]{3,}(?:_[A-Z]+)*)'/g)].map(([, code]) => code as string));

const catalogue = [...read('schema/errors.md').matchAll(/^\| `([A-Z_]+)`\s*\|(.*)\|$/gm)].map(([, code, cells]) => ({
  code: code as string,
  cells: (cells as string).split('|').map((cell) => cell.trim()),
}));

test('the catalogue of codes holds every code of the source and no other', () => {
  const inSource = new Set(codesOf(sources()).filter((code) => !otherWords.has(code)));

  expect(inSource.size).toBeGreaterThan(15);
  expect(catalogue.map(({ code }) => code).sort()).toEqual([...inSource].sort());
});

test('every code says what it means, what to do, and since when', () => {
  for (const { code, cells } of catalogue) {
    const [meaning, remedy, since] = cells;
    expect({ code, cells: cells.length, since }).toEqual({
      code,
      cells: 3,
      since: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
    expect(Math.min(meaning?.length ?? 0, remedy?.length ?? 0)).toBeGreaterThan(10);
  }
});

test('a refusal anywhere in a subgraph has a code of the catalogue', () => {
  const known = new Set(catalogue.map(({ code }) => code));
  const files = readdirSync(join(root, 'subgraphs'), { recursive: true, encoding: 'utf8' });
  const used = files
    .filter((file) => file.endsWith('.ts') && !file.includes('__generated__'))
    .flatMap((file) =>
      [...read(join('subgraphs', file)).matchAll(/new Refusal\(\s*'([A-Z_]+)'/g)].map(([, code]) => code as string),
    );

  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((code) => !known.has(code))).toEqual([]);
});

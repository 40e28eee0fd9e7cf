import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse, print } from 'graphql';

const root = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const inFolder = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));

const documents = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...['.github', 'subgraphs', 'schema', 'examples'].flatMap(inFolder).filter((file) => file.endsWith('.md')),
];

/** What a heading is called in an address, as GitHub does it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const anchors = (file: string) => [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));

test.each(documents)('every link of %s leads somewhere', (file) => {
  const links = [...read(file).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];

  const lost = links.filter(([, path, anchor]) => {
    const target = path ? join(dirname(file), path) : file;
    return !existsSync(join(root, target)) || (anchor && !anchors(target).includes(decodeURIComponent(anchor)));
  });

  expect(lost.map(([link]) => link)).toEqual([]);
});

test.each(documents)('every npm script that %s names is there', (file) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(file).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, script]) => script!);

  expect(named.filter((script) => !(script in scripts))).toEqual([]);
});

/** Names in the first column of tables: | `NAME` | … */
const namesInTables = (file: string) =>
  [...read(file).matchAll(/^\| (`[^|]+`)\s*\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([A-Z][A-Z_]+(?:<NAME>)?)`/g)].map(([, name]) => name!),
  );

/** Variables that the processes read, with <NAME> where a subgraph's name stands. */
function variables(): string[] {
  const sources = [
    'gateway/env.ts',
    'subgraphs/kit/env.ts',
    'subgraphs/kit/settings.ts',
    'subgraphs/kit/outreach.ts',
    'subgraphs/kit/mail/dkim.ts',
    'subgraphs/local/env.ts',
  ]
    .map(read)
    .join('\n');
  const named = [...sources.matchAll(/^ +([A-Z][A-Z_]{3,}):/gm)].map(([, name]) => name!);
  const prefixes = [...sources.matchAll(/[`']([A-Z][A-Z_]+_)(?:\$\{|')/g)].map(([, prefix]) => `${prefix}<NAME>`);
  return [...new Set([...named, ...prefixes])].filter((name) => name !== 'PATH').sort();
}

test('every variable is in the table of the README and in .env.example', () => {
  const wanted = variables();
  const exampled = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z_]+?)(?:_SALES)?=/gm)].map(([, name]) => name!);

  expect(wanted.length).toBeGreaterThan(20);
  expect(namesInTables('README.md').sort()).toEqual(wanted);
  const withPasswords = exampled.filter((name) => !name.endsWith('_PASSWORD'));
  expect([...new Set(withPasswords)].sort()).toEqual(
    wanted
      .map((name) => name.replace('_<NAME>', ''))
      .sort()
      .filter((name, at, all) => all.indexOf(name) === at),
  );
});

test('the README shows the recorded query, in both languages', () => {
  const recorded = print(parse(read('schema/operations/one-customer.graphql')));

  for (const file of ['README.md', 'README.ko.md']) {
    const [, shown] = /```graphql\n([^]*?)```/.exec(read(file)) ?? [];
    expect(print(parse(shown ?? ''))).toBe(recorded);
  }
});

test('the kit is described file by file', () => {
  const listed = [...read('subgraphs/README.md').matchAll(/^\| `([\w-]+(?:\.ts|\.graphql|\/))`/gm)].map(
    ([, name]) => name!,
  );
  const files = readdirSync(join(root, 'subgraphs/kit'), { withFileTypes: true });

  expect(listed.sort()).toEqual(files.map((file) => (file.isDirectory() ? `${file.name}/` : file.name)).sort());
});

test('decisions have a number each, and each says why, what and what not', () => {
  const records = readdirSync(join(root, 'schema/decisions'))
    .filter((file) => /^\d{4}-/.test(file))
    .sort();

  expect(new Set(records.map((file) => file.slice(0, 4))).size).toBe(records.length);
  for (const file of records) {
    const text = read(join('schema/decisions', file));
    const parts = [...text.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, part]) => part);
    expect({ file, parts }).toEqual({ file, parts: ['Context', 'Decision', 'Refused', 'Consequence'] });
  }
});

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Manifest {
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { license?: string }> };

const listed = [...read('schema/decisions/dependencies.md').matchAll(/^\| `(\S+)`\s*\| (.*) \|$/gm)]
  .map(([, name, cells]) => [name as string, ...(cells as string).split('|').map((cell) => cell.trim())])
  .filter((cells) => cells.length === 4);

test('every dependency is listed with its version, its licence and a reason', () => {
  const { dependencies, optionalDependencies, devDependencies } = manifest;
  const wanted = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies }).map(
    ([name, version]) => [name, version, lock.packages[`node_modules/${name}`]?.license],
  );

  expect(listed.map(([name, version, licence]) => [name, version, licence]).sort()).toEqual(wanted.sort());
  for (const [name, , , reason] of listed)
    expect({ name, reason }).toEqual({ name, reason: expect.stringMatching(/\w/) });
});

test('no package is under a licence that a user has not been told of', () => {
  const known =
    /^(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Python-2\.0|PSF-2\.0)$/;
  const others = Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { license = 'none' }]) => [path.replace(/^.*node_modules\//, ''), license] as const)
    .filter(
      ([, licence]) =>
        !licence
          .replace(/[()]/g, '')
          .split(' AND ')
          // Of a choice of licences, the one that is known is taken.
          .every((all) => all.split(' OR ').some((one) => known.test(one))),
    );

  expect(Object.fromEntries(others)).toEqual(
    Object.fromEntries(
      ['composition', 'federation-internals', 'gateway', 'query-graphs', 'query-planner'].map((name) => [
        `@apollo/${name}`,
        'Elastic-2.0',
      ]),
    ),
  );
});

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const command = join(root, 'node_modules/.bin/depcruise');
const config = join(root, '.dependency-cruiser.cjs');

interface Report {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

function violations(directory: string, folders: string[]): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [command, '--config', config, '--output-type', 'json', ...folders],
    { cwd: directory, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!stdout) throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as Report;
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`).sort();
}

test('the code follows its import rules', () => {
  expect(violations(root, ['gateway', 'subgraphs', 'schema'])).toEqual([]);
});

test('each import rule refuses what it is there to refuse', () => {
  const rules = (createRequire(__filename)(config) as { forbidden: { name: string }[] }).forbidden;

  const found = violations(join(root, 'test/support/broken-imports'), ['gateway', 'subgraphs']);

  expect(found).toEqual([
    'entity-is-plain: subgraphs/sales/order/entity.ts',
    'gateway-serves-any-graph: gateway/shortcut.ts',
    'kit-knows-no-department: subgraphs/kit/favourite.ts',
    'loader-decides-nothing: subgraphs/sales/order/loaders.ts',
    'no-circle: subgraphs/sales/order/chicken.ts',
    'no-dev-dependency: gateway/chance.ts',
    'resolver-translates: subgraphs/sales/order/resolvers.ts',
    'service-knows-no-graphql: subgraphs/sales/order/service.ts',
    'subgraph-imports-gateway: subgraphs/sales/order/caller.ts',
    'subgraph-imports-subgraph: subgraphs/sales/order/borrow.ts',
  ]);
  expect(new Set(found.map((one) => one.split(':')[0]))).toEqual(new Set(rules.map(({ name }) => name)));
});

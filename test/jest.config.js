const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
// A department that is made anew may have the name, and so the tables, of an example: only one of them can be there.
const replaced = readdirSync(join(root, 'examples/departments')).filter((name) =>
  existsSync(join(root, 'subgraphs', name)),
);

/** @type {import('jest').Config} */
module.exports = {
  rootDir: '..',
  // A department's own tests may lie in its folder: those of one that was made by subgraph:new do.
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/{subgraphs,examples/departments}/*/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    '<rootDir>/test/bench/',
    ...replaced.map((name) => `<rootDir>/examples/departments/${name}/`),
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.dev/'],
  transform: { '^.+\\.[cm]?[jt]sx?$': '@swc/jest' },
  // Published as ES modules only; Jest runs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(jose|uuid)/)'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // Generous: a test that hangs is rare, and a machine that is busy with others is not.
  testTimeout: 90_000,
  maxWorkers: 2,
};

/** Departments that ship with the system, and those of the examples. */
const departments = '^(?:subgraphs|examples/departments)';
const concept = (file) => `${departments}/.+/${file}\\.ts$`;

/** Who may import whom; the reason of each rule is its comment. Each is proved by a broken file in the tests. */
module.exports = {
  forbidden: [
    {
      name: 'subgraph-imports-subgraph',
      comment: 'Departments meet in the graph, in identity and in events, so that one can change without the others.',
      severity: 'error',
      from: { path: `${departments}/([^/]+)/`, pathNot: '^subgraphs/(kit|local|develop)/' },
      to: { path: `${departments}/`, pathNot: `${departments}/(kit|$1)/` },
    },
    {
      name: 'kit-knows-no-department',
      comment: 'The kit is what every department needs and none owns.',
      severity: 'error',
      from: { path: '^subgraphs/kit/' },
      to: { path: '^(gateway|schema|examples|subgraphs/(?!kit/))' },
    },
    {
      name: 'gateway-serves-any-graph',
      comment: 'The gateway knows subgraphs only by the supergraph it loads.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(subgraphs|schema|examples)/' },
    },
    {
      name: 'subgraph-imports-gateway',
      comment: 'A subgraph runs behind any gateway; only the one-machine start puts both together.',
      severity: 'error',
      from: { path: `${departments}/`, pathNot: '^subgraphs/(local|develop)/' },
      to: { path: '^gateway/' },
    },
    {
      name: 'entity-is-plain',
      comment: 'An entity is a table: it knows TypeORM and the entities it refers to.',
      severity: 'error',
      from: { path: concept('entity') },
      to: { path: ['node_modules/(graphql|@apollo|dataloader)/', '/(service|loaders|resolvers)\\.ts$'] },
    },
    {
      name: 'loader-decides-nothing',
      comment: 'A loader reads rows; decisions are the service’s.',
      severity: 'error',
      from: { path: concept('loaders') },
      to: { path: '/(service|resolvers)\\.ts$' },
    },
    {
      name: 'service-knows-no-graphql',
      comment: 'Services serve the API and the import alike.',
      severity: 'error',
      from: { path: concept('service') },
      to: { path: ['node_modules/(graphql|@apollo)/', '/resolvers\\.ts$', '/__generated__/'] },
    },
    {
      name: 'resolver-translates',
      comment: 'A resolver calls a loader or a service; SQL and repositories are theirs.',
      severity: 'error',
      from: { path: concept('resolvers'), pathNot: '/__generated__/' },
      to: { path: ['node_modules/(typeorm|pg)/', '/resolvers\\.ts$'], pathNot: '/__generated__/' },
    },
    {
      name: 'no-dev-dependency',
      comment:
        'What runs in production is installed without devDependencies; the page’s browser part is bundled before, and subgraphs/develop is for those who write departments.',
      severity: 'error',
      from: { path: '^(gateway|subgraphs)/', pathNot: '^(gateway/page/browser|subgraphs/develop)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circle',
      comment: 'Modules that need each other are one module, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default'], extensions: ['.ts', '.js'] },
  },
};

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { print } from 'graphql';
import { schemaDocument } from './subgraphs/kit/schema';

/** Each department keeps its own mappers, so that a new department changes no file but its own. */
interface SubgraphTypes {
  mappers: Record<string, string>;
}

const departments = ['subgraphs', 'examples/departments'].flatMap((place) =>
  readdirSync(place)
    .map((name) => ({ name, directory: `${place}/${name}` }))
    .filter(({ directory }) => existsSync(`${directory}/codegen.json`)),
);

const scalars = {
  ID: { input: 'string', output: 'string' },
  DateTime: { input: 'Date', output: 'Date' },
  Date: { input: 'string', output: 'string' },
  Decimal: { input: 'string', output: 'string' },
  JSON: { input: 'unknown', output: 'unknown' },
  _FieldSet: 'string',
};

/** A row type that is named like its GraphQL type must come in under another name: entity#Order as OrderRow. */
const aliased = (source: string) => `${source} as ${source.split('#')[1]}Row`;

/** What a frontend team generates of the graph and its own operations; scalars come as JSON has them. */
const exampleClient: CodegenConfig['generates'] = {
  'examples/client/__generated__/operations.ts': {
    schema: 'schema/api.graphql',
    documents: 'examples/client/*.graphql',
    plugins: ['typescript-operations', 'typed-document-node'],
    config: {
      strictScalars: true,
      scalars: {
        ID: 'string',
        DateTime: 'string',
        Date: 'string',
        Decimal: 'string',
        EmailAddress: 'string',
        JSON: 'unknown',
      },
      enumsAsTypes: true,
      useTypeImports: true,
    },
  },
};

const subgraphResolvers: CodegenConfig['generates'] = Object.fromEntries(
  departments.map(({ name, directory }) => {
    const { mappers } = JSON.parse(readFileSync(`${directory}/codegen.json`, 'utf8')) as SubgraphTypes;
    return [
      `${directory}/__generated__/resolvers.ts`,
      {
        schema: print(schemaDocument(directory)),
        plugins: ['typescript', 'typescript-resolvers'],
        config: {
          federation: true,
          strictScalars: true,
          scalars,
          mappers: Object.fromEntries(Object.entries(mappers).map(([type, source]) => [type, aliased(source)])),
          contextType: `../context#${name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}Context`,
          enumsAsTypes: true,
          useTypeImports: true,
          maybeValue: 'T | null | undefined',
          inputMaybeValue: 'T | null | undefined',
        },
      },
    ];
  }),
);

const config: CodegenConfig = { generates: { ...subgraphResolvers, ...exampleClient } };

export default config;

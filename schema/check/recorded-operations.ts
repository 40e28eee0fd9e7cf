import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentNode, GraphQLError, Kind, parse } from 'graphql';
import { ConfigurationError } from '../../subgraphs/kit/errors';

/** An operation that some client sends. */
export interface RecordedOperation {
  client: string;
  /** Its own name; where it has none, that of its file. */
  name: string;
  file: string;
  /** The operation with the fragments of its file. */
  document: DocumentNode;
}

/** Folders of operations and whose they are; in schema/operations each further client has a folder with its name. */
const sources = [
  { client: 'page', folder: 'schema/operations' },
  { client: 'example-client', folder: 'examples/client' },
  { client: 'tests', folder: 'test/supergraph/queries' },
];

function operationsOfFile(client: string, file: string): RecordedOperation[] {
  let definitions;
  try {
    ({ definitions } = parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new ConfigurationError(`${file} is not a GraphQL document: ${error.message}`);
  }
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return definitions.flatMap((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return [];
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [node, ...fragments] };
    return [{ client, name: node.name?.value ?? file, file, document }];
  });
}

function operationsIn(client: string, folder: string): RecordedOperation[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .flatMap((name) => operationsOfFile(client, join(folder, name)));
}

/** The operations of a folder that has one folder for each client, as a gateway with RECORD_OPERATIONS writes it. */
function operationsByClient(folder: string): RecordedOperation[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name }) => operationsIn(name, join(folder, name)));
}

/** All operations that this project has recorded, and those of further folders, of which each has to exist. */
export function recordedOperations(further: readonly string[]): RecordedOperation[] {
  const missing = further.filter((folder) => !existsSync(folder));
  if (missing.length > 0) throw new ConfigurationError(`there is no folder ${missing.join(', ')}`);
  const own = sources.filter(({ folder }) => existsSync(folder));
  return [
    ...own.flatMap(({ client, folder }) => operationsIn(client, folder)),
    ...own.slice(0, 1).flatMap(({ folder }) => operationsByClient(folder)),
    ...further.flatMap(operationsByClient),
  ];
}

import { type DocumentNode, getOperationAST, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { OperationPlugin } from './operation-plugin';

const mostKept = 1_000;
/** Longer ones are rare, and to keep them costs more than to read them again. */
const longestKept = 10_000;

/** A document that Apollo has found valid. */
export class KnownDocument {
  readonly #operations = new Map<string | undefined, OperationDefinitionNode | null>();

  constructor(
    readonly schema: GraphQLSchema,
    readonly source: string,
    readonly document: DocumentNode,
    readonly queryHash: string,
  ) {}

  /** undefined: there is none of this name, or no name and several operations. */
  operation(name: string | undefined): OperationDefinitionNode | undefined {
    let operation = this.#operations.get(name);
    if (operation === undefined) {
      operation = getOperationAST(this.document, name) ?? null;
      // Names that do not exist are as many as clients like.
      if (operation) this.#operations.set(name, operation);
    }
    return operation ?? undefined;
  }
}

/** Remembers by their text the documents that are valid for the schema as it is now. */
export class KnownDocuments {
  #schema: GraphQLSchema | undefined;
  readonly #byText = new Map<string, KnownDocument>();

  get(text: string): KnownDocument | undefined {
    return this.#byText.get(text);
  }

  /** Learns from what Apollo reads. */
  readonly plugin: OperationPlugin = {
    serverWillStart: async () => ({
      schemaDidLoadOrUpdate: ({ apiSchema }) => {
        this.#schema = apiSchema;
        this.#byText.clear();
      },
    }),
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, source, document, queryHash }) => {
        if (schema !== this.#schema || source.length > longestKept || this.#byText.has(source)) return;
        if (this.#byText.size >= mostKept) this.#byText.delete(this.#byText.keys().next().value!);
        this.#byText.set(source, new KnownDocument(schema, source, document, queryHash));
      },
    }),
  };
}

import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, getOperationAST, type GraphQLSchema } from 'graphql';
import { CompiledOperation } from '../execution/compiled-operation';
import { longestListIn } from '../list-limit';
import { type ReadVariables, variablesReader } from './variables';

const mostKept = 1_000;
/** Longer ones are rare, and to keep them costs more than to read them again. */
const longestKept = 20_000;

/** An operation of a document that Apollo has found valid. */
export interface KnownOperation {
  readVariables: ReadVariables;
  compiled: CompiledOperation;
  /** Items of the longest list that is written in the document. */
  longestList: number;
}

interface KnownDocument {
  document: DocumentNode;
  longestList: number;
  operations: Map<string | null, KnownOperation>;
}

/** Operations that have been asked before, by the text of their document: read, found valid and compiled once. */
export class KnownDocuments {
  readonly #byText = new Map<string, KnownDocument>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** undefined: the document is new, or has no such operation. */
  operation(text: string, name: string | null): KnownOperation | undefined {
    const known = this.#byText.get(text);
    const operation = known?.operations.get(name);
    if (!known || operation) return operation;
    const definition = getOperationAST(known.document, name);
    if (!definition) return undefined;
    const compiled = new CompiledOperation(this.schema, known.document, definition);
    const readVariables = variablesReader(this.schema, definition.variableDefinitions);
    const made = { readVariables, compiled, longestList: known.longestList };
    known.operations.set(name, made);
    return made;
  }

  /** Learns from what Apollo reads. */
  readonly plugin: ApolloServerPlugin = {
    requestDidStart: async () => ({
      didResolveOperation: async ({ source, document }) => {
        if (source.length > longestKept || this.#byText.has(source)) return;
        if (this.#byText.size >= mostKept) this.#byText.delete(this.#byText.keys().next().value!);
        this.#byText.set(source, { document, longestList: longestListIn(document), operations: new Map() });
      },
    }),
  };
}

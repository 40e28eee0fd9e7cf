import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';
import { compileCost, type CostBasis } from './compile-cost';
import { CostDirectives } from './cost-directives';
import type { Variables } from './slice';

interface Compiled {
  defaults: Variables;
  cost: (variables: Variables) => number;
}

/** What operations cost under one supergraph; an operation is compiled once for as long as its document is kept. */
export class OperationCosts {
  readonly basis: CostBasis;
  readonly #compiled = new WeakMap<OperationDefinitionNode, Compiled>();

  constructor(schema: GraphQLSchema, supergraphSdl: string, limits: CostBasis['limits']) {
    this.basis = { schema, directives: new CostDirectives(supergraphSdl), limits };
  }

  /** The cost with these variables, as the client sent them. Throws RefusedOperation: see slicer. */
  of(document: DocumentNode, operation: OperationDefinitionNode, sent: Record<string, unknown> = {}): number {
    let compiled = this.#compiled.get(operation);
    if (!compiled) {
      compiled = { defaults: defaultsOf(operation), cost: compileCost(this.basis, document, operation) };
      this.#compiled.set(operation, compiled);
    }
    const variables: Variables = Object.assign(Object.create(null), compiled.defaults);
    for (const name of Object.keys(sent)) if (sent[name] !== undefined) variables[name] = sent[name];
    return compiled.cost(variables);
  }
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  const defaults: Variables = Object.create(null) as Variables;
  for (const { variable, defaultValue } of variableDefinitions) {
    if (defaultValue) defaults[variable.name.value] = valueFromASTUntyped(defaultValue);
  }
  return defaults;
}

import {
  type DocumentNode,
  getNamedType,
  type GraphQLSchema,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  print,
  separateOperations,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const nothing: ValueNode = { kind: Kind.STRING, value: '' };

const distinct = <Node extends ValueNode | { kind: string }>(nodes: readonly Node[]): Node[] => [
  ...new Map(nodes.map((node) => [print(node as never), node])).values(),
];

/**
 * The operation with its fragments as text that says which fields, arguments and enum values it names, and none of the
 * values it carries: "" for a text, 0 for a number, true for a truth value. Aliases go, since some write ids into them.
 */
export function withoutValues(document: DocumentNode, operationName: string | null, schema: GraphQLSchema): string {
  const operations = separateOperations(document);
  const own = operations[operationName ?? ''] ?? Object.values(operations)[0] ?? document;
  const types = new TypeInfo(schema);
  const isFree = () => {
    const type = getNamedType(types.getInputType());
    return !type || (isScalarType(type) && !isSpecifiedScalarType(type));
  };
  const scrubbed = visit(
    own,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: ({ alias: _, ...field }) => field,
      [Kind.STRING]: () => nothing,
      [Kind.INT]: (node) => ({ ...node, value: '0' }),
      [Kind.FLOAT]: (node) => ({ ...node, value: '0' }),
      [Kind.BOOLEAN]: (node) => ({ ...node, value: true }),
      // What a scalar such as JSON takes may be data down to the names of its fields.
      [Kind.ENUM]: () => (isFree() ? nothing : undefined),
      [Kind.OBJECT]: () => (isFree() ? nothing : undefined),
      [Kind.LIST]: { leave: (node) => ({ ...node, values: distinct(node.values) }) },
      [Kind.SELECTION_SET]: { leave: (node) => ({ ...node, selections: distinct(node.selections) }) },
    }),
  );
  return `${print(scrubbed)}\n`;
}

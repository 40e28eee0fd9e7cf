import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  GraphQLNonNull,
  GraphQLString,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field that is withheld from a viewer. */
export interface Denial {
  /** What the client calls it. */
  responseName: string;
  type: GraphQLOutputType;
  department: string | null;
  message: string;
}

interface Selected {
  parent: GraphQLNamedType;
  selectionSet: SelectionSetNode;
}

interface Source {
  schema: GraphQLSchema;
  document: DocumentNode;
  /** By the name of what stands in the field's place. */
  denials: ReadonlyMap<string, Denial>;
}

const typename = new GraphQLNonNull(GraphQLString);

/**
 * What an answer can hold at one place, whichever types its objects turn out to have: GraphQL demands of fields with
 * one response name in one place that they agree in being lists and nullable. Looked into only as far as there is data.
 */
export class AnswerShape {
  readonly #selected: Selected[] = [];
  #fields: Map<string, AnswerShape> | undefined;

  private constructor(
    readonly type: GraphQLOutputType,
    /** Set where a field is withheld. */
    readonly denial: Denial | undefined,
    private readonly source: Source,
  ) {}

  static ofOperation({ selectionSet }: OperationDefinitionNode, root: GraphQLOutputType, source: Source): AnswerShape {
    const shape = new AnswerShape(root, undefined, source);
    shape.#selected.push({ parent: getNamedType(root), selectionSet });
    return shape;
  }

  /** By response name; null for what has no selection. */
  get fields(): ReadonlyMap<string, AnswerShape> | null {
    if (this.#selected.length === 0) return null;
    return (this.#fields ??= this.#collect());
  }

  #collect(): Map<string, AnswerShape> {
    const fields = new Map<string, AnswerShape>();
    const spread = new Set<FragmentDefinitionNode>();
    const collect = ({ parent, selectionSet }: Selected): void => {
      for (const node of selectionSet.selections) {
        if (node.kind === Kind.FIELD) {
          const name = (node.alias ?? node.name).value;
          const type = this.#typeOf(parent, node.name.value);
          const shape = fields.get(name) ?? new AnswerShape(type, this.source.denials.get(name), this.source);
          fields.set(name, shape);
          if (node.selectionSet) shape.#selected.push({ parent: getNamedType(type), selectionSet: node.selectionSet });
          continue;
        }
        const inner = node.kind === Kind.INLINE_FRAGMENT ? node : this.#fragment(node.name.value);
        if (inner.kind === Kind.FRAGMENT_DEFINITION && spread.has(inner)) continue;
        if (inner.kind === Kind.FRAGMENT_DEFINITION) spread.add(inner);
        const condition = inner.typeCondition && this.source.schema.getType(inner.typeCondition.name.value);
        collect({ parent: condition ?? parent, selectionSet: inner.selectionSet });
      }
    };
    this.#selected.forEach(collect);
    return fields;
  }

  #typeOf(parent: GraphQLNamedType, fieldName: string): GraphQLOutputType {
    const type = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[fieldName]?.type : undefined;
    if (type) return type;
    const { schema } = this.source;
    const introspection = parent === schema.getQueryType() && ['__schema', '__type'].includes(fieldName);
    return introspection
      ? (schema.getType(fieldName === '__schema' ? '__Schema' : '__Type') as GraphQLOutputType)
      : typename;
  }

  #fragment(name: string): FragmentDefinitionNode {
    const found = this.source.document.definitions.find(
      (node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
    );
    return found as FragmentDefinitionNode;
  }
}

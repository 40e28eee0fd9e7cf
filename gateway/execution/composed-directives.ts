import { executableDirectiveLocations, type Schema } from '@apollo/federation-internals';
import {
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  extendSchema,
  type GraphQLSchema,
  Kind,
  type TypeDefinitionNode,
  type TypeNode,
  visit,
} from 'graphql';

const apollosSpecifications = 'https://specs.apollo.dev/';
const executable: ReadonlySet<string> = new Set(executableDirectiveLocations);

/**
 * Directives for operations that departments bring into the supergraph with @composeDirective. Apollo's schema for
 * clients leaves them out, with all that belongs to a specification, and its planner does not know them. They are
 * offered to clients here, and go no further: the supergraph does not say which departments know them, and one that
 * does not would refuse the whole request.
 */
export class ComposedDirectives {
  readonly #directives = new Map<string, DirectiveDefinitionNode>();
  /** What their arguments may be, of the same specifications. */
  readonly #types = new Map<string, TypeDefinitionNode>();

  constructor({ definitions }: DocumentNode, supergraph: Schema) {
    const isComposed = (element: SpecificationElement | undefined): boolean => {
      const source = element && supergraph.coreFeatures?.sourceFeature(element);
      return source !== undefined && !source.feature.url.identity.startsWith(apollosSpecifications);
    };
    for (const node of definitions) {
      if (node.kind === Kind.DIRECTIVE_DEFINITION) {
        const locations = node.locations.filter(({ value }) => executable.has(value));
        if (locations.length > 0 && isComposed(supergraph.directive(node.name.value))) {
          this.#directives.set(node.name.value, { ...node, locations });
        }
      } else if (isInputType(node) && isComposed(supergraph.type(node.name.value))) {
        this.#types.set(node.name.value, visit(node, { Directive: () => null }));
      }
    }
  }

  /** A schema for clients with them. */
  offeredBy(schema: GraphQLSchema): GraphQLSchema {
    if (this.#directives.size === 0) return schema;
    const definitions = [...this.#types.values(), ...this.#directives.values()];
    return extendSchema(schema, { kind: Kind.DOCUMENT, definitions });
  }

  /** A valid document without them, as the planner understands it. */
  removedFrom(document: DocumentNode): DocumentNode {
    if (this.#directives.size === 0) return document;
    return visit(document, {
      Directive: ({ name }) => (this.#directives.has(name.value) ? null : undefined),
      VariableDefinition: ({ type }) => (this.#types.has(nameOf(type)) ? null : undefined),
    });
  }
}

type SpecificationElement = Parameters<NonNullable<Schema['coreFeatures']>['sourceFeature']>[0];

const isInputType = (node: DefinitionNode) =>
  node.kind === Kind.ENUM_TYPE_DEFINITION ||
  node.kind === Kind.SCALAR_TYPE_DEFINITION ||
  node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION;

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  defaultFieldResolver,
  execute,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';

type Thing = Record<string, unknown> & { __number: number };

/** A whole number from the text, the same each time. */
export function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  return (value ^ (value >>> 13)) >>> 0;
}

const manyThings = 4;

/** What goes wrong in a subgraph; says so by the coordinate of a field and the number of its object. */
export type Trouble = (coordinate: string, number: number) => 'error' | 'null' | null;

/**
 * A subgraph whose values follow from the type, the field and the number of the object, so that all subgraphs agree on
 * them. Keys end with the number; what a field requires is told in its value.
 */
export function madeUpSchema(sdl: string, trouble: Trouble = () => null): GraphQLSchema {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
  const required = requiredBy(sdl);

  const thing = (type: GraphQLOutputType, number: number): Thing | null => {
    const named = getNamedType(type);
    if (!isAbstractType(named)) return { __typename: named.name, __number: number };
    const possible = schema.getPossibleTypes(named);
    const chosen = possible[number % possible.length];
    return chosen ? { __typename: chosen.name, __number: number } : null;
  };
  const value = (type: GraphQLOutputType, field: string, words: string, number: number): unknown => {
    const seed = hash(`${words}#${number}`);
    if (!isNonNullType(type) && seed % 9 === 0) return null;
    const nullable = getNullableType(type) as GraphQLOutputType;
    if (isListType(nullable)) {
      const length = seed % 4;
      return Array.from({ length }, (_, index) =>
        value(nullable.ofType as GraphQLOutputType, field, `${words}[${index}]`, number),
      );
    }
    const named = getNamedType(nullable);
    if (isObjectType(named) || isAbstractType(named)) return thing(named, field === 'org' ? number : seed % manyThings);
    if (isEnumType(named)) return named.getValues()[seed % named.getValues().length]!.name;
    if (named.name === 'Int') return seed % 1000;
    if (named.name === 'Boolean') return seed % 2 === 0;
    if (named.name === 'ID') return `${field}-${number}`;
    return words;
  };
  const resolve: GraphQLFieldResolver<Thing | undefined, unknown> = (source, given, _context, info) => {
    const { fieldName, parentType, returnType } = info;
    const number = source?.__number ?? 0;
    const failure = trouble(`${parentType.name}.${fieldName}`, number);
    if (failure === 'error') throw new GraphQLError('made up', { extensions: { code: 'MADE_UP' } });
    if (failure === 'null') return null;
    const needs = required.get(`${parentType.name}.${fieldName}`);
    const knows = needs?.map((name) => source?.[name]);
    const words = `${fieldName}(${JSON.stringify(given)})${knows ? JSON.stringify(knows) : ''}`;
    return value(returnType, fieldName, words, number);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || type.name === '_Service') continue;
    if (isAbstractType(type)) {
      type.resolveType = (source: Thing) => source['__typename'] as string;
      continue;
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name === '_entities' || field.name === '_service') continue;
      if (field.resolve === undefined || field.resolve === defaultFieldResolver) field.resolve = resolve as never;
    }
    referTo(type, (representation) => ({ ...representation, __number: numberOf(representation) }));
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) referTo(type, (representation) => thing(type, numberOf(representation)));
  }
  return schema;
}

function referTo(type: GraphQLNamedType, resolveReference: (representation: Record<string, unknown>) => unknown): void {
  type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference } } };
}

/** Answers as a server would. */
export async function answerOf(schema: GraphQLSchema, query: string, variables: Record<string, unknown> | undefined) {
  const { data, errors } = await execute({ schema, document: parse(query), variableValues: variables });
  const coded = errors?.map(({ message, path, extensions }) => ({
    message,
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...extensions },
  }));
  // As it is after the wire.
  return JSON.parse(JSON.stringify({ data, errors: coded })) as { data?: Record<string, never>; errors?: never[] };
}

function numberOf(representation: Record<string, unknown>): number {
  const [digits] = JSON.stringify(representation).match(/-\d+(?=")/) ?? ['-0'];
  return Number(digits.slice(1));
}

/** The names of the fields that each field requires, by its coordinate. */
function requiredBy(sdl: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      const requires = field.directives?.find(({ name }) => name.value === 'requires')?.arguments?.[0]?.value;
      if (requires?.kind !== Kind.STRING) continue;
      const selected = parse(`{ ${requires.value} }`).definitions[0]!;
      if (selected.kind !== Kind.OPERATION_DEFINITION) continue;
      const names = selected.selectionSet.selections.flatMap((node) =>
        node.kind === Kind.FIELD ? node.name.value : [],
      );
      found.set(`${definition.name.value}.${field.name.value}`, names);
    }
  }
  return found;
}

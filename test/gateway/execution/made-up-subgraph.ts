import { Supergraph } from '@apollo/federation-internals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  defaultFieldResolver,
  execute,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
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

/** What is known of the fields that a field requires. */
type Known = (required: Required, source: Thing | undefined, type: GraphQLObjectType) => unknown;

/** A subgraph; it knows of required fields what it is told. */
export function madeUpSchema(sdl: string, trouble?: Trouble): GraphQLSchema {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) });
  const { thing } = giveValues(
    schema,
    requiredBy(sdl),
    ({ names }, source) => names.map((name) => source?.[name]),
    trouble,
  );
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type))
      referTo(type, (representation) => ({ ...representation, __number: numberOf(representation) }));
    if (isInterfaceType(type)) referTo(type, (representation) => thing(type, numberOf(representation)));
  }
  return schema;
}

/** The graph of all subgraphs as if it were one server: what a gateway before them has to answer. */
export function wholeSchema(supergraphSdl: string, subgraphs: Record<string, string>): GraphQLSchema {
  const schema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  const known: Known = async ({ selection, names }, source, type) => {
    const document = parse(`{ ${selection} }`);
    const { data } = await execute({ schema: new GraphQLSchema({ query: type }), document, rootValue: source });
    return names.map((name) => data?.[name]);
  };
  giveValues(schema, new Map(Object.values(subgraphs).flatMap((sdl) => [...requiredBy(sdl)])), known);
  return schema;
}

/**
 * Gives a schema values that follow from the type, the field and the number of the object, so that all subgraphs agree
 * on them. Keys end with the number; what a field requires is told in its value.
 */
function giveValues(
  schema: GraphQLSchema,
  required: ReadonlyMap<string, Required>,
  known: Known,
  trouble: Trouble = () => null,
) {
  const thing = (type: GraphQLOutputType, number: number): Thing | null => {
    const named = getNamedType(type);
    if (!isAbstractType(named)) return { __typename: named.name, __number: number };
    const possible = schema.getPossibleTypes(named).toSorted((one, other) => (one.name < other.name ? 1 : -1));
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
    // What an interface object requires it requires of every type of the interface.
    const owners = [parentType, ...parentType.getInterfaces()];
    const needs = owners.map(({ name }) => required.get(`${name}.${fieldName}`)).find(Boolean);
    const words = `${fieldName}(${JSON.stringify(given)})`;
    if (!needs) return value(returnType, fieldName, words, number);
    return Promise.resolve(known(needs, source, parentType)).then((knows) =>
      value(returnType, fieldName, `${words}${JSON.stringify(knows)}`, number),
    );
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
  }
  return { thing };
}

function referTo(type: GraphQLNamedType, resolveReference: (representation: Record<string, unknown>) => unknown): void {
  type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference } } };
}

/** Answers as a server would. */
export async function answerOf(schema: GraphQLSchema, query: string, variables: Record<string, unknown> | undefined) {
  // As it is after the wire.
  return JSON.parse(JSON.stringify(await resultOf(schema, query, variables))) as {
    data?: Record<string, never>;
    errors?: never[];
  };
}

/** The same before the wire. */
export async function resultOf(schema: GraphQLSchema, query: string, variables: Record<string, unknown> | undefined) {
  const { data, errors } = await execute({ schema, document: parse(query), variableValues: variables });
  const coded = errors?.map(({ message, path, extensions }) => ({
    message,
    path,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...extensions },
  }));
  return { data, ...(coded && { errors: coded }) };
}

function numberOf(representation: Record<string, unknown>): number {
  const [digits] = JSON.stringify(representation).match(/-\d+(?=")/) ?? ['-0'];
  return Number(digits.slice(1));
}

interface Required {
  /** In the words of the schema. */
  selection: string;
  names: string[];
}

/** What each field requires, by its coordinate. */
function requiredBy(sdl: string): Map<string, Required> {
  const found = new Map<string, Required>();
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
      found.set(`${definition.name.value}.${field.name.value}`, { selection: requires.value, names });
    }
  }
  return found;
}

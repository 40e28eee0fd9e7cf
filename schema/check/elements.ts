import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** Whatever of a schema has a description. */
export interface SchemaElement {
  /** Type, Type.field, Type.field(argument:) or Enum.VALUE. */
  coordinate: string;
  description?: string | null;
  deprecationReason?: string | null;
}

/** How an argument is called: Type.field(argument:). */
export const argumentOf = (field: string, argument: string): string => `${field}(${argument}:)`;

/** The name of the type that an element is, or is part of. */
export const typeOf = (coordinate: string): string => /^\w+/.exec(coordinate)?.[0] ?? coordinate;

function elementsOf(type: GraphQLNamedType): SchemaElement[] {
  const element = (coordinate: string, { description, deprecationReason }: Omit<SchemaElement, 'coordinate'>) => ({
    coordinate,
    description,
    deprecationReason,
  });
  const own = element(type.name, { description: type.description });
  if (isEnumType(type)) return [own, ...type.getValues().map((value) => element(`${type.name}.${value.name}`, value))];
  if (isInputObjectType(type)) {
    return [own, ...Object.values(type.getFields()).map((field) => element(`${type.name}.${field.name}`, field))];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const coordinate = `${type.name}.${field.name}`;
    return [
      element(coordinate, field),
      ...field.args.map((argument) => element(argumentOf(coordinate, argument.name), argument)),
    ];
  });
  return [own, ...fields];
}

/** Every element of a schema but those that GraphQL itself brings. */
export const schemaElements = (schema: GraphQLSchema): SchemaElement[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .flatMap(elementsOf);

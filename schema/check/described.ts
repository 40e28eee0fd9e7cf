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

interface Element {
  coordinate: string;
  description?: string | null;
}

function elementsOf(type: GraphQLNamedType): Element[] {
  const own: Element = { coordinate: type.name, description: type.description };
  if (isEnumType(type)) {
    const values = type.getValues();
    return [own, ...values.map(({ name, description }) => ({ coordinate: `${type.name}.${name}`, description }))];
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return [own, ...fields.map(({ name, description }) => ({ coordinate: `${type.name}.${name}`, description }))];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields = Object.values(type.getFields()).flatMap(({ name, description, args }) => {
    const coordinate = `${type.name}.${name}`;
    const inner = args.map((arg) => ({ coordinate: `${coordinate}(${arg.name}:)`, description: arg.description }));
    return [{ coordinate, description }, ...inner];
  });
  return [own, ...fields];
}

/** Elements without a description, one sentence each: descriptions are the graph's manual. */
export function undescribed(api: GraphQLSchema): string[] {
  const roots = new Set([api.getQueryType(), api.getMutationType()]);
  const types = Object.values(api.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return types
    .flatMap((type) => (roots.has(type as never) ? elementsOf(type).slice(1) : elementsOf(type)))
    .filter(({ description }) => !description?.trim())
    .map(({ coordinate }) => `${coordinate} has no description`);
}

import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { ownedFields } from './owners';

/** The platform's subgraph: a field of Customer that is not its own is a department's facet. */
const platform = 'customer';

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

function undescribed(api: GraphQLSchema): string[] {
  const roots = new Set([api.getQueryType(), api.getMutationType()]);
  const types = Object.values(api.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return types
    .flatMap((type) => (roots.has(type as never) ? elementsOf(type).slice(1) : elementsOf(type)))
    .filter(({ description }) => !description?.trim())
    .map(({ coordinate }) => `${coordinate} has no description`);
}

/** A department that is down must cost its own field, not the whole answer. */
function nonNullRoots(api: GraphQLSchema): string[] {
  const roots = [api.getQueryType(), api.getMutationType()].flatMap((type) => (type ? [type] : []));
  return roots.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type))
      .map((field) => `${type.name}.${field.name} must be nullable: null comes with an error`),
  );
}

function nonNullFacets(api: GraphQLSchema, supergraphSdl: string): string[] {
  const customer = api.getType('Customer');
  if (!isObjectType(customer)) return [];
  return ownedFields(supergraphSdl)
    .filter(({ type, subgraphs }) => type === 'Customer' && !subgraphs.includes(platform))
    .filter(({ field }) => isNonNullType(customer.getFields()[field]?.type))
    .map(({ field, subgraphs }) => `Customer.${field} of ${subgraphs.join(', ')} must be nullable`);
}

/** What in the composed graph breaks the conventions, one sentence each; empty when nothing does. */
export const ruleViolations = (api: GraphQLSchema, supergraphSdl: string): string[] => [
  ...undescribed(api),
  ...nonNullRoots(api),
  ...nonNullFacets(api, supergraphSdl),
];

import {
  type ConstDirectiveNode,
  defaultFieldResolver,
  type DocumentNode,
  type FieldNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Context } from '../context';

type CustomerIdOf = (source: Record<string, unknown>) => unknown;

const ownId: CustomerIdOf = ({ id }) => id;
const customersId: CustomerIdOf = ({ customerId }) => customerId;
/** People who work here; what is read of them is nothing of a customer's. */
const ofStaff = 'Staff';

const isPersonal = (directives: readonly ConstDirectiveNode[] = []): boolean =>
  directives.some(
    ({ name, arguments: given = [] }) =>
      name.value === 'tag' && given.some(({ value }) => value.kind === Kind.STRING && value.value === 'personal'),
  );

/** Types and fields tagged personal in a subgraph's SDL. */
function personalParts({ definitions }: DocumentNode): Set<string> {
  const parts = new Set<string>();
  for (const node of definitions) {
    if (!(isTypeDefinitionNode(node) || isTypeExtensionNode(node)) || !('fields' in node)) continue;
    if (isPersonal(node.directives)) parts.add(node.name.value);
    for (const field of node.fields ?? []) {
      if (isPersonal(field.directives)) parts.add(`${node.name.value}.${field.name.value}`);
    }
  }
  return parts;
}

/** Types whose objects say which customer they are of: Customer, departments' facets, and records with a customer. */
function typesOfCustomers(schema: GraphQLSchema): Map<string, CustomerIdOf> {
  const known = new Map<string, CustomerIdOf>();
  const customer = schema.getType('Customer');
  if (!isObjectType(customer)) return known;
  // They have a field customer too, and no object to be asked whose it is.
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.includes(type) || type.name.startsWith('__')) continue;
    const field = type.getFields()['customer'];
    if (field && getNamedType(field.type) === customer) known.set(type.name, customersId);
  }
  for (const { type } of Object.values(customer.getFields())) {
    const facet = getNamedType(type);
    const isList = isListType(isNonNullType(type) ? type.ofType : type);
    if (!isList && isObjectType(facet) && facet.getFields()['id']) known.set(facet.name, ownId);
  }
  return known.set(customer.name, ownId);
}

/**
 * Makes the schema note who reads which personal data of which customer, wherever a field that leads to some is
 * resolved. Rights are asked for outside of it: what is refused is not noted.
 */
export function noteReads(schema: GraphQLSchema, document: DocumentNode): void {
  const personal = personalParts(document);
  const customerIdOf = typesOfCustomers(schema);
  const isPersonalField = (type: string, field: string) => personal.has(type) || personal.has(`${type}.${field}`);
  const stopsAt = ({ name }: GraphQLNamedType) => customerIdOf.has(name) || name === ofStaff;

  const leads = (type: GraphQLObjectType, name: string, seen: ReadonlySet<string> = new Set()): boolean => {
    if (isPersonalField(type.name, name)) return true;
    const field = type.getFields()[name];
    const inner = field && getNamedType(field.type);
    if (!inner || stopsAt(inner) || seen.has(inner.name)) return false;
    const objects = isObjectType(inner) ? [inner] : isAbstractType(inner) ? schema.getPossibleTypes(inner) : [];
    return objects.some((one) =>
      Object.keys(one.getFields()).some((within) => leads(one, within, new Set([...seen, inner.name]))),
    );
  };

  const collect = (type: GraphQLNamedType, set: SelectionSetNode, fragments: GraphQLResolveInfo['fragments']) =>
    set.selections.flatMap((node): string[] => {
      if (node.kind === Kind.FIELD) return coordinatesOf(type, node, fragments);
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value] : node;
      if (!fragment) return [];
      const inner = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
      return inner && (inner === type || !stopsAt(inner)) ? collect(inner, fragment.selectionSet, fragments) : [];
    });
  const coordinatesOf = (
    type: GraphQLNamedType,
    node: FieldNode,
    fragments: GraphQLResolveInfo['fragments'],
  ): string[] => {
    const name = node.name.value;
    const own = isPersonalField(type.name, name) ? [`${type.name}.${name}`] : [];
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    const inner = field && getNamedType(field.type);
    if (!inner || !node.selectionSet || stopsAt(inner)) return own;
    return [...own, ...collect(inner, node.selectionSet, fragments)];
  };

  // Documents are kept between requests, so the nodes of their fields are too.
  const known = new WeakMap<readonly FieldNode[], string[]>();
  const coordinatesIn = ({ parentType, fieldNodes, fragments }: GraphQLResolveInfo): string[] => {
    let coordinates = known.get(fieldNodes);
    if (!coordinates) {
      coordinates = fieldNodes.flatMap((node) => coordinatesOf(parentType, node, fragments));
      known.set(fieldNodes, coordinates);
    }
    return coordinates;
  };

  for (const [name, idOf] of customerIdOf) {
    const type = schema.getType(name) as GraphQLObjectType;
    for (const field of Object.values(type.getFields())) {
      if (!leads(type, field.name)) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source: Record<string, unknown>, args, context: Context<unknown>, info) => {
        const customerId = context.reads && idOf(source);
        if (typeof customerId === 'string') {
          const coordinates = coordinatesIn(info);
          if (coordinates.length > 0) context.reads?.note(context.viewer, customerId, coordinates);
        }
        return resolve(source, args, context, info);
      };
    }
  }
}

import {
  type DocumentNode,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  Kind,
} from 'graphql';
import { type Requirement, readRequirements } from '../subgraphs/kit/rights/requirements';

/** A field of an object type and what is required of those who ask for it. */
export interface FieldRights {
  type: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  coordinate: string;
  /** At the field itself. */
  own: string[];
  /** At the type that the field is part of. */
  ofType: string[];
  /** Beyond what everybody has met who holds an object of the type. */
  added: string[];
  /** On whichever way the field is reached. */
  always: string[];
  isPersonal: boolean;
}

const inWords = (requirement: Requirement): string =>
  requirement.map((scopes) => scopes.join(' and ') || 'signed in').join(', or ');

/** The rights of every field of the composed graph; each requirement in words, for example `sales:read`. */
export function fieldRights(api: GraphQLSchema, supergraph: DocumentNode): FieldRights[] {
  const requirements = readRequirements(supergraph);
  const ofType = (name: string) => requirements.ofType(name).map(inWords);
  const ofField = (type: string, field: string) => requirements.ofField(type, field).map(inWords);
  const personal = personalCoordinates(supergraph);

  // What everybody has met who holds an object of the type; a type is looked at again whenever this shrinks.
  const met = new Map<string, ReadonlySet<string>>();
  const waiting: string[] = [];
  const reach = (name: string, by: ReadonlySet<string>) => {
    const known = met.get(name);
    const now = known ? new Set([...by].filter((one) => known.has(one))) : by;
    if (known?.size === now.size) return;
    met.set(name, now);
    waiting.push(name);
  };
  for (const root of [api.getQueryType(), api.getMutationType()]) if (root) reach(root.name, new Set());
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = api.getType(name);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const to = getNamedType(field.type);
      const all = new Set([...met.get(name)!, ...ofType(name), ...ofField(name, field.name), ...ofType(to.name)]);
      reach(to.name, all);
      if (isAbstractType(to)) for (const one of api.getPossibleTypes(to)) reach(one.name, all);
    }
  }

  const objects = Object.values(api.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type));
  return objects.flatMap((type) =>
    Object.values(type.getFields()).map((field) => {
      const coordinate = `${type.name}.${field.name}`;
      const own = ofField(type.name, field.name);
      const before = [...(met.get(type.name) ?? []), ...ofType(type.name)];
      const asked = [...own, ...ofType(getNamedType(field.type).name)];
      return {
        type,
        field,
        coordinate,
        own,
        ofType: ofType(type.name),
        added: asked.filter((one) => !before.includes(one)),
        always: [...new Set([...before, ...asked])].sort(),
        isPersonal: personal.has(coordinate) || personal.has(type.name),
      };
    }),
  );
}

/** Types and fields with @tag(name: "personal"). */
function personalCoordinates({ definitions }: DocumentNode): Set<string> {
  const found = new Set<string>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const isTagged = ({ directives = [] }: Pick<typeof node, 'directives'>) =>
      directives.some(
        ({ name, arguments: given = [] }) =>
          name.value === 'tag' && given.some(({ value }) => value.kind === Kind.STRING && value.value === 'personal'),
      );
    if (isTagged(node)) found.add(node.name.value);
    for (const field of node.fields ?? []) if (isTagged(field)) found.add(`${node.name.value}.${field.name.value}`);
  }
  return found;
}

import {
  type DocumentNode,
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  Kind,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { argumentOf } from './elements';

/** What an operation asks of a schema, by coordinate. */
export interface UsedElements {
  /** Named in the document. */
  certain: Set<string>;
  /** Those, and what its variables may carry. */
  possible: Set<string>;
}

/** Adds an input type with everything that a value of it may hold. */
function addInput(type: GraphQLInputType, found: Set<string>): void {
  const named = getNamedType(type);
  if (found.has(named.name)) return;
  found.add(named.name);
  if (isEnumType(named)) for (const { name } of named.getValues()) found.add(`${named.name}.${name}`);
  if (!isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) {
    found.add(`${named.name}.${field.name}`);
    addInput(field.type, found);
  }
}

/** Finds out what an operation uses of the schema; what the schema does not have is left out. */
export function usedElements(document: DocumentNode, schema: GraphQLSchema): UsedElements {
  const certain = new Set<string>();
  const carried = new Set<string>();
  const types = new TypeInfo(schema);
  const addType = (type: unknown) => type && certain.add(getNamedType(type as GraphQLInputType).name);
  visit(
    document,
    visitWithTypeInfo(types, {
      [Kind.FIELD]: () => {
        const [parent, field] = [types.getParentType(), types.getFieldDef()];
        if (!parent || !field) return;
        certain.add(parent.name).add(`${parent.name}.${field.name}`);
        addType(field.type);
      },
      [Kind.ARGUMENT]: () => {
        const [parent, field, argument] = [types.getParentType(), types.getFieldDef(), types.getArgument()];
        if (!parent || !field || !argument || types.getDirective()) return;
        certain.add(argumentOf(`${parent.name}.${field.name}`, argument.name));
        addType(argument.type);
      },
      [Kind.OBJECT_FIELD]: ({ name }) => {
        const parent = getNamedType(types.getParentInputType());
        if (parent) certain.add(parent.name).add(`${parent.name}.${name.value}`);
      },
      [Kind.ENUM]: ({ value }) => {
        const type = getNamedType(types.getInputType());
        if (type) certain.add(`${type.name}.${value}`);
      },
      [Kind.INLINE_FRAGMENT]: ({ typeCondition }) => typeCondition && void certain.add(typeCondition.name.value),
      [Kind.FRAGMENT_DEFINITION]: ({ typeCondition }) => void certain.add(typeCondition.name.value),
      [Kind.VARIABLE_DEFINITION]: ({ type }) => {
        const input = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
        if (input) addInput(input, carried);
      },
    }),
  );
  return { certain, possible: new Set([...certain, ...carried]) };
}

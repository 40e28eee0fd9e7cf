import { type GraphQLSchema, getVariableValues, print, type VariableDefinitionNode } from 'graphql';

/** Coerced variables of an operation; null: something is wrong with those given. */
export type ReadVariables = (given: Readonly<Record<string, unknown>>) => Record<string, unknown> | null;

/** Entities' representations are taken as they come: graphql-js would ask about each, and find no fault with any. */
const typeOfRepresentations = '[_Any!]!';

const isTaken = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => item !== null && item !== undefined);

/** Compiles how the variables of an operation are read, as graphql-js would read them. */
export function variablesReader(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[] = [],
): ReadVariables {
  const isOfRepresentations = ({ type }: VariableDefinitionNode) => print(type) === typeOfRepresentations;
  const taken = definitions.filter(isOfRepresentations).map(({ variable }) => variable.name.value);
  const others = definitions.filter((definition) => !isOfRepresentations(definition));
  const coerce = (those: readonly VariableDefinitionNode[], given: Readonly<Record<string, unknown>>) =>
    getVariableValues(schema, those, given, { maxErrors: 1 }).coerced ?? null;
  return (given) => {
    if (!taken.every((name) => Object.hasOwn(given, name) && isTaken(given[name]))) return coerce(definitions, given);
    const variables = others.length === 0 ? (Object.create(null) as Record<string, unknown>) : coerce(others, given);
    if (variables) for (const name of taken) variables[name] = given[name];
    return variables;
  };
}

import {
  type GraphQLSchema,
  isEnumType,
  isNonNullType,
  isScalarType,
  isSpecifiedScalarType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { scalarChecks } from './scalar-checks';

type Fits = (value: unknown) => boolean;

const longestInteger = 2 ** 31;

/**
 * Compiles a look at variables that says whether graphql-js would find nothing wrong with them, for types that many
 * have: scalars of the specification and enums. false: it has to look itself, and may still find nothing.
 */
export function plainVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): (variables: Readonly<Record<string, unknown>>) => boolean {
  const checks = definitions.map((definition) => ({
    name: definition.variable.name.value,
    fits: valueCheck(schema, definition),
  }));
  return (variables) => {
    for (const { name, fits } of checks) if (!fits(variables[name])) return false;
    return true;
  };
}

function valueCheck(schema: GraphQLSchema, { type: node, defaultValue }: VariableDefinitionNode): Fits {
  const type = typeFromAST(schema, node);
  const isNullable = !isNonNullType(type);
  const named = isNullable ? type : type.ofType;
  const fits = leafCheck(named);
  if (!fits) return () => false;
  const mayBeAbsent = isNullable || defaultValue !== undefined;
  return (value) => (value === undefined ? mayBeAbsent : value === null ? isNullable : fits(value));
}

function leafCheck(type: unknown): Fits | null {
  if (isEnumType(type)) {
    const names = new Set<unknown>(type.getValues().map(({ name }) => name));
    return (value) => names.has(value);
  }
  if (!isScalarType(type) || !isSpecifiedScalarType(type)) return null;
  if (type.name === 'Int') {
    return (value) =>
      Number.isInteger(value) && (value as number) >= -longestInteger && (value as number) < longestInteger;
  }
  if (type.name === 'Float') return Number.isFinite;
  return scalarChecks[type.name] ?? null;
}

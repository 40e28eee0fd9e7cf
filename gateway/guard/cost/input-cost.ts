import {
  type FieldNode,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  isInputObjectType,
  valueFromASTUntyped,
} from 'graphql';
import type { CostDirectives } from './cost-directives';
import type { Variables } from './slice';

/** What the arguments given to a field cost by their own @cost and that of the input fields in them; most: nothing. */
export function inputCost(
  directives: CostDirectives,
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): ((variables: Variables) => number) | null {
  if (!directives.hasInputWeights || !node.arguments?.length) return null;
  const given = node.arguments.flatMap(({ name, value }) => {
    const definition = field.args.find((each) => each.name === name.value);
    const weight = directives.weight(`${coordinate}(${name.value}:)`) ?? 0;
    return definition ? [{ type: definition.type, weight, value }] : [];
  });
  return (variables) => {
    let cost = 0;
    for (const { type, weight, value } of given) {
      const plain = valueFromASTUntyped(value, variables);
      if (plain !== undefined) cost += weight + valueCost(directives, type, plain);
    }
    return cost;
  };
}

function valueCost(directives: CostDirectives, type: GraphQLInputType, value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + valueCost(directives, type, item), 0);
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return 0;
  const fields = named.getFields();
  let cost = 0;
  for (const [name, inner] of Object.entries(value)) {
    if (!Object.hasOwn(fields, name)) continue;
    cost += (directives.weight(`${named.name}.${name}`) ?? 0) + valueCost(directives, fields[name]!.type, inner);
  }
  return cost;
}

import { type FieldNode, type GraphQLField, Kind, valueFromASTUntyped, type ValueNode } from 'graphql';
import { RefusedOperation } from '../refused-operation';
import type { ListSize } from './cost-directives';

/** By name, without a prototype: variables may be called anything. */
export type Variables = Record<string, unknown>;

/** How many items a field brings: of its own list, or of the lists below it that are named. */
export interface Slice {
  size: number;
  sizedFields: ReadonlySet<string>;
}

interface SliceLimits {
  pageSize: number;
  assumedListSize: number;
}

interface Sliced {
  /** The field as clients know it. */
  coordinate: string;
  field: GraphQLField<unknown, unknown>;
  node: FieldNode;
  listSize: ListSize;
  limits: SliceLimits;
}

/**
 * Says for given variables how many items the field brings: as many as its slicing arguments ask for, the most of
 * several; without them what the graph assumes, and without that what the gateway does.
 * Throws RefusedOperation for a page of no allowed length, and where just one slicing argument is needed.
 */
export function slicer({ coordinate, field, node, listSize, limits }: Sliced): (variables: Variables) => Slice {
  const { slicingArguments, sizedFields, assumedSize, requireOneSlicingArgument } = listSize;
  const slice = (variables: Variables): Slice => {
    const asked: number[] = [];
    const defaults: number[] = [];
    for (const path of slicingArguments) {
      const given = givenValue(node, path, variables);
      if (given !== undefined && given !== null) asked.push(lengthOf(given, path, coordinate, limits));
      else if (given === undefined) defaults.push(...defaultOf(field, path));
    }
    const sizes = asked.length > 0 ? asked : defaults;
    if (requireOneSlicingArgument && slicingArguments.length > 0 && sizes.length !== 1) {
      throw notOne(coordinate, slicingArguments);
    }
    const size = sizes.length > 0 ? Math.max(...sizes) : (assumedSize ?? limits.assumedListSize);
    return { size, sizedFields };
  };
  if (node.arguments?.some(({ value }) => hasVariable(value))) return slice;
  let known: Slice | undefined;
  return (variables) => (known ??= slice(variables));
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  return value.kind === Kind.OBJECT && value.fields.some((field) => hasVariable(field.value));
}

/** The value at the end of a path into an argument; undefined: not given. */
function givenValue(node: FieldNode, [name, ...inner]: readonly string[], variables: Variables): unknown {
  const argument = node.arguments?.find((each) => each.name.value === name);
  if (!argument) return undefined;
  const { value } = argument;
  const whole = value.kind === Kind.VARIABLE ? variables[value.name.value] : valueFromASTUntyped(value, variables);
  return within(whole, inner);
}

function within(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}

function defaultOf(field: GraphQLField<unknown, unknown>, [name, ...inner]: readonly string[]): number[] {
  const value = within(field.args.find((each) => each.name === name)?.defaultValue, inner);
  return typeof value === 'number' ? [value] : [];
}

function lengthOf(value: unknown, path: readonly string[], coordinate: string, { pageSize }: SliceLimits): number {
  // A list of keys asks for as many items as it holds.
  if (Array.isArray(value)) return value.length;
  if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= pageSize) return value as number;
  throw badPageSize(coordinate, path, pageSize, value);
}

/** A number is repeated, anything else is not: it may be a mistaken variable with personal data. */
export const pageSizeMessage = (
  coordinate: string,
  path: readonly string[],
  pageSize: number,
  value: unknown,
): string =>
  `The argument "${path.join('.')}" of ${coordinate} must be a whole number from 1 to ${pageSize}, ` +
  `got ${typeof value === 'number' ? value : 'something else'}.`;

function badPageSize(coordinate: string, path: readonly string[], pageSize: number, value: unknown): RefusedOperation {
  return new RefusedOperation({
    message: pageSizeMessage(coordinate, path, pageSize, value),
    extensions: {
      code: 'LIMIT_EXCEEDED',
      limit: 'pageSize',
      argument: path.join('.'),
      allowed: pageSize,
      ...(typeof value === 'number' && { found: value }),
    },
  });
}

function notOne(coordinate: string, paths: ListSize['slicingArguments']): RefusedOperation {
  const names = paths.map((path) => `"${path.join('.')}"`).join(', ');
  const message = `${coordinate} needs ${paths.length > 1 ? 'exactly one of the arguments' : 'the argument'} ${names}.`;
  return new RefusedOperation({ message, extensions: { code: 'BAD_USER_INPUT' } });
}

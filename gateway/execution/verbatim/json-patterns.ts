import { isEnumType, isListType, isNonNullType, isScalarType, type GraphQLOutputType } from 'graphql';

// No backtracking is worth anything in these: whatever has matched ends where nothing else can begin.
const character = String.raw`[^"\\\x00-\x1f]`;
const escape = String.raw`\\(?:["\\/bfnrt]|u[\da-fA-F]{4})`;
const string = `"${character}*(?:${escape}${character}*)*"`;
/** Numbers that would be printed as they came. */
const integer = String.raw`(?:0|-?[1-9]\d{0,14})`;
const number = String.raw`(?:-?(?:0(?=\.)|[1-9]\d{0,14})(?:\.\d{1,15})?|0)`;
const boolean = '(?:true|false)';

const scalars: Readonly<Record<string, string>> = {
  Int: integer,
  Float: number,
  String: string,
  Boolean: boolean,
  ID: `(?:${string}|${integer})`,
};
/** What scalars that a graph defines itself are as good as always. */
const anyScalar = `(?:${string}|${boolean}|${number})`;

/** A scalar or enum in JSON; undefined: the type is not known. */
export function leafPattern(type: GraphQLOutputType | undefined): string {
  if (type && isEnumType(type))
    return `"(?:${type
      .getValues()
      .map(({ name }) => name)
      .join('|')})"`;
  return (type && isScalarType(type) && scalars[type.name]) || anyScalar;
}

/** A value of the type, lists and null included; named: one of its innermost type. */
export function valuePattern(type: GraphQLOutputType, named: string): string {
  if (isNonNullType(type)) return strictPattern(type.ofType, named);
  return `(?:null|${strictPattern(type, named)})`;
}

function strictPattern(type: GraphQLOutputType, named: string): string {
  if (!isListType(type)) return named;
  const item = valuePattern(type.ofType as GraphQLOutputType, named);
  // The item stands here once: twice at each level would make a long pattern of lists in lists.
  return String.raw`\[(?:${item}(?:,(?!\])|(?=\])))*\]`;
}

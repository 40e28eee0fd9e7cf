import {
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isUnionType,
  parse,
  validate,
} from 'graphql';

const deepest = 5;

/** The same numbers between 0 and 1 for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** A valid operation with aliases, fragments, arguments, skip and include, and the values of its variables. */
export function randomOperation(schema: GraphQLSchema, seed: number) {
  const random = randomOf(seed);
  const chance = (share: number) => random() < share;
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const fragments: string[] = [];
  let aliases = 0;

  const condition = (): string =>
    chance(0.1) ? pick([' @include(if: $yes)', ' @skip(if: $yes)', ' @skip(if: $no)', ' @include(if: $no)']) : '';
  const argumentsOf = (field: GraphQLField<unknown, unknown>): string => {
    const given = field.args.flatMap(({ name, type }) => {
      if (!isNonNullType(type) && chance(0.4)) return [];
      const named = getNamedType(type).name;
      if (named === 'Int') return [`${name}: ${chance(0.5) ? '$count' : '3'}`];
      return [`${name}: ${named === 'ID' ? '"id-1"' : '"words"'}`];
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  };
  const field = (one: GraphQLField<unknown, unknown>, depth: number): string => {
    const type = getNamedType(one.type);
    const given = argumentsOf(one);
    const alias = given || chance(0.2) ? `x${aliases++}: ` : '';
    const inner = isCompositeType(type) ? ` { ${selection(type, depth + 1)} }` : '';
    return `${alias}${one.name}${given}${condition()}${inner}`;
  };
  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const parts: string[] = [];
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const leaves = fields.filter((one) => !isCompositeType(getNamedType(one.type)));
    const possible = depth < deepest ? fields : leaves;
    for (const one of possible) if (chance(0.55)) parts.push(field(one, depth));
    if (chance(0.2)) parts.push('__typename');
    if (isAbstractType(type) && depth < deepest + 1) {
      for (const each of schema.getPossibleTypes(type)) {
        if (chance(0.6)) parts.push(`... on ${each.name}${condition()} { ${selection(each, depth + 1)} }`);
      }
    } else if (depth < deepest && chance(0.15)) {
      const name = `Part${fragments.length}`;
      fragments.push('');
      fragments[Number(name.slice(4))] = `fragment ${name} on ${type.name} { ${selection(type, depth + 1)} }`;
      parts.push(`...${name}`);
    }
    return parts.length > 0 ? parts.join(' ') : '__typename';
  };
  const isMutation = schema.getMutationType() && chance(0.5);
  const root = isMutation ? schema.getMutationType()! : schema.getQueryType()!;
  const body = Object.values(root.getFields())
    .filter(() => chance(0.7))
    .map((one) => field(one, 1))
    .join(' ');
  const query = `${isMutation ? 'mutation' : 'query'} Random($yes: Boolean! = true, $no: Boolean!, $count: Int!) {
    ${body || '__typename'} unused: __typename @include(if: $yes) unusedToo: __typename @skip(if: $no) }
    ${fragments.join('\n')}`;
  return { query, variables: { no: false, count: 2, ...(chance(0.5) && { yes: chance(0.5) }) } };
}

/** So many random operations that are valid, the same each time. */
export function* operations({ schema }: { schema: GraphQLSchema }, many: number) {
  for (let seed = 1, found = 0; found < many; seed++) {
    const operation = randomOperation(schema, seed);
    const mistakes = validate(schema, parse(operation.query));
    // Variables that nobody uses, and fields of one name with two types, are what a random operation may have.
    if (mistakes.some(({ message }) => !message.includes('is never used'))) continue;
    found++;
    yield { seed, ...operation };
  }
}

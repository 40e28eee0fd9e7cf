import { type ConstDirectiveNode, Kind } from 'graphql';

/** What a directive of the join specification says under a name, as it is written there: "price weight", A, false. */
export function saidOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((one) => one.name.value === name)?.value;
  if (value?.kind === Kind.STRING || value?.kind === Kind.ENUM) return value.value;
  return value?.kind === Kind.BOOLEAN ? String(value.value) : undefined;
}

/** The directive with other words, of the same kind, under a name. */
export const saying = (directive: ConstDirectiveNode, name: string, words: string): ConstDirectiveNode => ({
  ...directive,
  arguments: directive.arguments?.map((one) =>
    one.name.value === name && (one.value.kind === Kind.STRING || one.value.kind === Kind.ENUM)
      ? { ...one, value: { ...one.value, value: words } }
      : one,
  ),
});

export const isJoin = (directive: ConstDirectiveNode, what: string): boolean =>
  directive.name.value === `join__${what}`;

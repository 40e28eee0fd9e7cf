import { type DocumentNode, Kind, visit } from 'graphql';
import type { Refusal } from '../refused-operation';

/** As keys of an answer or of variables these reach what all objects inherit, in our process or in a client's. */
const inherited = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** Refuses aliases and variables that clash with what objects inherit, and aliases that claim to be a __typename. */
export function refuseUnsafeNames(document: DocumentNode): Refusal | null {
  let found: string | null = null;
  visit(document, {
    Field({ name, alias }) {
      const isFalseTypename = alias?.value === '__typename' && name.value !== '__typename';
      if (alias && (inherited.has(alias.value) || isFalseTypename)) found ??= `The alias "${alias.value}"`;
    },
    [Kind.VARIABLE]({ name }) {
      if (inherited.has(name.value)) found ??= `The variable "$${name.value}"`;
    },
  });
  if (found === null) return null;
  const message = `${found as string} has a name with a meaning of its own in programs; choose another.`;
  return { message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
}

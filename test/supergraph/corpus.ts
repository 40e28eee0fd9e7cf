import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import type { GraphAnswer } from '../support/system';

/** Holds a query per file, beside its answer and its plan. */
export const directory = join(__dirname, 'queries');

export const names = readdirSync(directory)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.replace(/\.graphql$/, ''));

export const queryOf = (name: string): string => readFileSync(join(directory, `${name}.graphql`), 'utf8');

/** A variable of a query is the id of what the story calls so. */
export function variablesOf(query: string, ids: Record<string, string>): Record<string, string> {
  const variables = parse(query).definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? (node.variableDefinitions ?? []) : [],
  );
  return Object.fromEntries(
    variables.map(({ variable: { name } }) => {
      const id = ids[name.value];
      if (!id) throw new Error(`the story has nothing called ${name.value}, only ${Object.keys(ids).join(', ')}`);
      return [name.value, id];
    }),
  );
}

/** Errors of departments that are asked at the same time come as they arrive: here by their paths. */
export function inOrder({ data, errors }: GraphAnswer): GraphAnswer {
  const placeOf = ({ path = [] }: { path?: unknown[] }) => path.join('.');
  return { data, ...(errors && { errors: errors.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)) }) };
}

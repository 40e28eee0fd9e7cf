import type { Answer } from './post-operation';

/** So many entities a department is asked for at once; its own limit is the same. */
export const largestPiece = 1_000;

type Variables = Record<string, unknown> | undefined;

/**
 * Asks for more entities than a department takes at once in several questions, and puts the answers together as if it
 * had been one. One that fails fails all: the others' entities could not be told from it.
 */
export function askInPieces(variables: Variables, ask: (variables: Variables) => Promise<Answer>): Promise<Answer> {
  const representations = variables?.['representations'];
  const isOnePiece = !Array.isArray(representations) || representations.length <= largestPiece;
  return isOnePiece ? ask(variables) : askSeveral(variables, representations, ask);
}

async function askSeveral(
  variables: Variables,
  representations: readonly unknown[],
  ask: (variables: Variables) => Promise<Answer>,
): Promise<Answer> {
  const starts = Array.from(
    { length: Math.ceil(representations.length / largestPiece) },
    (_, index) => index * largestPiece,
  );
  const answers = await Promise.all(
    starts.map((start) => ask({ ...variables, representations: representations.slice(start, start + largestPiece) })),
  );
  const entities = answers.flatMap(({ data }, index) => {
    const length = Math.min(largestPiece, representations.length - starts[index]!);
    return data?.['_entities'] ?? Array.from({ length }, () => null);
  });
  const errors = answers.flatMap((answer, index) => errorsFrom(answer, starts[index]!));
  return { data: { _entities: entities }, ...(errors.length > 0 && { errors }) };
}

/** An error of an entity leads to its place among all of them. */
function errorsFrom({ errors = [] }: Answer, start: number): NonNullable<Answer['errors']> {
  return errors.map((error) => {
    const [root, index, ...rest] = Array.isArray(error.path) ? error.path : [];
    if (root !== '_entities' || typeof index !== 'number') return error;
    return { ...error, path: [root, start + index, ...rest] };
  });
}

import type { Viewer } from '../guard/viewer';
import { DepartmentFailure } from './department-error';
import { type Patience, waitFor } from './patience';
import { plainJson } from './plain-json';
import type { Answer } from './post-operation';

/** A question to a department that runs in this process. */
export interface NeighbourQuestion {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  viewer: Viewer;
  requestId: string;
  traceparent: string | null;
}

/** A department that runs in this process. */
export interface Neighbour {
  /**
   * The objects and lists of the data are made for this answer and nobody else's, and have the keys asked for; the
   * values of scalars may be anything.
   */
  answer(question: NeighbourQuestion): Promise<Answer>;
}

/**
 * Asks without HTTP, and within the same bounds: rejects with DepartmentFailure when the time is over or the client
 * leaves. As over HTTP, the department does not notice that nobody waits any more, and gets no object of ours.
 */
export function askNeighbour(neighbour: Neighbour, question: NeighbourQuestion, patience: Patience): Promise<Answer> {
  return waitFor(patience, (done, fail) => {
    const variables = question.variables && ownVariables(question.variables);
    neighbour
      .answer({ ...question, variables })
      .then(done, (cause: unknown) =>
        fail(new DepartmentFailure('unavailable', 'no answer', { cause, reached: 'department' })),
      );
    return () => {};
  });
}

/** Copies of the variables. Representations are many and hardly hold anything but texts. */
function ownVariables(variables: Record<string, unknown>): Record<string, unknown> {
  const { representations, ...others } = variables;
  const own = plainJson(others, Number.POSITIVE_INFINITY);
  if (representations !== undefined) {
    own['representations'] = Array.isArray(representations)
      ? representations.map(ownRepresentation)
      : plainJson(representations, Number.POSITIVE_INFINITY);
  }
  return own;
}

function ownRepresentation(representation: Record<string, unknown>): Record<string, unknown> {
  const own = { ...representation };
  for (const key in own) if (typeof own[key] !== 'string') own[key] = plainJson(own[key], Number.POSITIVE_INFINITY);
  return own;
}

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
  answer(question: NeighbourQuestion): Promise<Answer>;
}

/**
 * Asks without HTTP, and within the same bounds: rejects with DepartmentFailure when the time is over, the client
 * leaves or the answer is too long. As over HTTP, the department does not notice that nobody waits any more, and
 * neither side holds an object of the other.
 */
export function askNeighbour(
  neighbour: Neighbour,
  question: NeighbourQuestion,
  { longestAnswer, ...patience }: Patience & { /** Characters of its text. */ longestAnswer: number },
): Promise<Answer> {
  return waitFor(patience, (done, fail) => {
    const variables = question.variables && plainJson(question.variables, Number.POSITIVE_INFINITY);
    neighbour
      .answer({ ...question, variables })
      .then((answer) => plainJson(answer, longestAnswer))
      .then(done, (cause: unknown) =>
        fail(new DepartmentFailure('unavailable', 'no answer', { cause, reached: 'department' })),
      );
    return () => {};
  });
}

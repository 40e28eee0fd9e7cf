import type { Viewer } from '../guard/viewer';
import { DepartmentFailure } from './department-error';
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

interface Patience {
  milliseconds: number;
  clientGone: AbortSignal;
  /** Characters that the answer's text would have at most. */
  longestAnswer: number;
}

/**
 * Asks without HTTP, and within the same bounds: rejects with DepartmentFailure when the time is over, the client
 * leaves or the answer is too long. As over HTTP, the department does not notice that nobody waits any more, and
 * neither side holds an object of the other.
 */
export function askNeighbour(
  neighbour: Neighbour,
  question: NeighbourQuestion,
  { milliseconds, clientGone, longestAnswer }: Patience,
): Promise<Answer> {
  return new Promise((done, fail) => {
    const settle = () => {
      clearTimeout(timer);
      clientGone.removeEventListener('abort', leave);
    };
    const end = (failure: DepartmentFailure) => {
      settle();
      fail(failure);
    };
    const leave = () => end(new DepartmentFailure('cancelled', 'the client left'));
    const timer = setTimeout(
      () => end(new DepartmentFailure('timeout', `no answer within ${Math.round(milliseconds)} ms`)),
      milliseconds,
    );
    clientGone.addEventListener('abort', leave);
    const variables = question.variables && plainJson(question.variables, Number.POSITIVE_INFINITY);
    neighbour
      .answer({ ...question, variables })
      .then((answer) => plainJson(answer, longestAnswer))
      .then(
        (answer) => {
          settle();
          done(answer);
        },
        (cause: unknown) => end(new DepartmentFailure('unavailable', 'no answer', { cause, reached: 'department' })),
      );
  });
}

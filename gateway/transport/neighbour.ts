import type { Viewer } from '../guard/viewer';
import { DepartmentFailure } from './department-error';
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

/** A department that runs in this process; values of its answers are those that JSON has. */
export interface Neighbour {
  answer(question: NeighbourQuestion): Promise<Answer>;
}

interface Patience {
  milliseconds: number;
  clientGone: AbortSignal;
}

/**
 * Asks without HTTP, and within the same bounds: rejects with DepartmentFailure when the time is over or the client
 * leaves. As over HTTP, the department does not notice that nobody waits any more.
 */
export function askNeighbour(
  neighbour: Neighbour,
  question: NeighbourQuestion,
  { milliseconds, clientGone }: Patience,
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
    neighbour.answer(question).then(
      (answer) => {
        settle();
        done(answer);
      },
      (cause: unknown) => end(new DepartmentFailure('unavailable', 'no answer', { cause, reached: 'department' })),
    );
  });
}

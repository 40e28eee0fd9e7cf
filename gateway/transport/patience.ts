import type { ClientGone } from '../client-gone';
import { DepartmentFailure } from './department-error';

/** How long a department is waited for. */
export interface Patience {
  milliseconds: number;
  clientGone: ClientGone;
}

/** Begins what is waited for, and returns what cuts it short. */
type Begin<Result> = (done: (result: Result) => void, fail: (failure: DepartmentFailure) => void) => () => void;

/** Waits until it is done or has failed, the time is over or the client has left; then rejects with DepartmentFailure. */
export function waitFor<Result>({ milliseconds, clientGone }: Patience, begin: Begin<Result>): Promise<Result> {
  return new Promise((done, fail) => {
    const settle = () => {
      clearTimeout(timer);
      clientGone.forget(leave);
    };
    let cut: (() => void) | null = null;
    const giveUp = (reason: DepartmentFailure) => {
      settle();
      cut?.();
      fail(reason);
    };
    const leave = () => giveUp(new DepartmentFailure('cancelled', 'the client left'));
    const timer = setTimeout(
      () => giveUp(new DepartmentFailure('timeout', `no answer within ${Math.round(milliseconds)} ms`)),
      Math.ceil(milliseconds),
    );
    clientGone.listen(leave);
    cut = begin(
      (result) => {
        settle();
        done(result);
      },
      (failure) => {
        settle();
        fail(failure);
      },
    );
  });
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Handler, inTurn } from '../../gateway/handlers';

const failure = new Error('no');

describe('handlers in turn', () => {
  const run = async (handlers: readonly Handler[]) => {
    const failures: unknown[] = [];
    inTurn(handlers, (error) => failures.push(error))({} as IncomingMessage, {} as ServerResponse & { req: never });
    await new Promise(setImmediate);
    return failures;
  };

  it('pass a request on, each when it wants to, with what has been noted', async () => {
    const order: unknown[] = [];
    const failures = await run([
      (_request, response, next) => {
        response.locals['noted'] = 1;
        setImmediate(next);
      },
      async (_request, response, next) => {
        await Promise.resolve();
        order.push(response.locals['noted']);
        next();
      },
      () => order.push('answered'),
      () => order.push('never'),
    ]);

    expect([order, failures]).toEqual([[1, 'answered'], []]);
  });

  it.each<[string, Handler]>([
    [
      'throws',
      () => {
        throw failure;
      },
    ],
    ['rejects', async () => Promise.reject(failure)],
    ['says so', (_request, _response, next) => next(failure)],
  ])('end where one %s', async (_how, handler) => {
    const after = jest.fn();

    expect(await run([(_request, _response, next) => next(), handler, after])).toEqual([failure]);
    expect(after).not.toHaveBeenCalled();
  });
});

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

export type GatewayRequest = IncomingMessage & { /** Once it has been read. */ body?: unknown };

/** locals: what is noted of a request on its way, as Express has it. */
export type GatewayResponse = ServerResponse & { locals: Record<string, unknown> };

/** One step of a request's way. It answers or calls next; it needs nothing of Express, and can be one of its own. */
export type Handler = (request: GatewayRequest, response: GatewayResponse, next: (error?: unknown) => void) => unknown;

/** Lets handlers have their turns as Express does, without looking for them: the last one answers. */
export function inTurn(
  handlers: readonly Handler[],
  onError: (error: unknown, response: GatewayResponse) => void,
): RequestListener {
  return (request, given) => {
    const response = Object.assign(given, { locals: {} });
    let at = 0;
    const fail = (error: unknown): void => onError(error ?? new Error('a handler failed for no reason'), response);
    const next = (error?: unknown): void => {
      if (error !== undefined) return fail(error);
      try {
        const underWay = handlers[at++]!(request, response, next);
        if (underWay instanceof Promise) underWay.catch(fail);
      } catch (thrown) {
        fail(thrown);
      }
    };
    next();
  };
}

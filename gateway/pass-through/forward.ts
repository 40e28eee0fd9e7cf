import type { IncomingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { type Dispatcher, request as send } from 'undici';
import { BodyTooLargeError, limitedTo } from './limited-body';
import type { PublicPath } from './public-paths';

/** Below the gateway's own limit for a request. */
const patienceMilliseconds = 9_000;
const usualHeaders = ['accept', 'accept-language', 'content-type', 'user-agent'];
/** What a department may say; all else is between it and the gateway. */
const answerHeaders = [
  'allow',
  'cache-control',
  'content-disposition',
  'content-language',
  'content-security-policy',
  'content-length',
  'content-type',
  'location',
  'referrer-policy',
  'retry-after',
  'x-content-type-options',
];

interface Forwarding {
  publicPath: PublicPath;
  /** GraphQL endpoint of the department; the address asked for is beside it. */
  url: string;
  authorization: string;
  dispatcher: Dispatcher;
}

const chosen = (headers: IncomingHttpHeaders, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));

/**
 * Sends a request on to one department and its answer back, both as they come. Rejects with BodyTooLargeError, or
 * when the department does not answer in time; then nothing has been sent back.
 */
export async function forward(
  request: Request,
  response: Response,
  { publicPath, url, authorization, dispatcher }: Forwarding,
): Promise<void> {
  const { maximumBytes, headers } = publicPath;
  const isUpload = request.method === 'POST';
  if (isUpload && Number(request.headers['content-length'] ?? 0) > maximumBytes) {
    throw new BodyTooLargeError(`more than ${maximumBytes} bytes`);
  }
  const gone = new AbortController();
  response.once('close', () => !response.writableFinished && gone.abort());
  // Until it answers; what it answers may take as long as whoever asked takes to read it.
  const patience = new AbortController();
  const timer = setTimeout(
    () => patience.abort(new Error('the department did not answer in time')),
    patienceMilliseconds,
  );
  const body = isUpload ? limitedTo(maximumBytes) : undefined;
  const reading = body && pipeline(request, body);
  // Its failure is the body's, which ends the sending below.
  reading?.catch(() => undefined);
  const answer = await send(new URL(`.${request.originalUrl}`, url), {
    method: request.method,
    dispatcher,
    signal: AbortSignal.any([gone.signal, patience.signal]),
    bodyTimeout: patienceMilliseconds,
    headers: {
      ...chosen(request.headers, [...usualHeaders, ...headers]),
      authorization,
      'x-request-id': response.locals['requestId'] as string,
    },
    body,
  }).finally(() => clearTimeout(timer));
  response.status(answer.statusCode);
  for (const [name, value] of Object.entries(chosen(answer.headers, answerHeaders))) response.setHeader(name, value);
  await pipeline(answer.body, response);
}

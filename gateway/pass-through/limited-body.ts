import { Transform } from 'node:stream';

/** A body grew past what its address takes. */
export class BodyTooLargeError extends Error {
  override name = 'BodyTooLargeError';
}

/** Passes a body on as it comes and fails at the first byte over the limit, so that none is held in memory. */
export function limitedTo(maximumBytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > maximumBytes) return done(new BodyTooLargeError(`more than ${maximumBytes} bytes`));
      done(null, chunk);
    },
  });
}

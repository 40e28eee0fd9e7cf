const firstDelaySeconds = 5;
const longestDelaySeconds = 3_600;

/** How long a message rests that was not taken, by how often it was tried. */
export const retryAfterSeconds = (attempts: number): number =>
  Math.min(longestDelaySeconds, firstDelaySeconds * 2 ** (attempts - 1));

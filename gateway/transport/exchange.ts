import type { Reached } from './department-error';

/** One POST to a department. */
export interface Posted {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What came back, before anybody looks at what it means. */
export interface Received {
  status: number;
  retryAfter: string | undefined;
  text: string;
}

/** Told of the end of a POST, once. */
export interface Exchange {
  done(received: Received): void;
  fail(cause: unknown, reached: Reached): void;
}

/** Sends one POST; what it returns cuts the exchange short, after which nobody is told of anything. */
export type Post = (posted: Posted, exchange: Exchange) => () => void;

/** JSON may begin with a byte order mark, which JSON.parse refuses. */
export const withoutMark = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

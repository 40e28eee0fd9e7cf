import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** Why an operation is not run, in words and figures for its sender. */
export interface Refusal {
  message: string;
  extensions: { code: string } & Record<string, string | number>;
}

/** An operation is refused before it is planned, let alone run; what it says is made for clients. */
export class RefusedOperation extends GraphQLError {
  constructor({ message, extensions }: Refusal, status = 400, headers: Record<string, string> = {}) {
    const http = { status, headers: new HeaderMap(Object.entries(headers)) };
    super(message, { extensions: { ...extensions, http } });
  }
}

interface Excess {
  /** What is limited, for programs. */
  limit: string;
  allowed: number;
  found: number;
  /** What is counted, for people, in the plural. */
  counted: string;
}

/** Refusal of what is larger than a limit allows. */
export const exceeds = ({ limit, allowed, found, counted }: Excess): Refusal => ({
  message: `An operation may have at most ${allowed} ${counted}, this one has ${found}.`,
  // JSON knows no number beyond this: fragments within fragments multiply.
  extensions: { code: 'LIMIT_EXCEEDED', limit, allowed, found: Math.min(found, Number.MAX_SAFE_INTEGER) },
});

import { CombinedGraphQLErrors, type ErrorLike } from '@apollo/client';
import type { GraphQLFormattedError } from 'graphql';

/** Why a field is null. */
export type Absent =
  /** The department can't be asked at the moment, which says nothing about the customer. */
  | { is: 'down'; department: string; retryAfter: number }
  /** This viewer may not; asking again does not help. */
  | { is: 'forbidden' }
  /** Nothing has this id or address. */
  | { is: 'not found' }
  /** Anything else, such as a refused argument; the message is fit to be shown. */
  | { is: 'failed'; message: string }
  /** Null without an error comes from the cache only, which keeps the null of an earlier answer but not its error. */
  | { is: 'not asked' };

/** Zeros and empty lists are known: the department answered that it has nothing on this customer. */
export type State<Value> = { is: 'known'; value: Value } | Absent;

/** There was no answer that errors could be in: no network, not signed in. The cause is Apollo Client's error. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
}

/** The errors inside an answer; throws a NoAnswerError where there was none. */
export function errorsOf(error: ErrorLike | undefined): readonly GraphQLFormattedError[] {
  if (!error) return [];
  if (CombinedGraphQLErrors.is(error)) return error.errors;
  throw new NoAnswerError('the graph gave no answer', { cause: error });
}

/** What there is to say about the field at the path; one function for facets, root fields and all that may be null. */
export function stateOf<Value>(
  value: Value | null | undefined,
  path: readonly (string | number)[],
  errors: readonly GraphQLFormattedError[],
): State<Value> {
  if (value != null) return { is: 'known', value };
  const error = errors.find((one) => leadsTo(path, one.path ?? []));
  if (!error) return { is: 'not asked' };
  const { code, department, retryAfter } = error.extensions ?? {};
  switch (code) {
    case 'DEPARTMENT_UNAVAILABLE':
    case 'DEPARTMENT_TIMEOUT':
      return { is: 'down', department: String(department), retryAfter: Number(retryAfter) };
    case 'FORBIDDEN':
      return { is: 'forbidden' };
    case 'NOT_FOUND':
      return { is: 'not found' };
    default:
      return { is: 'failed', message: error.message };
  }
}

/** An error lies at the null itself, below it where a part must not be null, or above it where the parent failed. */
const leadsTo = (path: readonly (string | number)[], errorPath: readonly (string | number)[]): boolean =>
  errorPath.slice(0, path.length).every((key, index) => key === path[index]);

/** The reason in words for the person in front of the screen. */
export function whyNot(absent: Absent): string {
  switch (absent.is) {
    case 'down':
      return `${absent.department} can't be asked right now, try again in ${absent.retryAfter} s`;
    case 'forbidden':
      return 'your role does not allow this';
    case 'not found':
      return 'there is none';
    case 'failed':
      return absent.message;
    case 'not asked':
      return 'not known yet, ask again';
  }
}

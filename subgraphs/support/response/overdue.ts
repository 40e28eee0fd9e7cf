import type { EntityManager } from 'typeorm';
import { ticketKinds } from '../ticket/entity';
import type { OverdueSince } from './overdue-condition';
import { responseTargets } from './targets';

interface Nested {
  overdue?: object | null;
  and?: readonly Nested[] | null;
  or?: readonly Nested[] | null;
  not?: Nested | null;
}

const mentions = ({ overdue, and, or, not }: Nested): boolean =>
  overdue != null || [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])].some(mentions);

function told<Filter extends Nested>(filter: Filter, since: OverdueSince): Filter {
  const inner = (one: Nested) => told(one, since);
  return {
    ...filter,
    ...(filter.overdue && { overdue: { ...filter.overdue, since } }),
    ...(filter.and && { and: filter.and.map(inner) }),
    ...(filter.or && { or: filter.or.map(inner) }),
    ...(filter.not && { not: inner(filter.not) }),
  };
}

/** The list's arguments, where its filter asks what is overdue with the instants by which that is found. */
export async function withOverdue<Arguments extends { filter?: Nested | null }>(
  listArguments: Arguments,
  manager: EntityManager,
  timeZone: string,
): Promise<Arguments> {
  const { filter } = listArguments;
  if (!filter || !mentions(filter)) return listArguments;
  const targets = await responseTargets(manager, timeZone);
  const now = new Date();
  const since = Object.fromEntries(
    ticketKinds.map((kind) => [kind, targets.time.before(now, targets.minutesFor(kind))]),
  ) as OverdueSince;
  return { ...listArguments, filter: told(filter, since) };
}

import type { EntityManager } from 'typeorm';
import type { Outreach } from '../../kit/outreach';
import type { Settings } from '../../kit/settings';
import type { Channel } from '../campaign/entity';
import { type HoldReason, holdReasons } from './hold-reason';
import { quietUntil } from './quiet-hours';

/** Whom to reach how and what for. */
export interface Approach {
  customerId: string;
  channel: Channel;
  /** In lower case. */
  purpose: string;
}

/** How a customer stands to messages of a channel and purpose, all ids the person has taken together. */
export interface Standing {
  /** The surviving id. */
  person: string;
  /** All ids of the person. */
  members: string[];
  /** Where to reach the person; null where nobody knows. */
  address: string | null;
  /** What holds a message at this moment, in the order of holdReasons. */
  holds: HoldReason[];
  /** When the quiet hours end that hold it. */
  quietUntil: Date | null;
}

/** What the graph says of it. */
export interface Holding {
  channel: Channel;
  purpose: string;
  heldBecause: HoldReason[];
}

interface Stored extends Pick<Standing, 'person' | 'members' | 'address' | 'holds'> {
  timeZone: string | null;
  recent: number;
}

const week = 7 * 86_400_000;

/**
 * How customers stand at a moment, in the order asked, with one statement. What was committed before it is in it, a
 * complaint in support's outbox included.
 */
export async function standings(
  manager: EntityManager,
  approaches: readonly Approach[],
  { outreach, businessTimeZone }: Pick<Settings, 'outreach' | 'businessTimeZone'>,
  moment = new Date(),
): Promise<Standing[]> {
  if (approaches.length === 0) return [];
  const rows: Stored[] = await manager.query(
    `SELECT person, members, address, time_zone AS "timeZone", holds, recent
      FROM marketing.standing($1::uuid[], $2::text[], $3::text[], $4) ORDER BY "position"`,
    [
      approaches.map(({ customerId }) => customerId),
      approaches.map(({ channel }) => channel),
      approaches.map(({ purpose }) => purpose),
      new Date(moment.getTime() - week),
    ],
  );
  return rows.map(({ timeZone, recent, holds, ...row }, index) => {
    const quiet = restsIn(outreach, approaches[index]?.purpose ?? '')
      ? quietUntil(moment, timeZone ?? businessTimeZone, outreach.quietHours)
      : null;
    const found = new Set(holds);
    if (recent >= outreach.weeklyLimit) found.add('WEEKLY_LIMIT');
    if (quiet) found.add('QUIET_HOURS');
    return { ...row, holds: holdReasons.filter((reason) => found.has(reason)), quietUntil: quiet };
  });
}

/** Whether messages of a purpose rest in quiet hours. */
const restsIn = ({ advertisingPurposes }: Outreach, purpose: string): boolean => advertisingPurposes.has(purpose);

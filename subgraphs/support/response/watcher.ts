import { setTimeout as pause } from 'node:timers/promises';
import type { BackgroundServices, BackgroundTask } from '../../kit/background';
import { publish } from '../../kit/outbox';
import { tableOf } from '../../kit/statement';
import { Ticket, ticketKinds } from '../ticket/entity';
import { responseTargets } from './targets';
import { waitingSince } from './waiting';

const lookEverySeconds = 30;
/** How long before the answer is due somebody should learn of it, in business minutes. */
const noticeMinutes = 30;

interface Waiting {
  id: string;
  customerId: string | null;
  number: string;
  waitingSince: Date;
}

type WatcherParts = Pick<BackgroundServices, 'database' | 'settings'>;

/**
 * Publishes each ticket whose customer waits for an answer that is due soon, before it is missed: once for the first
 * answer, and once more each time the customer has written again since the last word of ours. Returns how many.
 */
export async function warnOfDue({ database, settings }: WatcherParts, now = new Date()): Promise<number> {
  const targets = await responseTargets(database.manager, settings.businessTimeZone);
  return database.transaction(async (transaction) => {
    let warned = 0;
    for (const kind of ticketKinds) {
      const since = targets.time.before(now, Math.max(0, targets.minutesFor(kind) - noticeMinutes));
      if (since === null) continue;
      const [tickets] = await transaction.query<[Waiting[], number]>(
        `UPDATE ${tableOf(transaction, Ticket)} t SET warned_at = $3, updated_at = now()
          WHERE kind = $1 AND status IN ('NEW', 'OPEN')
            AND ${waitingSince} <= $2 AND (warned_at IS NULL OR warned_at < ${waitingSince})
          RETURNING id, customer_id AS "customerId", number, ${waitingSince} AS "waitingSince"`,
        [kind, since, now],
      );
      await publish(
        transaction,
        tickets.map(({ id, customerId, number, waitingSince: createdAt }) => ({
          type: 'support.ticket.answer-due',
          customerId,
          occurredAt: now,
          data: { ticketId: id, number, kind, dueAt: targets.dueAt({ kind, createdAt }) },
        })),
      );
      warned += tickets.length;
    }
    return warned;
  });
}

/** Looks for answers that are due soon for as long as the department runs. */
export const dueWatcher = (parts: WatcherParts): BackgroundTask => ({
  name: 'due-watcher',
  async run(signal) {
    while (!signal.aborted) {
      await warnOfDue(parts);
      await pause(lookEverySeconds * 1000, undefined, { signal }).catch(() => undefined);
    }
  },
});

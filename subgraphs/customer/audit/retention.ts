import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { BackgroundServices, BackgroundTask } from '../../kit/background';

const pauseMillis = 60 * 60_000;
const millisPerDay = 86_400_000;

/** Lets go of entries that are older than the audit keeps them; how many those were. */
export async function forgetOldEntries(database: DataSource, retentionDays: number): Promise<number> {
  const before = new Date(Date.now() - retentionDays * millisPerDay);
  for (let gone = 0; ;) {
    const [row]: { count: number }[] = await database.query('SELECT audit.forget($1) AS count', [before]);
    if (!row?.count) return gone;
    gone += row.count;
  }
}

/** The task that keeps the audit no longer than it is kept. */
export const auditRetentionTask = ({ database, settings }: BackgroundServices): BackgroundTask => ({
  name: 'retention of the audit',
  async run(signal) {
    while (!signal.aborted) {
      await forgetOldEntries(database, settings.auditRetentionDays);
      await wait(pauseMillis, undefined, { signal }).catch(() => {});
    }
  },
});

import { setTimeout as wait } from 'node:timers/promises';
import type { BackgroundServices, BackgroundTask } from '../../kit/background';
import { startOfDay, businessDayOf } from '../../kit/business-day';
import { Refusal } from '../../kit/errors';
import { computeFit, storeFit } from './service';

const lookEveryMillis = 60_000;
/** When at night, in the business time zone, the fit of the day is made. */
const fitHour = 3;
const millisecondsPerHour = 3_600_000;

/** The latest night's hour of fitting that is over. */
export function lastNight(now: Date, timeZone: string): Date {
  const hourOf = (day: number) => new Date(startOfDay(day, timeZone).getTime() + fitHour * millisecondsPerHour);
  const today = businessDayOf(now, timeZone);
  return hourOf(today) <= now ? hourOf(today) : hourOf(today - 1);
}

/** Whether orders were imported since the latest fit, or the night's fit has not been made; never while an import runs. */
export async function fitIsDue(
  { database, settings }: Pick<BackgroundServices, 'database' | 'settings'>,
  now: Date,
): Promise<boolean> {
  const [state]: { due: boolean }[] = await database.query(
    `SELECT EXISTS (SELECT FROM sales.orders)
        AND NOT EXISTS (SELECT FROM sales.import_run WHERE finished_at IS NULL AND updated_at > now() - interval '5 minutes')
        AND coalesce(fitted_at < greatest($1::timestamptz, imported_at), TRUE) AS due
      FROM (SELECT (SELECT max(fitted_at) FROM sales.purchase_fits) AS fitted_at,
        (SELECT max(finished_at) FROM sales.import_run WHERE kind IN ('orders', 'order-lines')) AS imported_at) known`,
    [lastNight(now, settings.businessTimeZone)],
  );
  return state?.due === true;
}

/** Fits the purchase model each night and after imports of orders. */
export const purchaseFitTask = (services: BackgroundServices): BackgroundTask => ({
  name: 'purchase-fit',
  async run(signal) {
    while (!signal.aborted) {
      const now = new Date();
      if (await fitIsDue(services, now)) {
        const { database, settings, log } = services;
        try {
          await storeFit(
            database.manager,
            await computeFit(database, { until: now, timeZone: settings.businessTimeZone, signal }),
          );
        } catch (error) {
          // Orders that were all cancelled, or lie ahead: there is nothing to fit until there are others.
          if (!(error instanceof Refusal)) throw error;
          log.info('there is no order to fit the purchase model to');
        }
      }
      await wait(lookEveryMillis, undefined, { signal }).catch(() => {});
    }
  },
});

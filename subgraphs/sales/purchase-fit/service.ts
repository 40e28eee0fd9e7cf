import { Worker } from 'node:worker_threads';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../kit/errors';
import { PurchaseFit } from './entity';
import { businessDayOf, dayText } from '../../kit/business-day';
import type { FitOrder, FittedOrders } from './fit-orders';
import { workerFile } from './worker-file';

/** A fit before it is stored. */
export type NewFit = Omit<PurchaseFit, 'createdAt' | 'updatedAt'>;

/** Fits in a thread of its own, so that requests are answered meanwhile; the signal ends it. */
function fitInThread(order: FitOrder, signal?: AbortSignal): Promise<FittedOrders | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: order });
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the fit was ended before it had a result')));
  });
}

/** Fits the model to all orders up to an instant. Throws a Refusal when there are none. */
export async function computeFit(
  database: DataSource,
  { until, timeZone, signal }: { until: Date; timeZone: string; signal?: AbortSignal },
): Promise<NewFit> {
  const { url } = database.options as { url: string };
  const lastDay = businessDayOf(until, timeZone);
  const fitted = await fitInThread({ url, timeZone, until, lastDay }, signal);
  if (!fitted) {
    throw new Refusal('INVALID', 'there is no order up to calibrationEnd to fit the model to', ['calibrationEnd']);
  }
  return {
    id: uuid(),
    ...fitted,
    fittedAt: new Date(),
    calibrationEnd: dayText(lastDay),
  };
}

/** Makes a fit the one that answers; returns its id. */
export async function storeFit(manager: EntityManager, fit: NewFit): Promise<string> {
  await manager.insert(PurchaseFit, fit);
  return fit.id;
}

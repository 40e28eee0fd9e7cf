import type { EntityManager } from 'typeorm';
import { columnsOf, tableOf } from '../../kit/statement';
import { PurchaseFit } from './entity';

/** The latest fit; null before the first one. */
export async function latestFit(manager: EntityManager): Promise<PurchaseFit | null> {
  const rows: PurchaseFit[] = await manager.query(
    `SELECT ${columnsOf(manager, PurchaseFit, 't')} FROM ${tableOf(manager, PurchaseFit)} t
      ORDER BY t.fitted_at DESC, t.id DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

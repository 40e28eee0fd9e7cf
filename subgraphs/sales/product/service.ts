import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { requireAmount, requireCurrency } from '../../kit/money';
import { changesOf, insertNew } from '../../kit/upsert';
import { requireText } from '../../kit/text';
import { publishFacts } from '../../kit/facts';
import { Product } from './entity';

export interface ProductSave {
  sku: string;
  name: string;
  /** Undefined or null keeps what is known. */
  category?: string | null;
  price?: { amount: string; currencyCode: string } | null;
}

export interface SavedProduct {
  sku: string;
  outcome: 'created' | 'updated' | 'unchanged';
}

const priceAsWritten = /^\d+(\.\d+)?$/;

function checked({ sku, name, category, price }: ProductSave): Partial<Product> & { sku: string } {
  if (price && !priceAsWritten.test(price.amount)) {
    throw new Refusal('INVALID', 'a price must not be negative', ['price', 'amount']);
  }
  return {
    sku: requireText(sku, 100, ['sku']),
    name: requireText(name, 300, ['name']),
    ...(category != null && { category: requireText(category, 200, ['category']) }),
    ...(price != null && {
      price: requireAmount(price.amount, ['price', 'amount']),
      currencyCode: requireCurrency(price.currencyCode, ['price', 'currencyCode']),
    }),
  };
}

async function buyersOf(transaction: EntityManager, skus: readonly string[]): Promise<string[]> {
  if (skus.length === 0) return [];
  const rows: { id: string }[] = await transaction.query(
    `SELECT DISTINCT o.customer_id AS id FROM sales.order_lines l JOIN sales.orders o ON o.id = l.order_id
      WHERE l.sku = ANY ($1)`,
    [skus],
  );
  return rows.map(({ id }) => id);
}

/** Creates or updates products, in the order given; a Refusal stands in the place of one that can't be. */
export async function saveProducts(
  transaction: EntityManager,
  saves: readonly ProductSave[],
): Promise<(SavedProduct | Refusal)[]> {
  const results: (SavedProduct | Refusal)[] = [];
  const moved: string[] = [];
  for (const save of saves) {
    try {
      const wanted = checked(save);
      const known = await transaction.findOne(Product, {
        where: { sku: wanted.sku },
        lock: { mode: 'pessimistic_write' },
      });
      const changes = known ? changesOf(transaction, Product, known, wanted) : wanted;
      const changed = Object.keys(changes).length > 0;
      // One statement that also wins against a first order for the same sku.
      if (changed) await transaction.upsert(Product, { ...wanted, updatedAt: new Date() }, ['sku']);
      if (known && 'category' in changes) moved.push(wanted.sku);
      results.push({ sku: wanted.sku, outcome: !known ? 'created' : changed ? 'updated' : 'unchanged' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      results.push(error);
    }
  }
  await publishFacts(transaction, await buyersOf(transaction, moved));
  return results;
}

/** Makes products of skus that nobody has met before; known ones keep their name. */
export async function meetProducts(
  transaction: EntityManager,
  met: readonly { sku: string; name?: string | null }[],
): Promise<void> {
  const bySku = new Map(met.map(({ sku, name }) => [sku, { sku, name: name ?? sku }]));
  // One order for all writers, so that two of them never wait for each other in a circle.
  await insertNew(
    transaction,
    Product,
    [...bySku.values()].sort((a, b) => (a.sku < b.sku ? -1 : 1)),
  );
}

import { z } from 'zod';
import { Refusal } from '../../kit/errors';
import { currency, decimal, text } from '../../kit/import/attributes';
import { type RowOutcome, defineKind } from '../../kit/import/kind';
import { sift, steps } from '../../kit/sift';
import { type SavedProduct, saveProducts } from './service';

const row = z.object({
  sku: text(100).describe('Stock-keeping unit: the key of the product.'),
  name: text(300).describe('Name of the product.'),
  category: text(200).optional().describe('What kind of product it is.'),
  price: decimal({ minimum: '0' }).optional().describe('List price; needs currencyCode.'),
  currencyCode: currency().optional().describe('Currency of the price.'),
});

const columns: Record<string, string> = { sku: 'sku', name: 'name', category: 'category', price: 'price' };

function priceOf(amount: string | undefined, currencyCode: string | undefined) {
  if (amount === undefined) return null;
  if (currencyCode === undefined) throw new Refusal('INVALID', 'a price needs currencyCode', ['currencyCode']);
  return { amount, currencyCode };
}

export const productImport = defineKind({
  kind: 'products',
  row,
  async write(transaction, rows: z.infer<typeof row>[]): Promise<RowOutcome[]> {
    const results: (SavedProduct | Refusal)[] = [];
    const saves = sift(results, steps(rows), ({ price, currencyCode, ...rest }) => ({
      ...rest,
      price: priceOf(price, currencyCode),
    }));
    const saved = await saveProducts(
      transaction,
      saves.map(({ value }) => value),
    );
    saves.forEach(({ position }, index) => (results[position] = saved[index] as SavedProduct | Refusal));
    return results.map((one) =>
      one instanceof Refusal ? { outcome: 'failed', refusal: one } : { outcome: one.outcome, id: one.sku },
    );
  },
  async lookup(manager, by, take, keys) {
    const [key, value] = [columns[by], columns[take]];
    if (!key || !value) throw new Refusal('INVALID', `products can be looked up by ${Object.keys(columns).join(', ')}`);
    const found: { key: string; value: string | null }[] = await manager.query(
      `SELECT ${key}::text AS key, ${value}::text AS value FROM sales.products WHERE ${key}::text = ANY ($1)`,
      [keys],
    );
    return new Map(found.flatMap((one) => (one.value === null ? [] : [[one.key, one.value] as const])));
  },
});

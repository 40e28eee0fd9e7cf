import type { MetricQuality } from '../../kit/metric';
import type { Buying } from './buying';
import { startOfDay } from '../../kit/business-day';
import { median, quantile } from './median';

export interface OrderedGoods {
  orderId: string;
  sku: string;
  quantity: number;
}

export interface SuggestedLine {
  sku: string;
  quantity: number;
  low: number;
  high: number;
}

export interface OrderSuggestion {
  expectedAt: Date | null;
  lines: SuggestedLine[];
  basis: string;
  quality: MetricQuality;
}

// Fewer orders than this, and the last one is as good a guess as any.
const fewestOrders = 4;
const fewestIntervals = 2;
const maximumLines = 10;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean errors on the customer's own later orders, each held out in turn: of the median so far, and of the one before. */
export function heldOutErrors(quantities: readonly number[]): { ofMedian: number; ofLast: number } {
  const held = quantities.slice(2).map((actual, index) => {
    const before = quantities.slice(0, index + 2);
    return { ofMedian: Math.abs(actual - median(before)), ofLast: Math.abs(actual - (before.at(-1) ?? NaN)) };
  });
  return { ofMedian: mean(held.map((one) => one.ofMedian)), ofLast: mean(held.map((one) => one.ofLast)) };
}

/** Goods of most orders with the median of their quantities, most frequent first. */
function usualLines(orders: readonly (readonly OrderedGoods[])[]): SuggestedLine[] {
  const bySku = Map.groupBy(orders.flat(), ({ sku }) => sku);
  return [...bySku]
    .map(([sku, goods]) => ({ sku, quantities: goods.map(({ quantity }) => quantity) }))
    .filter(({ quantities }) => quantities.length >= 2 && quantities.length * 2 >= orders.length)
    .sort((a, b) => b.quantities.length - a.quantities.length || (a.sku < b.sku ? -1 : 1))
    .slice(0, maximumLines)
    .map(({ sku, quantities }) => ({
      sku,
      quantity: Math.max(1, Math.round(median(quantities))),
      low: quantile(quantities, 0.1),
      high: quantile(quantities, 0.9),
    }));
}

/** Days from one purchase to the next, the median of the customer's own; null for fewer than two intervals. */
export function usualInterval(days: readonly number[]): number | null {
  const intervals = days.slice(1).map((day, index) => day - (days[index] ?? NaN));
  return intervals.length < fewestIntervals ? null : Math.max(1, Math.round(median(intervals)));
}

/** Whether the next purchase is due by the customer's own habit; null where the history does not say. */
export function repurchaseDue({ days, today }: Buying): boolean | null {
  const interval = usualInterval(days);
  return interval === null ? null : today - (days.at(-1) ?? NaN) >= interval;
}

/**
 * The order to expect next: the goods of most of a customer's latest orders with the customer's own median, which
 * cleverer methods did not beat on held-out orders. Where it does worse than the order before, there is no suggestion.
 */
export function suggestOrder(buying: Buying | null, goods: readonly OrderedGoods[], timeZone: string): OrderSuggestion {
  const interval = buying && usualInterval(buying.days);
  const expectedAt =
    buying && interval !== null ? startOfDay((buying.days.at(-1) ?? NaN) + (interval ?? NaN), timeZone) : null;
  const orders = [...Map.groupBy(goods, ({ orderId }) => orderId).values()];
  const insufficient = (basis: string): OrderSuggestion => ({ expectedAt, lines: [], basis, quality: 'INSUFFICIENT' });
  if (orders.length < fewestOrders) return insufficient(`${orders.length} orders, and ${fewestOrders} are needed`);
  const { ofMedian, ofLast } = heldOutErrors(orders.map((lines) => lines.reduce((sum, one) => sum + one.quantity, 0)));
  if (ofMedian > ofLast) {
    return insufficient('on this customer’s own held-out orders the median did worse than the order before');
  }
  const lines = usualLines(orders);
  if (lines.length === 0) return insufficient('no product is in half of the latest orders');
  return {
    expectedAt,
    lines,
    basis:
      `median of the latest ${orders.length} orders, range from their tenth to their ninetieth part; ` +
      `it missed held-out orders by ${ofMedian.toFixed(2)} pieces, the order before by ${ofLast.toFixed(2)}`,
    quality: expectedAt === null ? 'PARTIAL' : 'GOOD',
  };
}

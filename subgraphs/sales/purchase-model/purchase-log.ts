import { growingIntegers, growingNumbers } from './growing';
import type { CountedHistories } from './history-groups';

/** Histories of the customers of a log up to a day, with what they spent; times in days. */
export interface CustomerHistories extends CountedHistories {
  /** Place of each customer in the log's own order; those who bought later only are left out. */
  customer: Int32Array;
  /** Mean over the days counted in frequency; 0 without one. Made for the model: sums of money are never made of it. */
  meanSpend: Float64Array;
  /** Sum over all days. */
  totalSpend: Float64Array;
}

/** Purchases customer by customer, each one's earliest first; those of a customer begin at the start of that number. */
interface SortedPurchases {
  days: Int32Array;
  amounts: Float64Array;
  starts: Int32Array;
}

/** Places in the order of their keys, which are whole and below the limit, and where each key begins; stable. */
function placesByKey(keyOf: (place: number) => number, limit: number, places: Int32Array) {
  const starts = new Int32Array(limit + 1);
  for (const place of places) {
    const next = keyOf(place) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let key = 1; key <= limit; key += 1) starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const free = starts.slice();
  const sorted = new Int32Array(places.length);
  for (const place of places) {
    const key = keyOf(place);
    const at = free[key] as number;
    sorted[at] = place;
    free[key] = at + 1;
  }
  return { places: sorted, starts };
}

/**
 * Purchases as they arrive, in any order: a customer's number, a day, an amount. Purchases of one customer on one day
 * are one purchase.
 */
export class PurchaseLog {
  private readonly customers = growingIntegers();
  private readonly days = growingIntegers();
  private readonly amounts = growingNumbers();
  private customerCount = 0;
  private sorted: SortedPurchases | null = null;

  add(customer: number, day: number, amount: number): void {
    this.customers.push(customer);
    this.days.push(day);
    this.amounts.push(amount);
    this.customerCount = Math.max(this.customerCount, customer + 1);
    this.sorted = null;
  }

  get size(): number {
    return this.customers.length;
  }

  /** Day of the earliest purchase; Infinity without one. */
  get firstDay(): number {
    return this.days.view().reduce((first, day) => Math.min(first, day), Infinity);
  }

  /** Sorted by day and then by customer, each in one pass over a million purchases: comparing them takes ten times it. */
  private byCustomer(): SortedPurchases {
    if (this.sorted) return this.sorted;
    const all = Int32Array.from({ length: this.size }, (_, place) => place);
    const first = this.size > 0 ? this.firstDay : 0;
    const span = this.days.view().reduce((longest, day) => Math.max(longest, day - first), 0) + 1;
    const byDay = placesByKey((place) => this.days.at(place) - first, span, all);
    const { places, starts } = placesByKey((place) => this.customers.at(place), this.customerCount, byDay.places);
    this.sorted = {
      days: places.map((place) => this.days.at(place)),
      amounts: Float64Array.from(places, (place) => this.amounts.at(place)),
      starts,
    };
    return this.sorted;
  }

  /** The history of each customer as it was known at the end of the day. */
  historiesUntil(lastDay: number): CustomerHistories {
    const { days, amounts, starts } = this.byCustomer();
    const [customer, frequency, recencyDays, ageDays] = [
      growingIntegers(),
      growingIntegers(),
      growingIntegers(),
      growingIntegers(),
    ];
    const [meanSpend, totalSpend] = [growingNumbers(), growingNumbers()];
    for (let index = 0; index < this.customerCount; index += 1) {
      const [start, end] = [starts[index] as number, starts[index + 1] as number];
      const first = start < end ? (days[start] as number) : Infinity;
      if (first > lastDay) continue;
      let [latest, repeats, spent, total] = [first, 0, 0, 0];
      for (let place = start; place < end; place += 1) {
        const [day, amount] = [days[place] as number, amounts[place] as number];
        if (day > lastDay) break;
        if (day > latest) repeats += 1;
        total += amount;
        if (day > first) spent += amount;
        latest = day;
      }
      customer.push(index);
      frequency.push(repeats);
      recencyDays.push(latest - first);
      ageDays.push(lastDay - first);
      meanSpend.push(repeats > 0 ? spent / repeats : 0);
      totalSpend.push(total);
    }
    return {
      customer: customer.view(),
      frequency: frequency.view(),
      recencyDays: recencyDays.view(),
      ageDays: ageDays.view(),
      meanSpend: meanSpend.view(),
      totalSpend: totalSpend.view(),
    };
  }

  /** Days with a purchase of each customer, by the customer's number, after one day and up to another. */
  purchaseDaysBetween(afterDay: number, lastDay: number): Int32Array {
    const counts = new Int32Array(this.customerCount);
    this.eachDay((customer, day) => {
      if (day > afterDay && day <= lastDay) counts[customer] = (counts[customer] as number) + 1;
    });
    return counts;
  }

  /** Visits each day on which a customer bought, once, earliest first, with the day of the customer's first purchase. */
  eachDay(visit: (customer: number, day: number, firstDay: number) => void): void {
    const { days, starts } = this.byCustomer();
    for (let customer = 0; customer < this.customerCount; customer += 1) {
      const [start, end] = [starts[customer] as number, starts[customer + 1] as number];
      for (let place = start; place < end; place += 1) {
        const day = days[place] as number;
        if (place === start || day > (days[place - 1] as number)) visit(customer, day, days[start] as number);
      }
    }
  }
}

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

/**
 * Purchases as they arrive, in any order: a customer's number, a day, an amount. Purchases of one customer on one day
 * are one purchase.
 */
export class PurchaseLog {
  private readonly customers = growingIntegers();
  private readonly days = growingIntegers();
  private readonly amounts = growingNumbers();
  private customerCount = 0;

  add(customer: number, day: number, amount: number): void {
    this.customers.push(customer);
    this.days.push(day);
    this.amounts.push(amount);
    this.customerCount = Math.max(this.customerCount, customer + 1);
  }

  get size(): number {
    return this.customers.length;
  }

  /** Day of the earliest purchase; Infinity without one. */
  get firstDay(): number {
    return this.days.view().reduce((first, day) => Math.min(first, day), Infinity);
  }

  /** Places of the purchases, customer by customer, each one's earliest first; and where each customer's begin. */
  private byCustomer(): { places: Int32Array; starts: Int32Array } {
    const starts = new Int32Array(this.customerCount + 1);
    for (const customer of this.customers.view()) starts[customer + 1] = (starts[customer + 1] as number) + 1;
    for (let index = 1; index < starts.length; index += 1)
      starts[index] = (starts[index] as number) + (starts[index - 1] as number);
    const next = starts.slice();
    const places = new Int32Array(this.size);
    this.customers.view().forEach((customer, place) => {
      const at = next[customer] as number;
      places[at] = place;
      next[customer] = at + 1;
    });
    for (let customer = 0; customer < this.customerCount; customer += 1) {
      places.subarray(starts[customer], starts[customer + 1]).sort((a, b) => this.days.at(a) - this.days.at(b));
    }
    return { places, starts };
  }

  /** The history of each customer as it was known at the end of the day. */
  historiesUntil(lastDay: number): CustomerHistories {
    const { places, starts } = this.byCustomer();
    const [customer, frequency, recencyDays, ageDays] = [
      growingIntegers(),
      growingIntegers(),
      growingIntegers(),
      growingIntegers(),
    ];
    const [meanSpend, totalSpend] = [growingNumbers(), growingNumbers()];
    for (let index = 0; index < this.customerCount; index += 1) {
      const mine = places.subarray(starts[index], starts[index + 1]);
      const first = mine.length > 0 ? this.days.at(mine[0] as number) : Infinity;
      if (first > lastDay) continue;
      let [latest, repeats, spent, total] = [first, 0, 0, 0];
      for (const place of mine) {
        const day = this.days.at(place);
        if (day > lastDay) break;
        if (day > latest) repeats += 1;
        total += this.amounts.at(place);
        if (day > first) spent += this.amounts.at(place);
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
    const { places, starts } = this.byCustomer();
    return Int32Array.from({ length: this.customerCount }, (_, index) => {
      let [count, latest] = [0, afterDay];
      for (const place of places.subarray(starts[index], starts[index + 1])) {
        const day = this.days.at(place);
        if (day > latest && day <= lastDay) {
          count += 1;
          latest = day;
        }
      }
      return count;
    });
  }
}

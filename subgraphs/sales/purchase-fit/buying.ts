import { daysPerWeek, type PurchaseHistory, type SpendHistory } from '../purchase-model/history';

/** What was bought on one day in one currency. */
export interface BuyingDay {
  /** Counted from 1970, in the business time zone. */
  day: number;
  currencyCode: string;
  amount: string;
}

/** How a customer buys, as of a day. */
export interface Buying {
  /** Days with a purchase, earliest first. */
  days: number[];
  history: PurchaseHistory;
  /** In the currency asked for. */
  spend: SpendHistory;
  spent: number;
  today: number;
}

/** Reads a customer's days as the models do; null for somebody who has not bought yet. */
export function buyingOf(all: readonly BuyingDay[], currencyCode: string | null, today: number): Buying | null {
  const known = all.filter(({ day }) => day <= today);
  const days = [...new Set(known.map(({ day }) => day))];
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const paid = known.filter((one) => one.currencyCode === currencyCode);
  const repeats = paid.filter(({ day }) => day > (paid[0]?.day ?? Infinity));
  const sum = (some: readonly BuyingDay[]) => some.reduce((total, { amount }) => total + Number(amount), 0);
  return {
    days,
    history: {
      frequency: days.length - 1,
      recency: (last - first) / daysPerWeek,
      age: (today - first) / daysPerWeek,
    },
    spend: { frequency: repeats.length, meanSpend: repeats.length > 0 ? sum(repeats) / repeats.length : 0 },
    spent: sum(paid),
    today,
  };
}

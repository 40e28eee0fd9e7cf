/** What the models know of a customer; times in weeks of seven days. */
export interface PurchaseHistory {
  /** Days with a purchase after the first one. */
  frequency: number;
  /** From the first purchase to the last one; 0 without a repeat. */
  recency: number;
  /** From the first purchase to the end of the observation. */
  age: number;
}

/** What the spend model knows of a customer: the mean over the days counted in frequency. */
export interface SpendHistory {
  frequency: number;
  meanSpend: number;
}

/** A customer nobody has seen yet: first purchase now. */
export const newCustomer: PurchaseHistory = { frequency: 0, recency: 0, age: 0 };

export const daysPerWeek = 7;
/** Unit of all times of the models, as it is told to readers. */
export const weekUnit = 'week';

import { Exact } from '../../kit/money';

/**
 * A line's whole amount as unit prices of four decimals whose sum is exact: 10 for 3 is 2 × 3.3333 and 1 × 3.3334.
 * One part where it divides evenly, else two.
 */
export function spread(amount: string, quantity: number): { quantity: number; unitPrice: string }[] {
  const whole = new Exact(amount);
  const unit = whole.div(quantity).toDecimalPlaces(4, Exact.ROUND_DOWN);
  const rest = whole.minus(unit.times(quantity));
  if (rest.isZero()) return [{ quantity, unitPrice: unit.toFixed() }];
  return [
    { quantity: quantity - 1, unitPrice: unit.toFixed() },
    { quantity: 1, unitPrice: unit.plus(rest).toFixed() },
  ];
}

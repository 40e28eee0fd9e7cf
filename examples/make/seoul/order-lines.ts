import type { Row } from '../csv';
import type { Person } from '../person';
import { randomFor } from '../random';
import { addDays, at, daysBetween, lastOrderOn } from '../time';
import { seoulSystem } from './customers';
import { isBike, seoulProducts } from './products';

const buyerCount = 250;

interface MadeOrder {
  person: Person;
  day: string;
  minutes: number;
}

/** Orders of 250 of the Seoul customers; the persons learn of their orders. */
export function makeSeoulOrderLines(persons: readonly Person[]): Row[] {
  const random = randomFor('seoul-order-lines');
  const weights = seoulProducts.map((product) => [product, isBike(product) ? 1 : 4] as const);
  const orders: MadeOrder[] = [];
  for (const person of random.sample(persons, buyerCount)) {
    let day = addDays('2018-01-03', random.int(0, daysBetween('2018-01-03', lastOrderOn)));
    const count = random.weighted([
      [1, 52],
      [2, 26],
      [3, 14],
      [5, 8],
    ] as const);
    for (let index = 0; index < count && day <= lastOrderOn; index++) {
      // Korean shop hours, 10 to 22 o'clock, are 1 to 13 o'clock UTC.
      orders.push({ person, day, minutes: random.int(60, 13 * 60) });
      day = addDays(day, Math.ceil(random.spread(60, 0.9)));
    }
  }
  orders.sort((one, other) => (at(one.day, one.minutes) < at(other.day, other.minutes) ? -1 : 1));
  return orders.flatMap(({ person, day, minutes }, index): Row[] => {
    const number = `K${10001 + index}`;
    const products = random.sample(
      Array.from({ length: 6 }, () => random.weighted(weights)),
      random.weighted([
        [1, 45],
        [2, 33],
        [3, 22],
      ] as const),
    );
    const lines = [...new Set(products)];
    person.orders.push({ number, day, skus: lines.map((product) => product.sku) });
    return lines.map((product, line) => ({
      system: seoulSystem,
      orderRef: number,
      lineRef: line + 1,
      placedAt: at(day, minutes),
      customerRef: person.ref,
      sku: product.sku,
      quantity: isBike(product)
        ? 1
        : random.weighted([
            [1, 75],
            [2, 20],
            [3, 5],
          ] as const),
      unitPrice: product.price,
      discount: random.chance(0.12) ? '0.1' : null,
      currencyCode: 'KRW',
    }));
  });
}

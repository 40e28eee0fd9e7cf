import { betaMean } from '../../../subgraphs/sales/purchase-model/beta-mean';
import { bgNbd, bgNbdProbability } from '../../../subgraphs/sales/purchase-model/bg-nbd';
import { countCohorts } from '../../../subgraphs/sales/purchase-model/cohorts';
import { fitModel } from '../../../subgraphs/sales/purchase-model/fit';
import { gaussFraction } from '../../../subgraphs/sales/purchase-model/gauss-fraction';
import { newCustomer } from '../../../subgraphs/sales/purchase-model/history';
import { groupHistories } from '../../../subgraphs/sales/purchase-model/history-groups';
import { logGamma } from '../../../subgraphs/sales/purchase-model/log-gamma';
import { logAddExp, logSubtractExp } from '../../../subgraphs/sales/purchase-model/log-sum';
import { expectedPurchases, repeatProbability } from '../../../subgraphs/sales/purchase-model/model';
import { purchaseModels } from '../../../subgraphs/sales/purchase-model/models';
import { minimise } from '../../../subgraphs/sales/purchase-model/optimise';
import { PurchaseLog } from '../../../subgraphs/sales/purchase-model/purchase-log';
import { seededRandom } from '../../support/random';

/** ₂F₁ by its power series, for places where that is safe. */
function powerSeries(a: number, b: number, c: number, z: number): number {
  let [sum, term] = [0, 1];
  for (let n = 0; Math.abs(term) > 1e-17; n += 1) {
    sum += term;
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
  }
  return sum;
}

const groupsOf = (frequency: number, recencyDays: number, ageDays: number) =>
  groupHistories({
    frequency: Int32Array.of(frequency),
    recencyDays: Int32Array.of(recencyDays),
    ageDays: Int32Array.of(ageDays),
  });

describe('the functions under the models', () => {
  it('give log Γ to all digits, from tiny to huge arguments', () => {
    expect(logGamma(1e-5)).toBeCloseTo(11.512919692895825, 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(logGamma(10)).toBeCloseTo(Math.log(362_880), 12);
    expect(logGamma(1e5) / 1051287.708973656894).toBeCloseTo(1, 13);
  });

  it('add and subtract exponentials that are no numbers themselves', () => {
    expect(logAddExp(-2000, -2000)).toBeCloseTo(-2000 + Math.LN2, 12);
    expect(logAddExp(-Infinity, -3)).toBe(-3);
    expect(logSubtractExp(-2000, -2000 - Math.LN2)).toBeCloseTo(-2000 - Math.LN2, 12);
    expect(logSubtractExp(-1, -1)).toBe(-Infinity);
  });

  it('give ₂F₁(1, b; c; z) as the power series does, and go on where it does not', () => {
    expect(gaussFraction(2.5, 4.1, 0.6)).toBeCloseTo(powerSeries(1, 2.5, 4.1, 0.6), 12);
    expect(gaussFraction(30, 31.7, 0.9)).toBeCloseTo(powerSeries(1, 30, 31.7, 0.9), 10);
    // ₂F₁(1, 1; 2; z) = −log(1 − z) / z.
    const near = 1 - 1e-6;
    expect(gaussFraction(1, 2, near) / (-Math.log1p(-near) / near)).toBeCloseTo(1, 6);
  });

  it('give means over a beta distribution, flat, narrow or all at 0 or 1, in few steps', () => {
    let steps = 0;
    const counted = (p: number) => {
      steps += 1;
      return p;
    };

    expect(betaMean((p) => p, 0.8, 2.5)).toBeCloseTo(0.8 / 3.3, 12);
    expect(betaMean((p) => p, 1e5, 3e5)).toBeCloseTo(0.25, 12);
    expect(betaMean((p) => p, 1e-5, 2, { vanishing: true })).toBeCloseTo(1e-5 / 2.00001, 14);
    expect(betaMean(counted, 2, 1e-7)).toBeCloseTo(2 / 2.0000001, 12);
    expect(betaMean(counted, 1e-5, 6e-5, { vanishing: true })).toBeCloseTo(1 / 7, 12);
    expect(betaMean((p) => p * (1 - p), 1e-5, 6e-5, { vanishing: true })).toBeCloseTo(
      (1e-5 * 6e-5) / (7e-5 * 1.00007),
      12,
    );
    expect(betaMean(counted, 1e6, 0.3)).toBeCloseTo(1e6 / 1000000.3, 12);
    expect(steps).toBeLessThan(1_000);
  });

  it('find the minimum of a curved valley', () => {
    const { point, converged } = minimise(([x = 0, y = 0]) => 100 * (y - x * x) ** 2 + (1 - x) ** 2, [-1.2, 1]);

    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 5);
  });
});

describe('the models', () => {
  const note = [0.25, 4, 0.8, 2.5];

  it('BG/NBD gives the log-likelihoods of note 027', () => {
    expect(bgNbd.logLikelihood(note, groupsOf(0, 0, 40 * 7))).toBeCloseTo(-0.59947382, 8);
    expect(bgNbd.logLikelihood(note, groupsOf(200, 38 * 7, 40 * 7))).toBeCloseTo(100.7957, 4);
  });

  it('BG/NBD expects what the closed form of the paper does', () => {
    const [r = 0, alpha = 0, a = 0, b = 0] = note;
    const published = (weeks: number) =>
      ((a + b - 1) / (a - 1)) *
      (1 - (alpha / (alpha + weeks)) ** r * powerSeries(r, b, a + b - 1, weeks / (alpha + weeks)));

    for (const weeks of [1, 12, 39]) {
      expect(expectedPurchases({ model: bgNbd, parameters: note }, newCustomer, weeks)).toBeCloseTo(
        published(weeks),
        9,
      );
    }
  });

  it('BG/NBD expects the same on both sides of the pole of the closed form, and at it', () => {
    const at = (a: number) =>
      expectedPurchases({ model: bgNbd, parameters: [0.3, 5, a, 2] }, { frequency: 3, recency: 10, age: 20 }, 30);
    expect(at(1)).toBeCloseTo((at(1 - 1e-6) + at(1 + 1e-6)) / 2, 9);
  });

  it('BG/NBD gives probabilities of counts that add up to one', () => {
    const sum = Array.from({ length: 200 }, (_, count) => bgNbdProbability(note, count, 20)).reduce((a, b) => a + b);
    expect(sum).toBeCloseTo(1, 8);
  });

  it('BG/NBD takes every one-time buyer for active, which is why no risk is read from it', () => {
    expect(bgNbd.aliveProbability(note, { frequency: 0, recency: 0, age: 100 })).toBe(1);
  });

  it.each(Object.values(purchaseModels))(
    '$title expects more the longer it looks, and never more than is likely',
    (model) => {
      const history = { frequency: 4, recency: 20, age: 30 };
      const fitted = { model, parameters: [0.5, 6, 0.6, 11] };
      const [short, long] = [4, 40].map((weeks) => ({
        expected: expectedPurchases(fitted, history, weeks),
        repeat: repeatProbability(fitted, history, weeks),
      }));

      expect(long?.expected).toBeGreaterThan(short?.expected ?? NaN);
      expect(long?.repeat).toBeGreaterThan(short?.repeat ?? NaN);
      // Somebody who buys at least once buys once or more.
      expect(short?.repeat).toBeLessThan(short?.expected ?? NaN);
      expect(long?.repeat).toBeLessThan(model.aliveProbability(fitted.parameters, history));
    },
  );
});

describe('a fit to very many customers', () => {
  it('ends where the fit without a sample before it does', () => {
    const { fraction } = seededRandom(11);
    const some = Array.from({ length: 400 }, () => {
      const ageDays = 200 + Math.floor(fraction() * 80);
      const frequency = fraction() < 0.5 ? 0 : 1 + Math.floor(fraction() ** 3 * 20);
      const meanSpend = frequency === 0 ? 0 : 20 + 40 * fraction();
      return { ageDays, frequency, recencyDays: frequency === 0 ? 0 : Math.floor(fraction() * ageDays), meanSpend };
    });
    const histories = (times: number) => {
      const all = Array.from({ length: times }, () => some).flat();
      return {
        customer: Int32Array.from(all.keys()),
        frequency: Int32Array.from(all, (one) => one.frequency),
        recencyDays: Int32Array.from(all, (one) => one.recencyDays),
        ageDays: Int32Array.from(all, (one) => one.ageDays),
        meanSpend: Float64Array.from(all, (one) => one.meanSpend),
        totalSpend: Float64Array.from(all, (one) => one.meanSpend * (one.frequency + 1)),
      };
    };

    const few = fitModel(bgNbd, histories(1), { amounts: true });
    const many = fitModel(bgNbd, histories(151), { amounts: true });

    expect(many.customers).toBe(151 * 400);
    expect(many.logLikelihood / 151).toBeCloseTo(few.logLikelihood, 4);
    expect((many.spend?.logLikelihood ?? NaN) / 151).toBeCloseTo(few.spend?.logLikelihood ?? NaN, 4);
  });
});

describe('a purchase log', () => {
  it('counts purchases of one day once, whatever the order they come in', () => {
    const log = new PurchaseLog();
    for (const [day, amount] of [
      [30, 8],
      [10, 99],
      [20, 4],
      [30, 2],
      [55, 1],
    ] as const)
      log.add(0, day, amount);
    log.add(1, 50, 3);

    const histories = log.historiesUntil(40);

    expect({ ...histories, customer: [...histories.customer] }).toMatchObject({ customer: [0] });
    expect([...histories.frequency, ...histories.recencyDays, ...histories.ageDays]).toEqual([2, 20, 30]);
    expect([...histories.meanSpend]).toEqual([7]);
    expect([...log.purchaseDaysBetween(40, 60)]).toEqual([1, 1]);
  });

  it('counts who bought again by quarters since the first purchase, each customer once in a quarter', () => {
    const log = new PurchaseLog();
    const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
    const bought = [
      ['2024-01-01', '2024-01-01', '2024-03-31', '2024-04-01', '2024-05-01'],
      ['2024-02-01', '2024-12-31'],
      ['2024-04-01', '2024-04-02', '2025-02-01'],
      ['2025-01-01'],
    ];
    bought.forEach((dates, customer) => dates.forEach((date) => log.add(customer, day(date), 1)));

    expect(countCohorts(log, day('2025-01-01'))).toEqual([
      { quarter: 2024 * 4, size: 2, again: [1, 1, 0, 1] },
      { quarter: 2024 * 4 + 1, size: 1, again: [1] },
      { quarter: 2025 * 4, size: 1, again: [] },
    ]);
  });

  it('groups equal histories and loses none', () => {
    const groups = groupHistories({
      frequency: Int32Array.of(0, 2, 0, 2),
      recencyDays: Int32Array.of(0, 14, 0, 14),
      ageDays: Int32Array.of(70, 35, 70, 42),
    });

    expect([...groups.weight]).toEqual([2, 1, 1]);
    expect([...groups.age].map((pair) => groups.pairs[pair]?.weeks)).toEqual([10, 5, 6]);
  });
});

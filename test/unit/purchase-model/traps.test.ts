import { calibrateChurn, churnRisk } from '../../../subgraphs/sales/purchase-model/churn';
import { type Fit, fitModel } from '../../../subgraphs/sales/purchase-model/fit';
import { expectedSpend } from '../../../subgraphs/sales/purchase-model/gamma-gamma';
import { predictedValue } from '../../../subgraphs/sales/purchase-model/lifetime-value';
import { purchaseModels } from '../../../subgraphs/sales/purchase-model/models';
import { expectationsOf } from '../../../subgraphs/sales/purchase-model/predictions';
import { PurchaseLog } from '../../../subgraphs/sales/purchase-model/purchase-log';
import { calibrationEnd, cdnowLog, describeWithData, historyOf, holdoutEnd, rankingAuc } from './cdnow';

describeWithData('traps of the purchase model on CDNOW', () => {
  let log: PurchaseLog;
  let fit: Fit;
  beforeAll(() => {
    ({ log } = cdnowLog());
    fit = fitModel(purchaseModels.bgnbd, log.historiesUntil(calibrationEnd), { amounts: true });
  });
  const bought = () => {
    const { customer } = log.historiesUntil(calibrationEnd);
    const later = log.purchaseDaysBetween(calibrationEnd, holdoutEnd);
    return Array.from(customer, (index) => ((later[index] ?? 0) > 0 ? 1 : 0));
  };

  it('trap 1: values customers by months of 4.345 weeks, not by months of 30 weeks', () => {
    const histories = log.historiesUntil(calibrationEnd);
    const values = Array.from({ length: 10 }, (_, index) => {
      const spend = { frequency: histories.frequency[index] ?? 0, meanSpend: histories.meanSpend[index] ?? 0 };
      const mean = fit.spend ? expectedSpend(fit.spend, spend) : null;
      return predictedValue(fit, historyOf(histories, index), mean ?? NaN, { months: 12, monthlyDiscount: 0.01 });
    });

    [36.28, 4.64, 8.34, 8.34, 8.34, 283.52, 6.88, 8.34, 43.35, 8.34].forEach((published, index) => {
      expect(Math.abs((values[index] ?? NaN) - published) / published).toBeLessThan(0.002);
    });
    expect(values[0]).toBeLessThan(140.1 / 3);
  });

  it('trap 2: ranks churn by what is expected, where aliveness does worse than chance', () => {
    const histories = log.historiesUntil(calibrationEnd);
    const { expected, alive } = expectationsOf(fit, histories, 273);
    const curve = calibrateChurn(log, fit, { lastDay: calibrationEnd, horizonDays: 273 });
    const staying = expected.map((value) => 1 - churnRisk(curve, value));

    expect(rankingAuc(staying, bought())).toBeGreaterThan(0.76);
    expect(rankingAuc(expected, bought())).toBeCloseTo(0.773, 2);
    expect(rankingAuc(alive, bought())).toBeLessThan(0.5);
  });

  it('trap 2: calibrates the risk of churn on time held out of what it is fitted to', () => {
    const histories = log.historiesUntil(calibrationEnd);
    const { expected, repeat } = expectationsOf(fit, histories, 273);
    const curve = calibrateChurn(log, fit, { lastDay: calibrationEnd, horizonDays: 273 });
    const brier = (chance: (index: number) => number) =>
      bought().reduce<number>((sum, one, index) => sum + (chance(index) - one) ** 2, 0) / expected.length;

    expect(brier((index) => 1 - churnRisk(curve, expected[index] ?? 0))).toBeLessThan(
      brier((index) => repeat[index] ?? 0),
    );
  });

  it('trap 5: misses the hold-out total by no more than every model does', () => {
    const total = expectationsOf(fit, log.historiesUntil(calibrationEnd), 273).expected.reduce(
      (sum, one) => sum + one,
      0,
    );
    const actual = log.purchaseDaysBetween(calibrationEnd, holdoutEnd).reduce((sum, one) => sum + one, 0);

    expect(actual).toBe(1882);
    expect(total / actual - 1).toBeGreaterThan(-0.13);
  });
});

/** Numbers that look random and are the same in each run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Customers who buy at rates of their own and never stop. */
function loyalCustomers(count: number): PurchaseLog {
  const random = seeded(7);
  const log = new PurchaseLog();
  for (let customer = 0; customer < count; customer += 1) {
    const daysBetween = 5 - 40 * Math.log(1 - random());
    for (let day = random() * 60; day < 365; day -= daysBetween * Math.log(1 - random())) {
      log.add(customer, Math.floor(day), 10 + random() * 30);
    }
  }
  return log;
}

const models = Object.values(purchaseModels);

describe('traps of the purchase model', () => {
  it('trap 3: leaves out repeat buyers who spent nothing, and counts them', () => {
    const log = loyalCustomers(200);
    for (const day of [10, 20, 30]) log.add(200, day, 0);

    const { spend, warnings } = fitModel(purchaseModels.bgnbd, log.historiesUntil(300), { amounts: true });

    expect(spend?.logLikelihood).toEqual(expect.any(Number));
    expect(warnings.join()).toContain('1 repeat buyers whose mean spend is not above 0');
  });

  it.each(models)('trap 4: $title finishes and says so where nobody stops buying', (model) => {
    const log = loyalCustomers(200);
    const histories = log.historiesUntil(300);

    const fit = fitModel(model, histories, { amounts: false });

    expect(fit.warnings.join()).toContain('dropout is not identified');
    expect(fit.parameters.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
    const { expected, repeat, alive } = expectationsOf(fit, histories, 90);
    for (const values of [expected, repeat, alive]) expect(values.every((value) => value >= 0)).toBe(true);
  });

  it.each(models)('$title gives numbers where nobody bought again, and says that they mean nothing', (model) => {
    const log = new PurchaseLog();
    for (let customer = 0; customer < 50; customer += 1) log.add(customer, customer, 5);

    const fit = fitModel(model, log.historiesUntil(100), { amounts: true });

    expect(fit.spend).toBeNull();
    expect(fit.warnings.join()).toContain('nobody bought again');
    expect(expectationsOf(fit, log.historiesUntil(100), 90).expected.every(Number.isFinite)).toBe(true);
  });

  it.each(models)('$title gives numbers for a single customer of a single day', (model) => {
    const log = new PurchaseLog();
    log.add(0, 100, 5);

    const fit = fitModel(model, log.historiesUntil(100), { amounts: true });

    expect([...fit.parameters, fit.logLikelihood].every(Number.isFinite)).toBe(true);
    expect(Number.isFinite(expectationsOf(fit, log.historiesUntil(100), 90).expected[0])).toBe(true);
  });
});

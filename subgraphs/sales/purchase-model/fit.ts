import { daysPerWeek } from './history';
import { type HistoryGroups, groupHistories } from './history-groups';
import { type MaximumLikelihood, maximiseLikelihood } from './likelihood';
import { logGamma } from './log-gamma';
import type { FittedModel, Parameters, PurchaseModel } from './model';
import type { CustomerHistories } from './purchase-log';
import { type SpendParameters, fitSpend, groupSpend } from './gamma-gamma';

export type FittedSpend = SpendParameters & { logLikelihood: number };

export interface Fit extends FittedModel {
  customers: number;
  logLikelihood: number;
  /** Null when the log has no amounts, or nobody bought again. */
  spend: FittedSpend | null;
  /** What a reader of the figures must know of the purchase model, in sentences. */
  doubts: string[];
  /** The same of both models. */
  warnings: string[];
}

// 5 % of the χ² distribution with two degrees of freedom, halved: what two parameters more must gain.
const significantGain = 2.996;

/** Log-likelihood of the best model in which nobody ever stops: purchases are NBD. */
function withoutDropout(groups: HistoryGroups, start: readonly number[]): number {
  const logLikelihood = ([r, alpha]: number[]): number => {
    const [shape, rate] = [r as number, alpha as number];
    const fixed = shape * Math.log(rate) - logGamma(shape);
    const ofFrequency = groups.frequencies.map((x) => fixed + logGamma(shape + x));
    const silent = groups.pairs.map((pair) => -(shape + pair.frequency) * Math.log(rate + pair.weeks));
    let sum = 0;
    groups.weight.forEach((weight, group) => {
      const [x, age] = [groups.frequency[group] as number, groups.age[group] as number];
      sum += weight * ((ofFrequency[x] as number) + (silent[age] as number));
    });
    return sum;
  };
  return maximiseLikelihood(logLikelihood, groups.customers, [start]).logLikelihood;
}

function startOf(model: PurchaseModel, { frequency, ageDays }: CustomerHistories): readonly number[] {
  const weeks = ageDays.reduce((sum, days) => sum + days, 0) / daysPerWeek;
  const repeats = frequency.reduce((sum, count) => sum + count, 0);
  // Half a purchase where there is none: a start must be a number above 0.
  const rate = Math.max(repeats, 0.5) / Math.max(weeks, 1);
  return model.start(Math.max(weeks / frequency.length, 1), rate);
}

/** So many customers, spread over all of them, show where the search of all has to begin. */
const sampleSize = 20_000;

/** Each n-th of very many values, by place; null where a sample would be no smaller. */
function sampled<Values extends Int32Array | Float64Array>(values: Values): Values | null {
  const step = Math.floor(values.length / sampleSize);
  return step < 2 ? null : (values.filter((_, index) => index % step === 0) as Values);
}

/** Where to begin for all customers: where the search of a sample ended, unless it ran away. */
function startsOf(model: PurchaseModel, histories: CustomerHistories): readonly Parameters[] {
  const guess = startOf(model, histories);
  const guesses = [guess, guess.map((value, place) => value * (model.dropoutParameters.includes(place) ? 3 : 2))];
  const [frequency, recencyDays, ageDays] = [
    sampled(histories.frequency),
    sampled(histories.recencyDays),
    sampled(histories.ageDays),
  ];
  if (!frequency || !recencyDays || !ageDays) return guesses;
  const groups = groupHistories({ frequency, recencyDays, ageDays });
  const found = maximiseLikelihood((one) => model.logLikelihood(one, groups), groups.customers, guesses);
  return found.atEdge.length === 0 ? [found.parameters] : guesses;
}

/** Where the numbers rest on less than they seem to. */
function doubts(model: PurchaseModel, found: MaximumLikelihood, groups: HistoryGroups): string[] {
  const repeats = groups.frequencies.some((count) => count > 0);
  if (!repeats) return ['nobody bought again: the parameters are not identified, and nothing can be expected of them'];
  const at = found.atEdge.map((place) => model.parameterNames[place]);
  const gain = found.logLikelihood - withoutDropout(groups, found.parameters.slice(0, 2));
  const silent = gain < significantGain || found.atEdge.some((place) => model.dropoutParameters.includes(place));
  return [
    ...(silent
      ? [
          `dropout is not identified: ${gain < significantGain ? 'a model in which nobody stops buying explains the log as well' : `${at.join(', ')} ran to an edge`}; aliveness says little here`,
        ]
      : []),
    ...(at.length > 0 ? [`${at.join(', ')} ran to the edge of the region searched: read the model as its limit`] : []),
    ...(found.converged ? [] : ['the search ended before the likelihood was flat: the parameters are approximate']),
  ];
}

/** Fits the spend model to histories with amounts. */
export function fitSpendOf(histories: CustomerHistories): { spend: FittedSpend | null; warnings: string[] } {
  const groups = groupSpend(histories.frequency, histories.meanSpend);
  const [frequency, meanSpend] = [sampled(histories.frequency), sampled(histories.meanSpend)];
  const first = frequency && meanSpend && fitSpend(groupSpend(frequency, meanSpend));
  const found = fitSpend(groups, first && first.atEdge.length === 0 ? first : null);
  const warnings: string[] = [];
  if (groups.leftOut > 0) {
    warnings.push(`${groups.leftOut} repeat buyers whose mean spend is not above 0 are left out of the spend model`);
  }
  if (!found) return { spend: null, warnings: [...warnings, 'nobody who bought again spent anything: no spend model'] };
  const { p, q, v, logLikelihood, atEdge, converged } = found;
  if (atEdge.length > 0 || !converged)
    warnings.push('the spend model has no clear maximum: its figures are approximate');
  if (q <= 1) warnings.push('the spread of spend has no mean (q ≤ 1): customers without repeats get no expected spend');
  return { spend: { p, q, v, logLikelihood }, warnings };
}

export interface FitOptions {
  /** Whether the log has amounts. */
  amounts: boolean;
  /** Parameters to begin at, where much the same customers were fitted before. */
  start?: Parameters;
}

/** Fits the model, and the spend model where amounts are known, to histories of at least one customer. */
export function fitModel(model: PurchaseModel, histories: CustomerHistories, { amounts, start }: FitOptions): Fit {
  const groups = groupHistories(histories);
  const starts = start ? [start] : startsOf(model, histories);
  const logLikelihood = (parameters: Parameters) => model.logLikelihood(parameters, groups);
  const found = maximiseLikelihood(logLikelihood, groups.customers, starts);
  const money = amounts
    ? fitSpendOf(histories)
    : { spend: null, warnings: ['the log has no amounts: no spend model, and no value of customers'] };
  const unsure = doubts(model, found, groups);
  return {
    model,
    customers: groups.customers,
    parameters: found.parameters,
    logLikelihood: found.logLikelihood,
    spend: money.spend,
    doubts: unsure,
    warnings: [...unsure, ...money.warnings],
  };
}

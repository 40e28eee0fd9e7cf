import type { PurchaseHistory } from './history';
import type { HistoryGroups } from './history-groups';

export type Parameters = readonly number[];

/** A model of when customers buy and when they stop; all parameters are positive, times are in weeks. */
export interface PurchaseModel {
  name: 'bgnbd' | 'mbgnbd' | 'pnbd';
  title: string;
  parameterNames: readonly string[];
  /** Places of the parameters that say how customers stop. */
  dropoutParameters: readonly number[];
  /** Where the search begins; weeks is the mean age of the customers, rate their repeat purchases a week. */
  start(weeks: number, rate: number): Parameters;
  logLikelihood(parameters: Parameters, groups: HistoryGroups): number;
  /** Probability that the customer has not stopped yet. Of a one-time buyer BG/NBD says 1: no risk of churn can be read from it. */
  aliveProbability(parameters: Parameters, history: PurchaseHistory): number;
  /** Purchases to expect within the weeks to come of a customer who has not stopped yet. */
  purchasesIfActive(parameters: Parameters, frequency: number, age: number, weeks: number): number;
  /** Probability of at least one purchase within the weeks to come of a customer who has not stopped yet. */
  repeatIfActive(parameters: Parameters, frequency: number, age: number, weeks: number): number;
}

/** A model with the parameters that were found for a company's customers. */
export interface FittedModel {
  model: PurchaseModel;
  parameters: Parameters;
}

/** Purchases to expect of a customer within the weeks to come. */
export const expectedPurchases = (
  { model, parameters }: FittedModel,
  history: PurchaseHistory,
  weeks: number,
): number =>
  model.aliveProbability(parameters, history) *
  model.purchasesIfActive(parameters, history.frequency, history.age, weeks);

/** Probability of at least one purchase of a customer within the weeks to come. */
export const repeatProbability = (
  { model, parameters }: FittedModel,
  history: PurchaseHistory,
  weeks: number,
): number =>
  model.aliveProbability(parameters, history) * model.repeatIfActive(parameters, history.frequency, history.age, weeks);

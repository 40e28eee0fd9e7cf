import { type ChurnCurve, calibrateChurn } from '../purchase-model/churn';
import { type FittedSpend, fitModel, fitSpendOf } from '../purchase-model/fit';
import { type CountedCohort, countCohorts } from '../purchase-model/cohorts';
import { purchaseModels } from '../purchase-model/models';
import { churnHorizonDays } from './horizon';
import { type BuyerQuintiles, quintilesOf } from './quintiles';
import { readOrders } from './read-orders';

// The model whose parameters other packages print too, and whose hold-out means by frequency are the best published.
const model = purchaseModels.bgnbd;

export interface FitOrder {
  url: string;
  timeZone: string;
  until: Date;
  /** Day of until in the time zone, counted from 1970. */
  lastDay: number;
}

/** What is stored of a fit. */
export interface FittedOrders {
  model: typeof model.name;
  customers: number;
  parameters: number[];
  logLikelihood: number;
  currencyCode: string | null;
  spend: FittedSpend | null;
  churn: ChurnCurve;
  quintiles: BuyerQuintiles;
  cohorts: CountedCohort[];
  warnings: string[];
}

/** Reads all orders and fits the model to them; null without any. It computes for seconds: for a thread of its own. */
export async function fitOrders({ url, timeZone, until, lastDay }: FitOrder): Promise<FittedOrders | null> {
  const { log, spendLog, currencyCode } = await readOrders(url, { timeZone, until });
  const histories = log.historiesUntil(lastDay);
  if (histories.customer.length === 0) return null;
  const fit = fitModel(model, histories, { amounts: false });
  const spendHistories = spendLog.historiesUntil(lastDay);
  const money = fitSpendOf(spendHistories);
  const churn = calibrateChurn(log, fit, { lastDay, horizonDays: churnHorizonDays });
  return {
    model: model.name,
    customers: fit.customers,
    parameters: [...fit.parameters],
    logLikelihood: fit.logLikelihood,
    currencyCode,
    spend: money.spend,
    churn,
    quintiles: {
      recencyDays: quintilesOf(histories.ageDays.map((age, index) => age - (histories.recencyDays[index] as number))),
      purchases: quintilesOf(histories.frequency.map((count) => count + 1)),
      spent: quintilesOf(spendHistories.totalSpend),
    },
    cohorts: countCohorts(log, lastDay),
    warnings: [
      ...fit.doubts,
      ...money.warnings,
      ...(churn.customers > 0 ? [] : ['too little was held out to calibrate the risk of churn']),
    ],
  };
}

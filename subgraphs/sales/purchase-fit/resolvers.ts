import type { Resolvers } from '../__generated__/resolvers';
import { businessDayOf } from '../../kit/business-day';
import { mutate } from '../../kit/mutate';
import { weekUnit } from '../purchase-model/history';
import { purchaseModels } from '../purchase-model/models';
import type { SalesContext } from '../context';
import { buyingOf } from './buying';
import { repeatPurchaseCohorts } from './cohorts';
import { type Known, churnRisk, expectedPurchasesWithin, repeatWithin, rfmOf, valueWithin } from './figures';
import { repurchaseDue, suggestOrder } from './next-order';
import { computeFit, storeFit } from './service';

async function knownOf(id: string, { loaders, settings }: SalesContext): Promise<Known> {
  const { businessTimeZone } = settings;
  const asOf = new Date();
  const [fit, days] = await Promise.all([
    loaders.purchaseFit.load('latest'),
    loaders.buyingDaysByCustomerId(businessTimeZone).load(id),
  ]);
  return { fit, buying: buyingOf(days, fit?.currencyCode ?? null, businessDayOf(asOf, businessTimeZone)), asOf };
}

export const purchaseFitResolvers: Resolvers = {
  Query: {
    purchaseModel: (_parent, _args, { loaders }) => loaders.purchaseFit.load('latest'),
    repeatPurchaseCohorts: async (_parent, quarters, { loaders }) =>
      repeatPurchaseCohorts(await loaders.purchaseFit.load('latest'), quarters),
  },
  Mutation: {
    purchaseModelFit: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'purchaseModelFit', input, async (transaction) => {
        const timeZone = context.settings.businessTimeZone;
        const fit = await computeFit(context.database, { until: input.calibrationEnd ?? new Date(), timeZone });
        return { fitId: await storeFit(transaction, fit) };
      });
      return { model: outcome && (await context.loaders.purchaseFitById.load(outcome.fitId)), userErrors };
    },
  },
  SalesFacet: {
    rfm: async ({ id }, _args, context) => {
      const { orderCount } = await context.loaders.orderSummaryByCustomerId.load(id);
      return rfmOf(await knownOf(id, context), orderCount);
    },
    predictedLifetimeValue: async ({ id }, { horizonDays, currencyCode }, context) =>
      valueWithin(await knownOf(id, context), horizonDays ?? 365, currencyCode ?? null),
    expectedPurchases: async ({ id }, { horizonDays }, context) =>
      expectedPurchasesWithin(await knownOf(id, context), horizonDays ?? 90),
    repeatPurchaseProbability: async ({ id }, { horizonDays }, context) =>
      repeatWithin(await knownOf(id, context), horizonDays ?? 90),
    churnRisk: async ({ id }, _args, context) => churnRisk(await knownOf(id, context)),
    repurchaseDue: async ({ id }, _args, context) => {
      const { buying } = await knownOf(id, context);
      return buying && repurchaseDue(buying);
    },
    nextOrder: async ({ id }, _args, context) => {
      const [{ buying }, goods] = await Promise.all([
        knownOf(id, context),
        context.loaders.orderedGoodsByCustomerId.load(id),
      ]);
      return buying && suggestOrder(buying, goods, context.settings.businessTimeZone);
    },
  },
  SuggestedLine: {
    product: async ({ sku }, _args, { loaders }) => {
      const product = await loaders.productBySku.load(sku);
      if (!product) throw new Error('a line refers to a product that is gone');
      return product;
    },
  },
  PurchaseModel: {
    name: ({ model }) => purchaseModels[model].title,
    timeUnit: () => weekUnit,
    parameters: ({ model, parameters }) =>
      Object.fromEntries(purchaseModels[model].parameterNames.map((name, place) => [name, parameters[place]])),
    spendParameters: ({ spend, currencyCode }) => spend && { p: spend.p, q: spend.q, v: spend.v, currencyCode },
    spendLogLikelihood: ({ spend }) => spend?.logLikelihood ?? null,
  },
};

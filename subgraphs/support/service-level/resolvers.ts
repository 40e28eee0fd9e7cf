import { instantsOf, readPeriod } from '../../kit/period';
import type { Resolvers } from '../__generated__/resolvers';
import { metricsOf } from './metrics';
import { repurchaseRateByScore } from './repurchase';
import { serviceLevels } from './service';

export const serviceLevelResolvers: Resolvers = {
  Query: {
    serviceLevels: (_parent, { period }, { database, settings }) =>
      serviceLevels(database.manager, period, settings.businessTimeZone),
  },
  ServiceLevels: {
    repurchaseRateByScore: ({ period }, _arguments, { database, settings }) =>
      repurchaseRateByScore(database.manager, instantsOf(readPeriod(period, 'period'), settings.businessTimeZone)),
  },
  SupportFacet: {
    serviceLevels: async ({ id }, _arguments, { loaders }) => metricsOf(await loaders.countedByCustomerId.load(id)),
    csatResponseRate: async ({ id }, _arguments, { loaders }) =>
      metricsOf(await loaders.countedByCustomerId.load(id)).csatResponseRate,
    csat: async ({ id }, _arguments, { loaders }) => metricsOf(await loaders.countedByCustomerId.load(id)).csat,
  },
};

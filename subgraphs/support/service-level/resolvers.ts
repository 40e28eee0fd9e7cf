import type { Resolvers } from '../__generated__/resolvers';
import { metricsOf } from './metrics';
import { serviceLevels } from './service';

export const serviceLevelResolvers: Resolvers = {
  Query: {
    serviceLevels: (_parent, { period }, { database, settings }) =>
      serviceLevels(database.manager, period, settings.businessTimeZone),
  },
  SupportFacet: {
    serviceLevels: async ({ id }, _arguments, { loaders }) => metricsOf(await loaders.countedByCustomerId.load(id)),
    csat: async ({ id }, _arguments, { loaders }) => metricsOf(await loaders.countedByCustomerId.load(id)).csat,
  },
};

import type { Resolvers } from '../__generated__/resolvers';
import { purposeOf } from '../campaign/purpose';

export const contactabilityResolvers: Resolvers = {
  MarketingFacet: {
    contactable: async ({ id }, _arguments, { loaders, settings }) => {
      const consents = await loaders.consentsByCustomerId.load(id);
      const granted = consents.filter(({ history: [latest] }) => latest.state === 'GRANTED');
      const found = await loaders
        .standingOf(settings)
        .loadMany(granted.map(({ channel, purpose }) => ({ customerId: id, channel, purpose })));
      return found.some((standing) => {
        if (standing instanceof Error) throw standing;
        return standing.holds.length === 0;
      });
    },
    contactability: async ({ id }, { channel, purpose: named }, { loaders, settings }) => {
      const purpose = purposeOf(named);
      const { holds } = await loaders.standingOf(settings).load({ customerId: id, channel, purpose });
      return { channel, purpose, heldBecause: holds };
    },
  },
  Contactability: {
    contactable: ({ heldBecause }) => heldBecause.length === 0,
  },
};

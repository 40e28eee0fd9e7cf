import type { Resolvers } from '../__generated__/resolvers';
import { accepted } from '../../kit/errors';
import { mutate } from '../../kit/mutate';
import { recordConsents } from './service';

export const consentResolvers: Resolvers = {
  Mutation: {
    consentRecord: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'consentRecord', input, async (transaction) => {
        const [recorded] = await recordConsents(transaction, [input], context);
        const { id, customerCreated } = accepted(recorded);
        return { consentEventId: id, customerCreated };
      });
      const event = outcome && (await context.loaders.consentEventById.load(outcome.consentEventId));
      const consents = event ? await context.loaders.consentsByCustomerId.load(event.customerId) : [];
      return {
        consent: consents.find(({ channel, purpose }) => channel === event?.channel && purpose === event.purpose),
        customerCreated: outcome?.customerCreated ?? null,
        ...rest,
      };
    },
  },
  Consent: {
    state: ({ history: [latest] }) => latest.state,
    source: ({ history: [latest] }) => latest.source,
    proof: ({ history: [latest] }) => latest.proof,
    at: ({ history: [latest] }) => latest.at,
  },
  ConsentEvent: {
    __resolveReference: ({ id }, { loaders }) => loaders.consentEventById.load(id),
    customer: async ({ customerId }, _args, { loaders }) => ({
      id: await loaders.canonicalCustomerId.load(customerId),
    }),
  },
};

import type { Resolvers } from '../__generated__/resolvers';
import { accepted, notFound } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { mutate } from '../../kit/mutate';
import { refOf } from '../../kit/text';
import { leadList } from './list';
import { captureLeads, qualifyLead } from './service';

export const leadResolvers: Resolvers = {
  Query: {
    lead: async (_parent, { id }, { loaders }) => {
      const lead = await loaders.leadById.load(id);
      if (!lead) throw notFound('lead');
      return lead;
    },
    leads: (_parent, args, { database }) => pageOf(database.manager, leadList, args),
  },
  Mutation: {
    leadCapture: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'leadCapture', input, async (transaction) => {
        const campaign = input.campaignId == null ? null : { id: input.campaignId };
        const [captured] = await captureLeads(transaction, [{ ...input, campaign }], context);
        const { id, customerCreated } = accepted(captured);
        return { leadId: id, customerCreated };
      });
      return {
        lead: outcome && (await context.loaders.leadById.load(outcome.leadId)),
        customerCreated: outcome?.customerCreated ?? null,
        ...rest,
      };
    },
    leadQualify: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'leadQualify', input, async (transaction) => {
        await qualifyLead(transaction, input.leadId, input.status);
        return { leadId: input.leadId };
      });
      return { lead: outcome && (await context.loaders.leadById.load(outcome.leadId)), userErrors };
    },
  },
  Lead: {
    __resolveReference: ({ id }, { loaders }) => loaders.leadById.load(id),
    externalRef: refOf,
    campaign: ({ campaignId }, _args, { loaders }) =>
      campaignId === null ? null : loaders.campaignById.load(campaignId),
    customer: async ({ customerId }, _args, { loaders }) => ({
      id: await loaders.canonicalCustomerId.load(customerId),
    }),
  },
};

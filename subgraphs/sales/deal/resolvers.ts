import type { Resolvers } from '../__generated__/resolvers';
import { accepted, notFound } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { money } from '../../kit/money';
import { mutate } from '../../kit/mutate';
import { staffIdOfViewer } from '../../kit/staff';
import { refOf } from '../../kit/text';
import { advanceDeal, updateDeal } from './change';
import { Deal } from './entity';
import { dealList } from './list';
import { recordDeals } from './service';
import { winProbability } from './probability';
import { timed } from './stage-history';

export const dealResolvers: Resolvers = {
  Query: {
    deal: async (_parent, { id }, { loaders }) => {
      const deal = await loaders.dealById.load(id);
      if (!deal) throw notFound('deal');
      return deal;
    },
    dealByExternalRef: async (_parent, { ref }, { database }) => {
      const deal = await database.manager.findOneBy(Deal, { externalSystem: ref.system, externalValue: ref.value });
      if (!deal) throw notFound('deal');
      return deal;
    },
    deals: (_parent, args, { database }) => pageOf(database.manager, dealList, args),
  },
  Mutation: {
    dealCreate: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'dealCreate', input, async (transaction) => {
        const actorId = await staffIdOfViewer(transaction, context.viewer.id);
        const { defaultCountry, sharedMailboxes, viewer } = context;
        const [recorded] = await recordDeals(transaction, [input], {
          defaultCountry,
          sharedMailboxes,
          viewer,
          actorId,
        });
        const { id, customerCreated } = accepted(recorded);
        return { dealId: id, customerCreated };
      });
      return {
        deal: outcome && (await context.loaders.dealById.load(outcome.dealId)),
        customerCreated: outcome?.customerCreated ?? null,
        ...rest,
      };
    },
    dealUpdate: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'dealUpdate', input, async (transaction) => {
        await updateDeal(transaction, input, context);
        return { dealId: input.dealId };
      });
      return { deal: outcome && (await context.loaders.dealById.load(outcome.dealId)), userErrors };
    },
    dealAdvance: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'dealAdvance', input, async (transaction) => {
        const actorId = await staffIdOfViewer(transaction, context.viewer.id);
        await advanceDeal(transaction, input, { actorId });
        return { dealId: input.dealId };
      });
      return { deal: outcome && (await context.loaders.dealById.load(outcome.dealId)), userErrors };
    },
  },
  Deal: {
    __resolveReference: ({ id }, { loaders }) => loaders.dealById.load(id),
    externalRef: refOf,
    stageHistory: async ({ id }, _args, { loaders }) => timed(await loaders.stageChangesByDealId.load(id)),
    amount: ({ amount, currencyCode }) =>
      amount !== null && currencyCode !== null ? money(amount, currencyCode) : null,
    probability: async (deal, _args, { loaders }) => winProbability(deal, await loaders.stageOutcomes.load('all')),
    product: ({ sku }, _args, { loaders }) => (sku === null ? null : loaders.productBySku.load(sku)),
    owner: ({ ownerId }) => (ownerId === null ? null : { id: ownerId }),
    account: ({ accountId }, _args, { loaders }) => (accountId === null ? null : loaders.accountById.load(accountId)),
    customer: async ({ customerId }, _args, { loaders }) =>
      customerId === null ? null : { id: await loaders.canonicalCustomerId.load(customerId) },
    activities: ({ id }, args, { loaders }, info) => loaders.activitiesByDealId(args, info).load(id),
  },
  StageChange: {
    from: ({ fromStage }) => fromStage,
    to: ({ toStage }) => toStage,
    actor: ({ actorId }) => (actorId === null ? null : { id: actorId }),
  },
};

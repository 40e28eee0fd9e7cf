import { Refusal } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { unansweredList } from './list';
import { setResponsePolicy } from './service';
import { responsePolicy, responseTargets } from './targets';

export const responseResolvers: Resolvers = {
  Query: {
    unanswered: async (_parent, { olderThanMinutes, ...page }, { database, settings }) => {
      if (olderThanMinutes < 0) {
        throw new Refusal('INVALID', `olderThanMinutes must be at least 0, got ${olderThanMinutes}`, [
          'olderThanMinutes',
        ]);
      }
      const { time } = await responseTargets(database.manager, settings.businessTimeZone);
      const since = time.before(new Date(), olderThanMinutes) ?? new Date(0);
      return pageOf(database.manager, unansweredList, { ...page, filter: { since } });
    },
    responsePolicy: (_parent, _arguments, { database }) => responsePolicy(database.manager),
  },
  Mutation: {
    responsePolicySet: async (_parent, { input }, context) => {
      const { idempotencyKey: _key, ...changes } = input;
      const { outcome, userErrors } = await mutate(context, 'responsePolicySet', input, async (transaction) => {
        await setResponsePolicy(transaction, changes);
        return {};
      });
      return { policy: outcome && (await responsePolicy(context.database.manager)), userErrors };
    },
  },
  Ticket: {
    firstResponseDueAt: async (ticket, _arguments, { loaders, settings }) =>
      (await loaders.responseTargets(settings.businessTimeZone)).dueAt(ticket),
  },
};

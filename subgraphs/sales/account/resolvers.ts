import type { Resolvers } from '../__generated__/resolvers';
import { accepted, notFound } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { mutate } from '../../kit/mutate';
import { refOf } from '../../kit/text';
import { accountList } from './list';
import { saveAccounts } from './service';

export const accountResolvers: Resolvers = {
  Query: {
    account: async (_parent, { id }, { loaders }) => {
      const account = await loaders.accountById.load(id);
      if (!account) throw notFound('account');
      return account;
    },
    accounts: (_parent, { search, ...page }, { database }) =>
      pageOf(database.manager, accountList, { ...page, filter: { search } }),
  },
  Mutation: {
    accountSave: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'accountSave', input, async (transaction) => {
        const [saved] = await saveAccounts(transaction, [input], context);
        return { accountId: accepted(saved).id };
      });
      return { account: outcome && (await context.loaders.accountById.load(outcome.accountId)), userErrors };
    },
  },
  Account: {
    __resolveReference: ({ id }, { loaders }) => loaders.accountById.load(id),
    externalRef: refOf,
    customers: ({ id }, args, { loaders }) => loaders.accountCustomersByAccountId(args).load(id),
    deals: ({ id }, args, { loaders }, info) => loaders.dealsByAccountId(args, info).load(id),
  },
};

import type { Resolvers } from '../__generated__/resolvers';
import { accepted, notFound } from '../../kit/errors';
import { money } from '../../kit/money';
import { mutate } from '../../kit/mutate';
import { saveProducts } from './service';

export const productResolvers: Resolvers = {
  Query: {
    product: async (_parent, { sku }, { loaders }) => {
      const product = await loaders.productBySku.load(sku);
      if (!product) throw notFound('product');
      return product;
    },
  },
  Mutation: {
    productSave: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'productSave', input, async (transaction) => {
        const [saved] = await saveProducts(transaction, [input]);
        return { sku: accepted(saved).sku };
      });
      return { product: outcome && (await context.loaders.productBySku.load(outcome.sku)), userErrors };
    },
  },
  Product: {
    __resolveReference: ({ sku }, { loaders }) => loaders.productBySku.load(sku),
    price: ({ price, currencyCode }) => (price !== null && currencyCode !== null ? money(price, currencyCode) : null),
  },
};

import type { Resolvers } from '../__generated__/resolvers';
import { Refusal, notFound } from '../../kit/errors';
import { maximumPageSize } from '../../kit/pagination';
import { isUuid } from '../../kit/statement';
import { lifetimeValue } from './lifetime-value';

export const customerResolvers: Resolvers = {
  Customer: {
    __resolveReference: ({ id }) => {
      if (!isUuid(id)) throw notFound('customer');
      return { id };
    },
    sales: ({ id }) => ({ id }),
  },
  SalesFacet: {
    orderCount: async ({ id }, _args, { loaders }) => (await loaders.orderSummaryByCustomerId.load(id)).orderCount,
    lastOrderAt: async ({ id }, _args, { loaders }) => (await loaders.orderSummaryByCustomerId.load(id)).lastOrderAt,
    orders: ({ id }, args, { loaders }) => loaders.ordersByCustomerId(args).load(id),
    productsOwned: ({ id }, { limit }, { loaders }) => {
      const size = limit ?? 10;
      if (size < 1 || size > maximumPageSize) {
        throw new Refusal('INVALID', `limit must be between 1 and ${maximumPageSize}, got ${size}`, ['limit']);
      }
      return loaders.productsOwnedByCustomerId(size).load(id);
    },
    lifetimeValue: async ({ id }, { currencyCode }, { loaders }) =>
      lifetimeValue(await loaders.orderSummaryByCustomerId.load(id), currencyCode ?? null),
  },
  OwnedProduct: {
    product: async ({ sku }, _args, { loaders }) => {
      const product = await loaders.productBySku.load(sku);
      if (!product) throw new Error('a line refers to a product that is gone');
      return product;
    },
    lastBoughtAt: ({ lastBoughtAt }) => new Date(lastBoughtAt),
  },
};

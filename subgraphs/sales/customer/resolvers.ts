import type { Resolvers } from '../__generated__/resolvers';
import { Refusal } from '../../kit/errors';
import { maximumPageSize } from '../../kit/pagination';
import { referencedCustomer } from '../../kit/referenced-customer';
import { lifetimeValue } from './lifetime-value';

export const customerResolvers: Resolvers = {
  Customer: {
    __resolveReference: referencedCustomer,
    sales: ({ id }) => ({ id }),
  },
  SalesFacet: {
    orderCount: async ({ id }, _args, { loaders }) => (await loaders.orderSummaryByCustomerId.load(id)).orderCount,
    lastOrderAt: async ({ id }, _args, { loaders }) => (await loaders.orderSummaryByCustomerId.load(id)).lastOrderAt,
    crossSold: ({ id }, _args, { loaders }) => loaders.crossSoldByCustomerId.load(id),
    owner: async ({ id }, _args, { loaders }) => {
      const { ownerId } = await loaders.dealSummaryByCustomerId.load(id);
      return ownerId === null ? null : { id: ownerId };
    },
    account: ({ id }, _args, { loaders }) => loaders.accountByCustomerId.load(id),
    openDealCount: async ({ id }, _args, { loaders }) => (await loaders.dealSummaryByCustomerId.load(id)).openDealCount,
    deals: ({ id }, args, { loaders }, info) => loaders.dealsByCustomerId(args, info).load(id),
    activities: ({ id }, args, { loaders }, info) => loaders.activitiesByCustomerId(args, info).load(id),
    orders: ({ id }, args, { loaders }, info) => loaders.ordersByCustomerId(args, info).load(id),
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

import type { Resolvers } from '../__generated__/resolvers';
import { accepted, notFound } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { Exact, money } from '../../kit/money';
import { mutate } from '../../kit/mutate';
import { refOf } from '../../kit/text';
import { cancelOrder, returnGoods } from './change';
import { Order } from './entity';
import { orderList } from './list';
import { recordOrders } from './service';

export const orderResolvers: Resolvers = {
  Query: {
    order: async (_parent, { id }, { loaders }) => {
      const order = await loaders.orderById.load(id);
      if (!order) throw notFound('order');
      return order;
    },
    orderByExternalRef: async (_parent, { ref }, { database }) => {
      const order = await database.manager.findOneBy(Order, { externalSystem: ref.system, externalValue: ref.value });
      if (!order) throw notFound('order');
      return order;
    },
    orders: (_parent, args, { database }) => pageOf(database.manager, orderList, args),
  },
  Mutation: {
    orderRecord: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'orderRecord', input, async (transaction) => {
        // A line's place is its key: the same order written again keeps its lines.
        const lines = input.lines.map((line, index) => ({ ...line, ref: String(index + 1) }));
        const [recorded] = await recordOrders(transaction, [{ ...input, lines }], context);
        const { id, customerCreated } = accepted(recorded);
        return { orderId: id, customerCreated };
      });
      return {
        order: outcome && (await context.loaders.orderById.load(outcome.orderId)),
        customerCreated: outcome?.customerCreated ?? null,
        ...rest,
      };
    },
    orderCancel: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'orderCancel', input, async (transaction) => {
        await cancelOrder(transaction, input.orderId, input.reason);
        return { orderId: input.orderId };
      });
      return { order: outcome && (await context.loaders.orderById.load(outcome.orderId)), userErrors };
    },
    orderReturn: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'orderReturn', input, async (transaction) => {
        await returnGoods(transaction, input.orderId, input.lines, input.reason);
        return { orderId: input.orderId };
      });
      return { order: outcome && (await context.loaders.orderById.load(outcome.orderId)), userErrors };
    },
  },
  Order: {
    __resolveReference: ({ id }, { loaders }) => loaders.orderById.load(id),
    // One of the two is there; the table makes sure of it.
    number: ({ number, externalValue }) => number ?? externalValue ?? '',
    externalRef: refOf,
    deal: ({ dealId }, _args, { loaders }) => (dealId === null ? null : loaders.dealById.load(dealId)),
    total: ({ total, currencyCode }) => money(total, currencyCode),
    lines: async ({ id, currencyCode }, _args, { loaders }) =>
      (await loaders.linesByOrderId.load(id)).map((line) => ({ ...line, currencyCode })),
    customer: async ({ customerId }, _args, { loaders }) => ({
      id: await loaders.canonicalCustomerId.load(customerId),
    }),
  },
  OrderLine: {
    product: async ({ sku }, _args, { loaders }) => {
      const product = await loaders.productBySku.load(sku);
      if (!product) throw new Error('a line refers to a product that is gone');
      return product;
    },
    unitPrice: ({ unitPrice, currencyCode }) => money(unitPrice, currencyCode),
    discount: ({ discount }) => new Exact(discount).toFixed(),
  },
};

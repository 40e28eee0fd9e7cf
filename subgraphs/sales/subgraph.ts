import { defineSubgraph } from '../kit/subgraph';
import { customerResolvers } from './customer/resolvers';
import { type Loaders, createLoaders } from './loaders';
import { CreateOrders1763800000010 } from './migrations/1763800000010-create-orders';
import { orderImport } from './order/import';
import { Order } from './order/entity';
import { orderResolvers } from './order/resolvers';
import { OrderLine } from './order-line/entity';
import { orderLineImport } from './order-line/import';
import { Product } from './product/entity';
import { productImport } from './product/import';
import { productResolvers } from './product/resolvers';
import { mergeResolvers } from '../kit/merge-resolvers';

export default defineSubgraph<Loaders>({
  name: 'sales',
  port: 4001,
  directory: __dirname,
  entities: [Order, OrderLine, Product],
  migrations: [CreateOrders1763800000010],
  resolvers: mergeResolvers(customerResolvers, orderResolvers, productResolvers),
  createLoaders,
  importKinds: [productImport, orderImport, orderLineImport],
});

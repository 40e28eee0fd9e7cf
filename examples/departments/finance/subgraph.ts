import { mergeResolvers } from '../../../subgraphs/kit/merge-resolvers';
import { defineSubgraph } from '../../../subgraphs/kit/subgraph';
import { CreditLimit } from './credit-limit/entity';
import { creditLimitResolvers } from './credit-limit/resolvers';
import { financeFacts } from './customer/facts';
import { financePersonalData } from './customer/personal-data';
import { customerResolvers } from './customer/resolvers';
import { type Loaders, createLoaders } from './loaders';
import { CreateInvoices1763800004501 } from './migrations/1763800004501-create-invoices';
import { CreateCustomerExport1764200002401 } from './migrations/1764200002401-create-customer-export';
import { Invoice } from './invoice/entity';
import { invoiceImport } from './invoice/import';
import { invoiceResolvers } from './invoice/resolvers';

/** Finance owns invoices, and how much a customer may owe. */
export default defineSubgraph<Loaders>({
  name: 'finance',
  port: 4005,
  directory: __dirname,
  entities: [CreditLimit, Invoice],
  migrations: [CreateInvoices1763800004501, CreateCustomerExport1764200002401],
  resolvers: mergeResolvers(creditLimitResolvers, customerResolvers, invoiceResolvers),
  createLoaders,
  importKinds: [invoiceImport],
  facts: financeFacts,
  personalData: financePersonalData,
});

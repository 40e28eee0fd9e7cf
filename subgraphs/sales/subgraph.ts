import { CustomFieldDefinition } from '../kit/custom-field/definition-entity';
import { CustomFieldValue } from '../kit/custom-field/value-entity';
import { mergeResolvers } from '../kit/merge-resolvers';
import { defineSubgraph } from '../kit/subgraph';
import { Account } from './account/entity';
import { accountImport } from './account/import';
import { AccountMember } from './account/member-entity';
import { accountResolvers } from './account/resolvers';
import { Activity } from './activity/entity';
import { activityImport } from './activity/import';
import { activityResolvers } from './activity/resolvers';
import { salesFacts } from './customer/facts';
import { salesPersonalData } from './customer/personal-data';
import { customFieldResolvers } from './custom-field/resolvers';
import { customerResolvers } from './customer/resolvers';
import { Deal } from './deal/entity';
import { dealImport } from './deal/import';
import { leadReader } from './deal/lead-reader';
import { dealResolvers } from './deal/resolvers';
import { DealStageChange } from './deal/stage-change-entity';
import { DealStage } from './deal-stage/entity';
import { dealStageResolvers } from './deal-stage/resolvers';
import { type Loaders, createLoaders } from './loaders';
import { CountCustomFields1764300005201 } from './migrations/1764300005201-count-custom-fields';
import { CreateOrders1763800000010 } from './migrations/1763800000010-create-orders';
import { CreateDeals1763800000011 } from './migrations/1763800000011-create-deals';
import { SeedDealStages1763800000012 } from './migrations/1763800000012-seed-deal-stages';
import { CreateCustomerCounts1764100001201 } from './migrations/1764100001201-create-customer-counts';
import { CreateOutbox1764100002201 } from './migrations/1764100002201-create-outbox';
import { CreateCustomFields1764100003201 } from './migrations/1764100003201-create-custom-fields';
import { CreateCustomerExport1764100003202 } from './migrations/1764100003202-create-customer-export';
import { CreatePurchaseFits1764100004201 } from './migrations/1764100004201-create-purchase-fits';
import { CreateSalesTargets1764100004202 } from './migrations/1764100004202-create-sales-targets';
import { CreatePlaybooks1764100004203 } from './migrations/1764100004203-create-playbooks';
import { CreateOutboxCursors1764200002701 } from './migrations/1764200002701-create-outbox-cursors';
import { CreatePurchaseFitCohorts1764300006001 } from './migrations/1764300006001-create-purchase-fit-cohorts';
import { IndexListsOfCustomers1764600000001 } from './migrations/1764600000001-index-lists-of-customers';
import { Order } from './order/entity';
import { orderImport } from './order/import';
import { orderResolvers } from './order/resolvers';
import { OrderLine } from './order-line/entity';
import { orderLineImport } from './order-line/import';
import { paretoResolvers } from './pareto/resolvers';
import { Playbook } from './playbook/entity';
import { playbookResolvers } from './playbook/resolvers';
import { Product } from './product/entity';
import { productImport } from './product/import';
import { productResolvers } from './product/resolvers';
import { SalesTarget } from './progress/entity';
import { progressResolvers } from './progress/resolvers';
import { purchaseFitTask } from './purchase-fit/background';
import { PurchaseFit } from './purchase-fit/entity';
import { purchaseFitResolvers } from './purchase-fit/resolvers';
import { pastActivities } from './activity/events';
import { pastDeals } from './deal/events';
import { pastOrders } from './order/events';

export default defineSubgraph<Loaders>({
  name: 'sales',
  port: 4001,
  directory: __dirname,
  entities: [
    Account,
    AccountMember,
    Activity,
    Deal,
    DealStage,
    DealStageChange,
    Order,
    OrderLine,
    Product,
    CustomFieldDefinition,
    CustomFieldValue,
    PurchaseFit,
    Playbook,
    SalesTarget,
  ],
  migrations: [
    CreateOrders1763800000010,
    CreateDeals1763800000011,
    SeedDealStages1763800000012,
    CreateCustomerCounts1764100001201,
    CreateOutbox1764100002201,
    CreateCustomFields1764100003201,
    CreateCustomerExport1764100003202,
    CreatePurchaseFits1764100004201,
    CreateSalesTargets1764100004202,
    CreatePlaybooks1764100004203,
    CreateOutboxCursors1764200002701,
    CreatePurchaseFitCohorts1764300006001,
    CountCustomFields1764300005201,
    IndexListsOfCustomers1764600000001,
  ],
  resolvers: mergeResolvers(
    accountResolvers,
    activityResolvers,
    customerResolvers,
    customFieldResolvers,
    dealResolvers,
    dealStageResolvers,
    orderResolvers,
    paretoResolvers,
    playbookResolvers,
    productResolvers,
    progressResolvers,
    purchaseFitResolvers,
  ),
  createLoaders,
  facts: salesFacts,
  personalData: salesPersonalData,
  pastRecords: [pastOrders, pastActivities, pastDeals],
  outboxReaders: [leadReader],
  background: (services) => [purchaseFitTask(services)],
  importKinds: [productImport, accountImport, dealImport, orderImport, orderLineImport, activityImport],
});

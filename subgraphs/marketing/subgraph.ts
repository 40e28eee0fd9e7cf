import { CustomFieldDefinition } from '../kit/custom-field/definition-entity';
import { CustomFieldValue } from '../kit/custom-field/value-entity';
import { mergeResolvers } from '../kit/merge-resolvers';
import { defineSubgraph } from '../kit/subgraph';
import { marketingTasks } from './background';
import { bouncePath } from './bounce/routes';
import { Campaign } from './campaign/entity';
import { campaignImport } from './campaign/import';
import { campaignResolvers } from './campaign/resolvers';
import { CampaignCost } from './campaign-cost/entity';
import { campaignCostResolvers } from './campaign-cost/resolvers';
import { CampaignMessage } from './campaign-message/entity';
import { campaignMessageImport } from './campaign-message/import';
import { campaignMessageResolvers } from './campaign-message/resolvers';
import { ConsentEvent } from './consent/entity';
import { consentImport } from './consent/import';
import { consentResolvers } from './consent/resolvers';
import { contactabilityReader } from './contactability/reader';
import { contactabilityResolvers } from './contactability/resolvers';
import { marketingFacts } from './customer/facts';
import { marketingPersonalData } from './customer/personal-data';
import { customFieldResolvers } from './custom-field/resolvers';
import { customerResolvers } from './customer/resolvers';
import { HoldOverride } from './hold-override/entity';
import { holdOverrideResolvers } from './hold-override/resolvers';
import { Lead } from './lead/entity';
import { leadImport } from './lead/import';
import { leadResolvers } from './lead/resolvers';
import { type Loaders, createLoaders } from './loaders';
import { CountCustomFields1764300005102 } from './migrations/1764300005102-count-custom-fields';
import { CreateCampaigns } from './migrations/1763800002001-create-campaigns';
import { CreateConsentEvents } from './migrations/1763800002002-create-consent-events';
import { CreateCustomerCounts1764100001301 } from './migrations/1764100001301-create-customer-counts';
import { CreateOutbox1764100002301 } from './migrations/1764100002301-create-outbox';
import { CreateCustomFields1764100003301 } from './migrations/1764100003301-create-custom-fields';
import { CreateCustomerExportAndErasure1764100003302 } from './migrations/1764100003302-create-customer-export-and-erasure';
import { CreateSegmentFilter1764300005101 } from './migrations/1764300005101-create-segment-filter';
import { CreateStanding1764200002201 } from './migrations/1764200002201-create-standing';
import { CreateSegments1764200002101 } from './migrations/1764200002101-create-segments';
import { CreateSending1764300001001 } from './migrations/1764300001001-create-sending';
import { CreateCampaignCosts1764300002001 } from './migrations/1764300002001-create-campaign-costs';
import { CreateTracking1764300002101 } from './migrations/1764300002101-create-tracking';
import { NoteBounces1764300002201 } from './migrations/1764300002201-note-bounces';
import { IndexMessagesOfCustomers1764600000002 } from './migrations/1764600000002-index-messages-of-customers';
import { marketingRoutes } from './routes';
import { Segment } from './segment/entity';
import { segmentResolvers } from './segment/resolvers';
import { sendingResolvers } from './sending/resolvers';
import { clickPath, openPath } from './tracking/routes';
import { unsubscribePath } from './unsubscribe/routes';
import { Visit } from './visit/entity';
import { visitImport } from './visit/import';
import { visitResolvers } from './visit/resolvers';
import { pastConsents } from './consent/events';
import { pastLeads } from './lead/events';
import { pastVisits } from './visit/events';

/** How customers are won and written to. */
export default defineSubgraph<Loaders>({
  name: 'marketing',
  port: 4002,
  directory: __dirname,
  entities: [
    Campaign,
    CampaignCost,
    CampaignMessage,
    ConsentEvent,
    HoldOverride,
    Lead,
    Segment,
    Visit,
    CustomFieldDefinition,
    CustomFieldValue,
  ],
  migrations: [
    CreateCampaigns,
    CreateConsentEvents,
    CreateCustomerCounts1764100001301,
    CreateOutbox1764100002301,
    CreateCustomFields1764100003301,
    CreateCustomerExportAndErasure1764100003302,
    CreateSegments1764200002101,
    CreateStanding1764200002201,
    CreateSending1764300001001,
    CreateCampaignCosts1764300002001,
    CreateTracking1764300002101,
    NoteBounces1764300002201,
    CreateSegmentFilter1764300005101,
    CountCustomFields1764300005102,
    IndexMessagesOfCustomers1764600000002,
  ],
  resolvers: mergeResolvers(
    campaignResolvers,
    campaignCostResolvers,
    campaignMessageResolvers,
    consentResolvers,
    contactabilityResolvers,
    customerResolvers,
    customFieldResolvers,
    holdOverrideResolvers,
    leadResolvers,
    segmentResolvers,
    sendingResolvers,
    visitResolvers,
  ),
  createLoaders,
  facts: marketingFacts,
  personalData: marketingPersonalData,
  pastRecords: [pastLeads, pastConsents, pastVisits],
  outboxReaders: [contactabilityReader],
  background: marketingTasks,
  routes: marketingRoutes,
  publicPaths: [openPath, clickPath, unsubscribePath, bouncePath],
  importKinds: [leadImport, campaignImport, campaignMessageImport, visitImport, consentImport],
});

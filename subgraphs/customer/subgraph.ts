import { platformGroup } from '../kit/database/roles';
import { mergeResolvers } from '../kit/merge-resolvers';
import { defineSubgraph } from '../kit/subgraph';
import { ApiKey } from './api-key/entity';
import { apiKeyRoutes } from './api-key/routes';
import { AuditEntry } from './audit/entity';
import { auditResolvers } from './audit/resolvers';
import { auditRetentionTask } from './audit/retention';
import { Customer } from './customer/entity';
import { customerImport } from './customer/import';
import { customerResolvers } from './customer/resolvers';
import { customerPersonalData } from './erasure/personal-data';
import { erasureResolvers } from './erasure/resolvers';
import { Duplicate } from './duplicates/entity';
import { duplicateResolvers } from './duplicates/resolvers';
import { identifierResolvers } from './identifier/resolvers';
import { lineageResolvers } from './lineage/resolvers';
import { type Loaders, createLoaders } from './loaders';
import { CreateIdentity } from './migrations/1763800000001-create-identity';
import { CreateStaff } from './migrations/1763800000002-create-staff';
import { CreateCustomers } from './migrations/1763800000003-create-customers';
import { CreateProjection1764100002102 } from './migrations/1764100002102-create-projection';
import { CreateMatching1764100002103 } from './migrations/1764100002103-create-matching';
import { CreateTimeline1764100002104 } from './migrations/1764100002104-create-timeline';
import { CreateExampleImport1763800000005 } from './migrations/1763800000005-create-example-import';
import { CreateApiKeys1763800000006 } from './migrations/1763800000006-create-api-keys';
import { CreateMerges1764100001101 } from './migrations/1764100001101-create-merges';
import { TraceKnownProfiles1764100001102 } from './migrations/1764100001102-trace-known-profiles';
import { ReplaceIdentityFunctions1764100001103 } from './migrations/1764100001103-replace-identity-functions';
import { CreateCustomerCounts1764100001104 } from './migrations/1764100001104-create-customer-counts';
import { customerMergeResolvers } from './merge/resolvers';
import { CreateOutbox1764100002101 } from './migrations/1764100002101-create-outbox';
import { CreateStaffTeams1764100004101 } from './migrations/1764100004101-create-staff-teams';
import { CreateTraces1764100004102 } from './migrations/1764100004102-create-traces';
import { CreateDuplicates1764100001105 } from './migrations/1764100001105-create-duplicates';
import { KeepOriginOfEqualValues1764100001106 } from './migrations/1764100001106-keep-origin-of-equal-values';
import { CreatePeers1764200002601 } from './migrations/1764200002601-create-peers';
import { LockAllMembers1764100001107 } from './migrations/1764100001107-lock-all-members';
import { CreateRecipients1764200002291 } from './migrations/1764200002291-create-recipients';
import { IdentifyWholeBatches1764200002901 } from './migrations/1764200002901-identify-whole-batches';
import { CreateSelection1764200002191 } from './migrations/1764200002191-create-selection';
import { CreateSearch1764200002501 } from './migrations/1764200002501-create-search';
import { CreateAudit1764200002502 } from './migrations/1764200002502-create-audit';
import { CreateLifeCycle1764300005001 } from './migrations/1764300005001-create-life-cycle';
import { CombineDifferingGroups1764300005002 } from './migrations/1764300005002-combine-differing-groups';
import { MeetNobodyByRetiredFacts1764300005003 } from './migrations/1764300005003-meet-nobody-by-retired-facts';
import { BoundSearch1764300005004 } from './migrations/1764300005004-bound-search';
import { NameFactsWithin1764400000101 } from './migrations/1764400000101-name-facts-within';
import { IntersectConditions1764400000102 } from './migrations/1764400000102-intersect-conditions';
import { FindMembersDirectly1764500000000 } from './migrations/1764500000000-find-members-directly';
import { OrderAuditIds1764500000001 } from './migrations/1764500000001-order-audit-ids';
import { TellSurvivorsAtSight1764600000000 } from './migrations/1764600000000-tell-survivors-at-sight';
import { lifeCycleResolvers } from './life-cycle/resolvers';
import { nextBestActionResolvers } from './next-best-action/resolvers';
import { profileResolvers } from './profile/resolvers';
import { CreateMailAndLoginFunctions1764100005491 } from './migrations/1764100005491-create-mail-and-login-functions';
import { CreateErasures1764100003101 } from './migrations/1764100003101-create-erasures';
import { CreateReadModelErasure1764100003102 } from './migrations/1764100003102-create-read-model-erasure';
import { Staff } from './staff/entity';
import { StaffExternalRef } from './staff/external-ref-entity';
import { staffImport } from './staff/import';
import { factReader } from './projection/reader';
import { projectionResolvers } from './projection/resolvers';
import { searchResolvers } from './search/resolvers';
import { staffResolvers } from './staff/resolvers';
import { timelineReader } from './timeline/reader';
import { timelineResolvers } from './timeline/resolvers';
import { viewerResolvers } from './viewer/resolvers';

/** Who the customer is and who works here; owns no department's facts. */
export default defineSubgraph<Loaders>({
  name: 'customer',
  port: 4004,
  directory: __dirname,
  entities: [ApiKey, AuditEntry, Customer, Duplicate, Staff, StaffExternalRef],
  migrations: [
    CreateIdentity,
    CreateStaff,
    CreateCustomers,
    CreateProjection1764100002102,
    CreateMatching1764100002103,
    CreateTimeline1764100002104,
    CreateExampleImport1763800000005,
    CreateApiKeys1763800000006,
    CreateMerges1764100001101,
    TraceKnownProfiles1764100001102,
    ReplaceIdentityFunctions1764100001103,
    CreateCustomerCounts1764100001104,
    CreateMailAndLoginFunctions1764100005491,
    IdentifyWholeBatches1764200002901,
    CreateOutbox1764100002101,
    CreateErasures1764100003101,
    CreateReadModelErasure1764100003102,
    CreateStaffTeams1764100004101,
    CreateTraces1764100004102,
    CreateDuplicates1764100001105,
    KeepOriginOfEqualValues1764100001106,
    LockAllMembers1764100001107,
    CreateRecipients1764200002291,
    CreateSelection1764200002191,
    CreateSearch1764200002501,
    CreateAudit1764200002502,
    CreatePeers1764200002601,
    CreateLifeCycle1764300005001,
    CombineDifferingGroups1764300005002,
    MeetNobodyByRetiredFacts1764300005003,
    BoundSearch1764300005004,
    NameFactsWithin1764400000101,
    IntersectConditions1764400000102,
    FindMembersDirectly1764500000000,
    OrderAuditIds1764500000001,
    TellSurvivorsAtSight1764600000000,
  ],
  databaseGroups: [platformGroup],
  outboxReaders: [factReader(), timelineReader],
  background: (services) => [auditRetentionTask(services)],
  resolvers: mergeResolvers(
    projectionResolvers,
    timelineResolvers,
    customerResolvers,
    auditResolvers,
    lineageResolvers,
    lifeCycleResolvers,
    nextBestActionResolvers,
    profileResolvers,
    searchResolvers,
    erasureResolvers,
    duplicateResolvers,
    identifierResolvers,
    customerMergeResolvers,
    staffResolvers,
    viewerResolvers,
  ),
  createLoaders,
  personalData: customerPersonalData,
  importKinds: [customerImport, staffImport],
  routes: apiKeyRoutes,
});

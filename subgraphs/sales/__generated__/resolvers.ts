import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ReferencedCustomer as ReferencedCustomerRow } from '../../kit/referenced-customer';
import type { Owned as OwnedRow } from '../customer/loaders';
import type { Account as AccountRow } from '../account/entity';
import type { AccountConnection as AccountConnectionRow } from '../account/list';
import type { AccountCustomerConnection as AccountCustomerConnectionRow } from '../account/customers';
import type { Activity as ActivityRow } from '../activity/entity';
import type { ActivityConnection as ActivityConnectionRow } from '../activity/list';
import type { Deal as DealRow } from '../deal/entity';
import type { DealConnection as DealConnectionRow } from '../deal/list';
import type { DealStage as DealStageRow } from '../deal-stage/entity';
import type { TimedStageChange as TimedStageChangeRow } from '../deal/stage-history';
import type { Order as OrderRow } from '../order/entity';
import type { OrderConnection as OrderConnectionRow } from '../order/list';
import type { PricedLine as PricedLineRow } from '../order-line/entity';
import type { Product as ProductRow } from '../product/entity';
import type { Pareto as ParetoRow } from '../pareto/service';
import type { RankedPlaybook as RankedPlaybookRow } from '../playbook/ranked';
import type { SalesTeamProgress as SalesTeamProgressRow, MemberProgress as MemberProgressRow } from '../progress/service';
import type { PurchaseFit as PurchaseFitRow } from '../purchase-fit/entity';
import type { OrderSuggestion as OrderSuggestionRow, SuggestedLine as SuggestedLineRow } from '../purchase-fit/next-order';
import type { SalesContext } from '../context';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar day without time or zone, as yyyy-mm-dd. */
  Date: { input: string; output: string; }
  /** An instant as RFC 3339 text in UTC with milliseconds, for example 2026-11-22T09:30:00.000Z. Any offset is accepted as input. */
  DateTime: { input: Date; output: Date; }
  /** An exact decimal number as text, for example "1234.50"; never a float. Up to 20 digits before and 8 after the point. */
  Decimal: { input: string; output: string; }
  /** Any JSON value, nested at most 32 levels; the field that uses it says which shape. */
  JSON: { input: unknown; output: unknown; }
  _FieldSet: { input: string; output: string; }
};

/** A firm, club or authority that several customers act for. */
export type Account = {
  __typename?: 'Account';
  /** People who belong to the account, longest first. Customers that were merged are one. */
  customers: AccountCustomerConnection;
  /** Deals with the account, latest created first. */
  deals: DealConnection;
  /** Internet domain of the firm in lower case, for example example.com; null when nobody said. */
  domain?: Maybe<Scalars['String']['output']>;
  /** The partner's own id of the account; null when it has none. */
  externalRef?: Maybe<ExternalRef>;
  /** The account's id. */
  id: Scalars['ID']['output'];
  /** Name of the firm. */
  name: Scalars['String']['output'];
  /** Business registration number; a Korean one as its ten digits. Null when nobody said. */
  registrationNumber?: Maybe<Scalars['String']['output']>;
  /** Industry of the firm, in the words of whoever entered it; null when nobody said. */
  sector?: Maybe<Scalars['String']['output']>;
};


/** A firm, club or authority that several customers act for. */
export type AccountCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A firm, club or authority that several customers act for. */
export type AccountDealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of accounts. */
export type AccountConnection = {
  __typename?: 'AccountConnection';
  /** The accounts with their cursors. */
  edges: Array<AccountEdge>;
  /** The accounts. */
  nodes: Array<Account>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many accounts the whole list has; null when it was not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A page of the people who belong to an account. */
export type AccountCustomerConnection = {
  __typename?: 'AccountCustomerConnection';
  /** The people with their cursors. */
  edges: Array<AccountCustomerEdge>;
  /** The people. */
  nodes: Array<Customer>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A person and the place in the list. */
export type AccountCustomerEdge = {
  __typename?: 'AccountCustomerEdge';
  /** Opaque place of the person. */
  cursor: Scalars['String']['output'];
  /** The person. */
  node: Customer;
};

/** An account and its place in the list. */
export type AccountEdge = {
  __typename?: 'AccountEdge';
  /** Opaque place of the account. */
  cursor: Scalars['String']['output'];
  /** The account. */
  node: Account;
};

/** An account as it shall be; null counts as left out. */
export type AccountSaveInput = {
  /** All people who belong to the account, at most 250: those not named leave it. Left out, they stay. */
  customerIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Internet domain of the firm, for example example.com; at most 253 characters. */
  domain?: InputMaybe<Scalars['String']['input']>;
  /** The partner's own id of the account; makes the write an upsert. Beside id it becomes the account's ref. */
  externalRef?: InputMaybe<ExternalRefInput>;
  /** The account to update. Left out, externalRef decides; without either a new account is made. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Name of the firm; 1 to 300 characters. */
  name: Scalars['String']['input'];
  /** Business registration number, at most 50 characters. Ten digits, or 123-45-67890, are read as a Korean number: it is kept without hyphens and refused when its check digit is wrong. Any other form is kept as it is. */
  registrationNumber?: InputMaybe<Scalars['String']['input']>;
  /** Industry of the firm; at most 200 characters. */
  sector?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of accountSave. */
export type AccountSavePayload = {
  __typename?: 'AccountSavePayload';
  /** The account as it is now; null when userErrors says why not. */
  account?: Maybe<Account>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** Something that was done for a customer or a deal. Advice from a manager or a colleague is an activity that answers another. */
export type Activity = {
  __typename?: 'Activity';
  /** Who did it; null when that was nobody who is registered as staff. */
  actor?: Maybe<Staff>;
  /** The person it was done for; null when for nobody known. Unless it says otherwise, the person of the activity it answers, or of its deal, as soon as there is one. */
  customer?: Maybe<Customer>;
  /** The deal it was done for; null when for none. An answer is for the deal of the activity it answers, unless it says otherwise. */
  deal?: Maybe<Deal>;
  /** The partner's own id of the activity; null when it has none. */
  externalRef?: Maybe<ExternalRef>;
  /** The activity's id. */
  id: Scalars['ID']['output'];
  /** The activity it answers; null when it answers none. */
  inReplyTo?: Maybe<Activity>;
  /** What was done, in upper case and free: CALL, MEETING, NOTE, ADVICE … */
  kind: Scalars['String']['output'];
  /** What there is to say about it; null when nothing was said. */
  note?: Maybe<Scalars['String']['output']>;
  /** When it was done. */
  occurredAt: Scalars['DateTime']['output'];
};

/** A page of activities. */
export type ActivityConnection = {
  __typename?: 'ActivityConnection';
  /** The activities with their cursors. */
  edges: Array<ActivityEdge>;
  /** The activities. */
  nodes: Array<Activity>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An activity and its place in the list. */
export type ActivityEdge = {
  __typename?: 'ActivityEdge';
  /** Opaque place of the activity. */
  cursor: Scalars['String']['output'];
  /** The activity. */
  node: Activity;
};

/** Conditions on activities; all that are given must hold. */
export type ActivityFilter = {
  /** Id of the member of staff who did it. */
  actor?: InputMaybe<IdFilter>;
  /** Id of the deal it was done for. */
  dealId?: InputMaybe<IdFilter>;
  /** What was done; kinds are in upper case. */
  kind?: InputMaybe<StringFilter>;
  /** When it was done. */
  occurredAt?: InputMaybe<DateTimeFilter>;
  /** Name of the team of the member of staff who did it. */
  team?: InputMaybe<StringFilter>;
};

/** What was done, and for whom. Null counts as left out. */
export type ActivityRecordInput = {
  /** The person it was done for. */
  customer?: InputMaybe<CustomerReferenceInput>;
  /** Id of the deal it was done for. */
  dealId?: InputMaybe<Scalars['ID']['input']>;
  /** The partner's own id of the activity; makes the write an upsert. */
  externalRef?: InputMaybe<ExternalRefInput>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Id of the activity it answers. */
  inReplyToId?: InputMaybe<Scalars['ID']['input']>;
  /** What was done, 1 to 50 characters; kept in upper case. */
  kind: Scalars['String']['input'];
  /** What there is to say about it; at most 10,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** When it was done; now when left out. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Answer of activityRecord. */
export type ActivityRecordPayload = {
  __typename?: 'ActivityRecordPayload';
  /** The activity as it is now; null when userErrors says why not. */
  activity?: Maybe<Activity>;
  /** Whether an earlier call with the same key had done it. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** A postal address. */
export type AddressInput = {
  /** City or town. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Country as an ISO 3166-1 alpha-2 code, for example KR. */
  countryCode?: InputMaybe<Scalars['String']['input']>;
  /** Street, building, floor and the like, in the order they are written; at most 5 lines. */
  lines?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Postal code as it is written. */
  postcode?: InputMaybe<Scalars['String']['input']>;
  /** State, province or region. */
  region?: InputMaybe<Scalars['String']['input']>;
};

/** Those who bought for the first time in one quarter. */
export type Cohort = {
  __typename?: 'Cohort';
  /** The quarter, for example 2024-Q1. */
  period: Scalars['String']['output'];
  /** Share of them that bought again in the same quarter, the next one, and so on; null for a quarter that was not over at the fit. Empty for a cohort of nobody. */
  repeatShare: Array<Maybe<Scalars['Float']['output']>>;
  /** How many there were. */
  size: Scalars['Int']['output'];
};

/** A field of customers that a department defined for itself. */
export type CustomFieldDefinition = {
  __typename?: 'CustomFieldDefinition';
  /** What the field means. */
  description: Scalars['String']['output'];
  /** The field's name: its key in customFields, and the last part of its fact's path, for example sales.custom.tier. */
  key: Scalars['String']['output'];
  /** What a CHOICE may be; null for every other type. */
  options?: Maybe<Array<Scalars['String']['output']>>;
  /** What its values are: a CustomFieldType, as text, so that it can grow. */
  type: Scalars['String']['output'];
};

/** What the values of a custom field are. */
export type CustomFieldType =
  /** True or false. */
  | 'BOOLEAN'
  /** One of the field's options. */
  | 'CHOICE'
  /** A calendar day. */
  | 'DATE'
  /** A number between -2^53 and 2^53. */
  | 'NUMBER'
  /** A text of at most 1,000 characters. */
  | 'TEXT';

export type Customer = {
  __typename?: 'Customer';
  id: Scalars['ID']['output'];
  /** What sales knows of the customer; null only while sales can't be asked, and then with an error. */
  sales?: Maybe<SalesFacet>;
};

/** The customer a record belongs to: give id, or identifiers, or both; they must agree. A person nobody has met yet becomes a new customer. */
export type CustomerReferenceInput = {
  /** The customer's id, when it is known. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Identifiers of the person; at most 20. A shared mailbox such as info@ beside others is ignored. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** What is known of the person. Fills what is not known yet and never overwrites. */
  profile?: InputMaybe<ProfileInput>;
};

/** Conditions on an instant; all that are given must hold. */
export type DateTimeFilter = {
  /** After this instant. */
  gt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At this instant or later. */
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  /** True: has no value. False: has one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** Before this instant. */
  lt?: InputMaybe<Scalars['DateTime']['input']>;
  /** At this instant or earlier. */
  lte?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Something that may be sold: who might buy, what, for how much, and how far it is. */
export type Deal = {
  __typename?: 'Deal';
  /** The firm it is with; null when it is with none, or with none known yet. */
  account?: Maybe<Account>;
  /** What was done for the deal, latest first. */
  activities: ActivityConnection;
  /** What the deal is worth; null when nobody said. */
  amount?: Maybe<Money>;
  /** When it was won or lost; null while it is open. */
  closedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the deal began. */
  createdAt: Scalars['DateTime']['output'];
  /** The person it is with; null while nobody at the firm is known yet. */
  customer?: Maybe<Customer>;
  /** Day on which it is expected to close; null when nobody said. */
  expectedCloseOn?: Maybe<Scalars['Date']['output']>;
  /** The partner's own id of the deal; null when it has none. */
  externalRef?: Maybe<ExternalRef>;
  /** The deal's id. */
  id: Scalars['ID']['output'];
  /** Why it was lost; null unless status is LOST, and for lost deals that came in without a reason. */
  lostReason?: Maybe<Scalars['String']['output']>;
  /** What the deal is called. */
  name: Scalars['String']['output'];
  /** Who works on it; null when nobody does. */
  owner?: Maybe<Staff>;
  /** Probability that it is won: the share won of closed deals that were in its stage, or of all where too few were; 1 or 0 once it is closed. */
  probability: Metric;
  /** What may be sold; null when nobody said. */
  product?: Maybe<Product>;
  /** Counts the changes of the deal, from 1; a write names the one it was made for, so that a stale one is refused. */
  revision: Scalars['Int']['output'];
  /** Where it stands: the name of one of dealStages. */
  stage: Scalars['String']['output'];
  /** The stages it went through, first to last. A closed deal that was imported has two: the first stage, where every deal begins, when it was created, and the last when it was closed. */
  stageHistory: Array<StageChange>;
  /** Whether it is open, and how it ended otherwise; follows from the stage. */
  status: DealStatus;
};


/** Something that may be sold: who might buy, what, for how much, and how far it is. */
export type DealActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Which deal moves, and where. */
export type DealAdvanceInput = {
  /** The deal's id. */
  dealId: Scalars['ID']['input'];
  /** The revision that was seen when the move was decided; STALE_REVISION when the deal has another one now. */
  expectedRevision: Scalars['Int']['input'];
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Why it was lost, 1 to 500 characters; required for a stage whose status is LOST and refused for the others. */
  lostReason?: InputMaybe<Scalars['String']['input']>;
  /** Name of the stage it moves into; one of dealStages, and not the one it is in. */
  toStage: Scalars['String']['input'];
};

/** Answer of dealAdvance. */
export type DealAdvancePayload = {
  __typename?: 'DealAdvancePayload';
  /** The deal as it is now; null when userErrors says why not. */
  deal?: Maybe<Deal>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** A page of deals. */
export type DealConnection = {
  __typename?: 'DealConnection';
  /** The deals with their cursors. */
  edges: Array<DealEdge>;
  /** The deals. */
  nodes: Array<Deal>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many deals the whole list has; null when it was not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A deal, with an account, a customer, both, or neither yet. Null counts as left out. */
export type DealCreateInput = {
  /** Id of the firm it is with. */
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** What it is worth; 0 or more. */
  amount?: InputMaybe<MoneyInput>;
  /** The person it is with. A deal that is already here gets one it had none of, and keeps the one it has. */
  customer?: InputMaybe<CustomerReferenceInput>;
  /** Day on which it is expected to close. */
  expectedCloseOn?: InputMaybe<Scalars['Date']['input']>;
  /** The partner's own id of the deal; makes the write an upsert. */
  externalRef?: InputMaybe<ExternalRefInput>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** What the deal is called; 1 to 300 characters. */
  name: Scalars['String']['input'];
  /** Id of the member of staff who works on it. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Stock-keeping unit of what may be sold; 1 to 100 characters. One not seen before becomes a product. */
  sku?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the stage it is in; one of dealStages. */
  stage: Scalars['String']['input'];
};

/** Answer of dealCreate. */
export type DealCreatePayload = {
  __typename?: 'DealCreatePayload';
  /** Whether the person was met for the first time; null when nothing was written or no person was given. */
  customerCreated?: Maybe<Scalars['Boolean']['output']>;
  /** The deal as it is now; null when userErrors says why not. */
  deal?: Maybe<Deal>;
  /** Whether an earlier call with the same key had done it. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** A deal and its place in the list. */
export type DealEdge = {
  __typename?: 'DealEdge';
  /** Opaque place of the deal. */
  cursor: Scalars['String']['output'];
  /** The deal. */
  node: Deal;
};

/** Conditions on deals; all that are given must hold. */
export type DealFilter = {
  /** Id of the account it is with. */
  accountId?: InputMaybe<IdFilter>;
  /** What it is worth, whatever the currency. */
  amount?: InputMaybe<DecimalFilter>;
  /** All of these hold. */
  and?: InputMaybe<Array<DealFilter>>;
  /** When it was won or lost. */
  closedAt?: InputMaybe<DateTimeFilter>;
  /** When it began. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** This does not hold. */
  not?: InputMaybe<DealFilter>;
  /** At least one of these holds. */
  or?: InputMaybe<Array<DealFilter>>;
  /** Id of the member of staff who works on it; isNull finds deals that wait for somebody, such as those of new leads. */
  owner?: InputMaybe<IdFilter>;
  /** Name of the stage it is in. */
  stage?: InputMaybe<StringFilter>;
  /** Whether it is open, and how it ended otherwise. */
  status?: InputMaybe<DealStatusFilter>;
  /** Whole days that an open deal has been in its stage; a closed deal has none. */
  stuckForDays?: InputMaybe<IntFilter>;
};

/** A step that deals go through. */
export type DealStage = {
  __typename?: 'DealStage';
  /** Name of the stage, by which deals refer to it. */
  name: Scalars['String']['output'];
  /** Place among the stages, from 1. */
  position: Scalars['Int']['output'];
  /** What a deal in this stage is. */
  status: DealStatus;
};

/** A stage as it is to be. */
export type DealStageInput = {
  /** Name that the stage has had so far, when it is renamed; left out, the stage is the one of its name, or a new one. */
  formerName?: InputMaybe<Scalars['String']['input']>;
  /** Name of the stage, 1 to 100 characters; no other stage has it. */
  name: Scalars['String']['input'];
  /** What a deal in this stage is. */
  status: DealStatus;
};

/** All stages that deals go through from now on. */
export type DealStagesSetInput = {
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The stages, first to last, 3 to 50. The first one is OPEN, and at least one is WON and one LOST. */
  stages: Array<DealStageInput>;
};

/** Answer of dealStagesSet. */
export type DealStagesSetPayload = {
  __typename?: 'DealStagesSetPayload';
  /** The stages as they are now, first to last; null when userErrors says why not. */
  stages?: Maybe<Array<DealStage>>;
  /** Why nothing was changed; empty on success. */
  userErrors: Array<UserError>;
};

/** Whether a deal is open, and how it ended otherwise. */
export type DealStatus =
  /** The customer did not buy. */
  | 'LOST'
  /** Not decided yet. */
  | 'OPEN'
  /** The customer bought. */
  | 'WON';

/** Conditions on whether a deal is open, and how it ended otherwise. */
export type DealStatusFilter = {
  /** Equal to this status. */
  eq?: InputMaybe<DealStatus>;
  /** Equal to one of these. */
  in?: InputMaybe<Array<DealStatus>>;
};

/** What changes of a deal; fields left out, or null, stay. */
export type DealUpdateInput = {
  /** Id of the firm it is with. */
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** What it is worth; 0 or more. */
  amount?: InputMaybe<MoneyInput>;
  /** The person it is with, from now on. */
  customer?: InputMaybe<CustomerReferenceInput>;
  /** The deal's id. */
  dealId: Scalars['ID']['input'];
  /** Day on which it is expected to close. */
  expectedCloseOn?: InputMaybe<Scalars['Date']['input']>;
  /** The revision that was seen when the change was decided; STALE_REVISION when the deal has another one now. */
  expectedRevision: Scalars['Int']['input'];
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** What the deal is called; 1 to 300 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Id of the member of staff who works on it. */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** Stock-keeping unit of what may be sold; 1 to 100 characters. One not seen before becomes a product. */
  sku?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of dealUpdate. */
export type DealUpdatePayload = {
  __typename?: 'DealUpdatePayload';
  /** The deal as it is now; null when userErrors says why not. */
  deal?: Maybe<Deal>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** Conditions on an exact decimal; all that are given must hold. */
export type DecimalFilter = {
  /** Equal to this number. */
  eq?: InputMaybe<Scalars['Decimal']['input']>;
  /** Greater than this number. */
  gt?: InputMaybe<Scalars['Decimal']['input']>;
  /** At least this number. */
  gte?: InputMaybe<Scalars['Decimal']['input']>;
  /** True: has no value. False: has one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** Less than this number. */
  lt?: InputMaybe<Scalars['Decimal']['input']>;
  /** At most this number. */
  lte?: InputMaybe<Scalars['Decimal']['input']>;
};

/** A partner's own id of a record: unique within its system. */
export type ExternalRef = {
  __typename?: 'ExternalRef';
  /** The partner's system that issued the id, for example shop or erp. */
  system: Scalars['String']['output'];
  /** The id as that system writes it. */
  value: Scalars['String']['output'];
};

/** A partner's own id of a record: unique within its system. */
export type ExternalRefInput = {
  /** The partner's system that issued the id; 1 to 100 characters. */
  system: Scalars['String']['input'];
  /** The id as that system writes it; 1 to 200 characters. */
  value: Scalars['String']['input'];
};

/** Conditions on an id; all that are given must hold. */
export type IdFilter = {
  /** Equal to this id. */
  eq?: InputMaybe<Scalars['ID']['input']>;
  /** Equal to one of these; at most 250. */
  in?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True: has no value. False: has one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Something that identifies a customer. */
export type IdentifierInput = {
  /** What kind of identifier it is. */
  kind: IdentifierKind;
  /** The partner's system; required for EXTERNAL_REF, refused for the other kinds. */
  system?: InputMaybe<Scalars['String']['input']>;
  /** The identifier as it was received; 1 to 254 characters. */
  value: Scalars['String']['input'];
};

/** What kind of thing identifies a customer. Closed: every other kind of id is an EXTERNAL_REF. */
export type IdentifierKind =
  /** An e-mail address; compared without regard to case and surrounding space. */
  | 'EMAIL'
  /** A partner's own id of the customer; compared exactly, within its system. */
  | 'EXTERNAL_REF'
  /** A telephone number; compared in international form (E.164). */
  | 'PHONE';

/** Conditions on a whole number; all that are given must hold. */
export type IntFilter = {
  /** Equal to this number. */
  eq?: InputMaybe<Scalars['Int']['input']>;
  /** Greater than this number. */
  gt?: InputMaybe<Scalars['Int']['input']>;
  /** At least this number. */
  gte?: InputMaybe<Scalars['Int']['input']>;
  /** Equal to one of these; at most 250. */
  in?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** True: has no value. False: has one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** Less than this number. */
  lt?: InputMaybe<Scalars['Int']['input']>;
  /** At most this number. */
  lte?: InputMaybe<Scalars['Int']['input']>;
  /** Not equal to this number; a missing value counts as not equal. */
  neq?: InputMaybe<Scalars['Int']['input']>;
};

/** How far one member of staff has come. */
export type MemberProgress = {
  __typename?: 'MemberProgress';
  /** Who it is. */
  member: Staff;
  /** Share of what the team won, 0 to 1; 0 when it won nothing. */
  share: Scalars['Float']['output'];
  /** Open deals of the member that have stayed in their stage for longer, the longest first, at most 100; null for those who may not read deals, with an error. */
  stuckDeals?: Maybe<Array<Deal>>;
  /** What the member is to win; null when no target is set. */
  target?: Maybe<Money>;
  /** Exact sum of the member's deals won. */
  won: Money;
};


/** How far one member of staff has come. */
export type MemberProgressStuckDealsArgs = {
  olderThanDays?: InputMaybe<Scalars['Int']['input']>;
};

/** A number that never travels without how it was made. */
export type Metric = {
  __typename?: 'Metric';
  /** The instant the inputs were read. */
  asOf: Scalars['DateTime']['output'];
  /** How the value is computed, in one sentence. */
  definition: Scalars['String']['output'];
  /** How far the value can be trusted. */
  quality: MetricQuality;
  /** How many observations the value rests on. */
  sampleSize: Scalars['Int']['output'];
  /** Unit of the value, for example share, hours or purchases. */
  unit: Scalars['String']['output'];
  /** The number in the stated unit; null when the inputs do not carry it. Unknown is never 0. */
  value?: Maybe<Scalars['Float']['output']>;
};

/** How far a metric can be trusted. */
export type MetricQuality =
  /** Complete and current inputs, enough of them. */
  | 'GOOD'
  /** Too few inputs for a value; the value is null. */
  | 'INSUFFICIENT'
  /** Some inputs are missing or in another currency; the value covers the rest. */
  | 'PARTIAL'
  /** Inputs are older than the definition allows. */
  | 'STALE';

/** An exact amount in one currency. Amounts in different currencies are never added or converted. */
export type Money = {
  __typename?: 'Money';
  /** The amount, with at least the currency's own number of decimals and never rounded. */
  amount: Scalars['Decimal']['output'];
  /** ISO 4217 code of the currency, for example USD or KRW. */
  currencyCode: Scalars['String']['output'];
};

/** An exact amount in one currency. */
export type MoneyInput = {
  /** The amount; at most four decimals. */
  amount: Scalars['Decimal']['input'];
  /** ISO 4217 code of the currency, for example USD or KRW. */
  currencyCode: Scalars['String']['input'];
};

/** An amount of money that never travels without how it was made: exact, in one currency. */
export type MoneyMetric = {
  __typename?: 'MoneyMetric';
  /** The amount; null when the inputs do not carry it. Unknown is never 0. */
  amount?: Maybe<Money>;
  /** The instant the inputs were read. */
  asOf: Scalars['DateTime']['output'];
  /** How the amount is computed, in one sentence. */
  definition: Scalars['String']['output'];
  /** How far the amount can be trusted. */
  quality: MetricQuality;
  /** How many observations the amount rests on. */
  sampleSize: Scalars['Int']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Creates an account, or updates the one with this id or externalRef. Fields left out stay as they are. */
  accountSave?: Maybe<AccountSavePayload>;
  /** Records what somebody did for a customer or a deal; the actor is the viewer. With an externalRef it is an upsert: the activity with this ref is brought up to date, and keeps its actor and its customer. */
  activityRecord?: Maybe<ActivityRecordPayload>;
  /** Moves a deal to another stage, forward or back, and logs it. A stage that is WON or LOST closes the deal, one that is OPEN opens it again. */
  dealAdvance?: Maybe<DealAdvancePayload>;
  /** Creates a deal. With an externalRef it is an upsert: the deal with this ref is brought up to date, and fields left out stay. */
  dealCreate?: Maybe<DealCreatePayload>;
  /** Sets the stages that deals go through, first to last, in the place of those there are. A stage that is renamed keeps its deals, and its log tells the new name; one that deals are in can neither be left out nor change its status. */
  dealStagesSet?: Maybe<DealStagesSetPayload>;
  /** Changes what is known of a deal; its stage changes by dealAdvance. Fields left out stay. */
  dealUpdate?: Maybe<DealUpdatePayload>;
  /** Cancels an order that was placed. An order that was returned is refused. */
  orderCancel?: Maybe<OrderCancelPayload>;
  /** Records an order, entered once and seen by all departments at once. With an externalRef it is an upsert: the same ref again replaces lines, time and deal. */
  orderRecord?: Maybe<OrderRecordPayload>;
  /** Takes goods of an order back; when all of them are, the order is RETURNED. */
  orderReturn?: Maybe<OrderReturnPayload>;
  /** Makes a playbook of what was done for a won deal. Names, firms, addresses and numbers are taken out; refused when something would be left. */
  playbookPublish?: Maybe<PlaybookPublishPayload>;
  /** Creates the product with this sku, or updates it; fields left out stay. */
  productSave?: Maybe<ProductSavePayload>;
  /** Fits the purchase model to all orders placed and kept, and makes it the one that answers. It is also fitted each night, and after imports. */
  purchaseModelFit?: Maybe<PurchaseModelFitPayload>;
  /** Defines a field of customers, usable at once: set by salesCustomFieldsSet, read in SalesFacet.customFields. Managers of sales may. */
  salesCustomFieldDefine?: Maybe<SalesCustomFieldDefinePayload>;
  /** Sets fields that sales defined, for one customer. Staff of sales may. */
  salesCustomFieldsSet?: Maybe<SalesCustomFieldsSetPayload>;
  /** Sets what a member of staff, or the whole team, is to win within a period; set again, the amount is replaced. */
  salesTargetSet?: Maybe<SalesTargetSetPayload>;
};


export type MutationAccountSaveArgs = {
  input: AccountSaveInput;
};


export type MutationActivityRecordArgs = {
  input: ActivityRecordInput;
};


export type MutationDealAdvanceArgs = {
  input: DealAdvanceInput;
};


export type MutationDealCreateArgs = {
  input: DealCreateInput;
};


export type MutationDealStagesSetArgs = {
  input: DealStagesSetInput;
};


export type MutationDealUpdateArgs = {
  input: DealUpdateInput;
};


export type MutationOrderCancelArgs = {
  input: OrderCancelInput;
};


export type MutationOrderRecordArgs = {
  input: OrderRecordInput;
};


export type MutationOrderReturnArgs = {
  input: OrderReturnInput;
};


export type MutationPlaybookPublishArgs = {
  input: PlaybookPublishInput;
};


export type MutationProductSaveArgs = {
  input: ProductSaveInput;
};


export type MutationPurchaseModelFitArgs = {
  input: PurchaseModelFitInput;
};


export type MutationSalesCustomFieldDefineArgs = {
  input: SalesCustomFieldDefineInput;
};


export type MutationSalesCustomFieldsSetArgs = {
  input: SalesCustomFieldsSetInput;
};


export type MutationSalesTargetSetArgs = {
  input: SalesTargetSetInput;
};

/** What a customer bought at one time. */
export type Order = {
  __typename?: 'Order';
  /** Who bought. */
  customer: Customer;
  /** The deal it came from; null when it came from none. */
  deal?: Maybe<Deal>;
  /** The partner's own id of the order; null when it has none. */
  externalRef?: Maybe<ExternalRef>;
  /** The order's id. */
  id: Scalars['ID']['output'];
  /** Goods of the order, in the order they were entered. */
  lines: Array<OrderLine>;
  /** Number as it is printed on papers: the partner's, else the value of externalRef, else one of ours. Not always unique across partners. */
  number: Scalars['String']['output'];
  /** When the customer placed it. */
  placedAt: Scalars['DateTime']['output'];
  /** How the order stands. */
  status: OrderStatus;
  /** What was ordered: the exact sum of the lines, returns not taken off. */
  total: Money;
};

/** Which order to cancel and why. */
export type OrderCancelInput = {
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Why, for whoever reads the order later; 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** Answer of orderCancel. */
export type OrderCancelPayload = {
  __typename?: 'OrderCancelPayload';
  /** The order as it is now; null when userErrors says why not. */
  order?: Maybe<Order>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** A page of orders. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** The orders with their cursors. */
  edges: Array<OrderEdge>;
  /** The orders. */
  nodes: Array<Order>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many orders the whole list has; null when it was not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An order and its place in the list. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  /** Opaque place of the order. */
  cursor: Scalars['String']['output'];
  /** The order. */
  node: Order;
};

/** Conditions on orders; all that are given must hold. */
export type OrderFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<OrderFilter>>;
  /** ISO 4217 code of the order's currency. */
  currencyCode?: InputMaybe<StringFilter>;
  /** This does not hold. */
  not?: InputMaybe<OrderFilter>;
  /** At least one of these holds. */
  or?: InputMaybe<Array<OrderFilter>>;
  /** When it was placed. */
  placedAt?: InputMaybe<DateTimeFilter>;
  /** Stock-keeping unit of any of its lines. */
  sku?: InputMaybe<StringFilter>;
  /** How the order stands. */
  status?: InputMaybe<OrderStatusFilter>;
  /** The amount ordered, whatever its currency; give currencyCode too. */
  total?: InputMaybe<DecimalFilter>;
};

/** One product of an order. unitPrice and discount keep up to four decimals; quantity × unitPrice × (1 − discount) is exact. */
export type OrderLine = {
  __typename?: 'OrderLine';
  /** Share of the price taken off, 0 to 1. */
  discount: Scalars['Decimal']['output'];
  /** What was sold. */
  product: Product;
  /** How many were ordered. */
  quantity: Scalars['Int']['output'];
  /** How many of them came back. */
  returnedQuantity: Scalars['Int']['output'];
  /** Price of one, at the time of the order. */
  unitPrice: Money;
};

/** One product of an order. */
export type OrderLineInput = {
  /** Share of the price taken off, 0 to 1, at most four decimals. */
  discount?: InputMaybe<Scalars['Decimal']['input']>;
  /** Name of a product that is not known yet; the sku when left out. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** How many, 1 to 1,000,000. */
  quantity: Scalars['Int']['input'];
  /** Stock-keeping unit; 1 to 100 characters. */
  sku: Scalars['ID']['input'];
  /** Price of one, 0 or more, at most four decimals. */
  unitPrice: Scalars['Decimal']['input'];
};

/** An order and whose it is. A sku not seen before becomes a product. */
export type OrderRecordInput = {
  /** ISO 4217 code of all prices of the order. */
  currencyCode: Scalars['String']['input'];
  /** Who bought. */
  customer: CustomerReferenceInput;
  /** Id of the deal it came from. */
  dealId?: InputMaybe<Scalars['ID']['input']>;
  /** The partner's own id of the order; makes the write an upsert. An order that is already here stays with its customer. */
  externalRef?: InputMaybe<ExternalRefInput>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Goods of the order, 1 to 250. */
  lines: Array<OrderLineInput>;
  /** When the customer placed it; now when left out. */
  placedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Answer of orderRecord. */
export type OrderRecordPayload = {
  __typename?: 'OrderRecordPayload';
  /** Whether the person was met for the first time; null when nothing was written. */
  customerCreated?: Maybe<Scalars['Boolean']['output']>;
  /** The order as it is now; null when userErrors says why not. */
  order?: Maybe<Order>;
  /** Whether an earlier call with the same key had done it. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** Which goods came back and why. */
export type OrderReturnInput = {
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Goods that came back, 1 to 250. */
  lines: Array<OrderReturnLineInput>;
  /** The order's id. */
  orderId: Scalars['ID']['input'];
  /** Why, for whoever reads the order later; 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** How many of one product came back. */
export type OrderReturnLineInput = {
  /** How many more came back; not more than were ordered and are still out. */
  quantity: Scalars['Int']['input'];
  /** Stock-keeping unit of a line of the order. */
  sku: Scalars['ID']['input'];
};

/** Answer of orderReturn. */
export type OrderReturnPayload = {
  __typename?: 'OrderReturnPayload';
  /** The order as it is now; null when userErrors says why not. */
  order?: Maybe<Order>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** How an order stands. */
export type OrderStatus =
  /** Cancelled: not counted anywhere. */
  | 'CANCELLED'
  /** Placed, and counted as revenue. */
  | 'PLACED'
  /** All goods came back. */
  | 'RETURNED';

/** Conditions on how an order stands. */
export type OrderStatusFilter = {
  /** Equal to this status. */
  eq?: InputMaybe<OrderStatus>;
  /** Equal to one of these. */
  in?: InputMaybe<Array<OrderStatus>>;
};

/** An order to expect. */
export type OrderSuggestion = {
  __typename?: 'OrderSuggestion';
  /** What the suggestion rests on and how it did on held-out orders, or why there is none. */
  basis: Scalars['String']['output'];
  /** When the next purchase is to be expected: the usual interval after the last one, which may be past. Null for fewer than three days of purchase. */
  expectedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it may hold; empty when quality is INSUFFICIENT. */
  lines: Array<SuggestedLine>;
  /** INSUFFICIENT where the customer's own median does not do as well as the order before; PARTIAL where it is not known when. */
  quality: MetricQuality;
};

/** A product that a customer has. */
export type OwnedProduct = {
  __typename?: 'OwnedProduct';
  /** When one was bought for the last time. */
  lastBoughtAt: Scalars['DateTime']['output'];
  /** The product. */
  product: Product;
  /** How many were bought and not returned. */
  quantity: Scalars['Int']['output'];
};

/** Where a page of a list stands. Cursors are opaque and belong to the list that issued them. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last node, to be given as after for the next page; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether more nodes follow the last one of this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether nodes come before the first one of this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first node; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Revenue of a period by who made it. */
export type Pareto = {
  __typename?: 'Pareto';
  /** Whose share it is. */
  by: ParetoBy;
  /** The members, largest amount first; those without revenue are none. */
  members: Array<ParetoMember>;
  /** The period as it was asked for. */
  period: Scalars['String']['output'];
  /** Smallest share of the members that makes 80 % of the total; null when there is no revenue. */
  shareFor80Percent?: Maybe<Scalars['Float']['output']>;
  /** Exact sum of all members, those that are not listed included; the same for seller, customer and product. */
  total: Money;
};


/** Revenue of a period by who made it. */
export type ParetoMembersArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};

/** Whose share of the revenue is asked for. */
export type ParetoBy =
  /** Customers; of a deal with a firm where nobody is known yet, the account. */
  | 'CUSTOMER'
  /** Products. */
  | 'PRODUCT'
  /** Members of staff: the owner of the order, else of its deal. */
  | 'SELLER';

/** One who made revenue. */
export type ParetoMember = {
  __typename?: 'ParetoMember';
  /** Exact amount. */
  amount: Money;
  /** Share of the total that this member makes together with all larger ones, 0 to 1. */
  cumulativeShare: Scalars['Float']['output'];
  /** Id of the member of staff, the customer or the account, or the product's sku; empty for revenue that is nobody's. */
  key: Scalars['String']['output'];
  /** Name of the product or account; null where another department knows the name, which can be asked by the key. */
  name?: Maybe<Scalars['String']['output']>;
};

/** What was done for a won deal, as steps, without whom it was with. */
export type Playbook = {
  __typename?: 'Playbook';
  /** The playbook's id. */
  id: Scalars['ID']['output'];
  /** Who published it; null when that was nobody who is registered as staff. */
  publishedBy?: Maybe<Staff>;
  /** What was done and how the deal moved, in order; the first step is on day 1. Notes go when somebody the deal was with is erased. */
  steps: Array<Scalars['String']['output']>;
  /** What it is called; the kinds of its activities after somebody it was with was erased. */
  title: Scalars['String']['output'];
  /** Share won of the closed deals that went as the playbook says, with how many there are. */
  winRate: Metric;
  /** Deals for the same product that went as the playbook says and were won, the latest first, at most 20. */
  wonDeals: Array<Deal>;
};

/** Which deal becomes a playbook. */
export type PlaybookPublishInput = {
  /** Id of a won deal. */
  fromDealId: Scalars['ID']['input'];
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** What the playbook is to be called, 1 to 200 characters; it must not name anybody of the deal. */
  title: Scalars['String']['input'];
};

/** Answer of playbookPublish. */
export type PlaybookPublishPayload = {
  __typename?: 'PlaybookPublishPayload';
  /** The playbook; null when userErrors says why not. */
  playbook?: Maybe<Playbook>;
  /** Why nothing was published; empty on success. */
  userErrors: Array<UserError>;
};

/** Something that is sold, by its stock-keeping unit. */
export type Product = {
  __typename?: 'Product';
  /** What kind of product it is; null when nobody said. */
  category?: Maybe<Scalars['String']['output']>;
  /** Name of the product; the sku while nobody has named it. */
  name: Scalars['String']['output'];
  /** Current list price; null when none is set. Orders keep the price they were placed at. */
  price?: Maybe<Money>;
  /** Stock-keeping unit: the shop's own key of the product. */
  sku: Scalars['ID']['output'];
};

/** A product as it shall be. */
export type ProductSaveInput = {
  /** What kind of product it is; at most 200 characters. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Name of the product; 1 to 300 characters. */
  name: Scalars['String']['input'];
  /** List price. */
  price?: InputMaybe<MoneyInput>;
  /** Stock-keeping unit; 1 to 100 characters. */
  sku: Scalars['ID']['input'];
};

/** Answer of productSave. */
export type ProductSavePayload = {
  __typename?: 'ProductSavePayload';
  /** The product as it is now; null when userErrors says why not. */
  product?: Maybe<Product>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** What is known of a person. Fields left out stay as they are. */
export type ProfileInput = {
  /** Postal address; replaces or fills the address as a whole. */
  address?: InputMaybe<AddressInput>;
  /** Date of birth. */
  birthOn?: InputMaybe<Scalars['Date']['input']>;
  /** The name to show; at most 200 characters. Left out, it is made from the other names. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** Family name; at most 200 characters. */
  familyName?: InputMaybe<Scalars['String']['input']>;
  /** Given name; at most 200 characters. */
  givenName?: InputMaybe<Scalars['String']['input']>;
  /** Preferred language as a BCP 47 tag, for example ko or en-GB. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** The organisation the person acts for; at most 200 characters. */
  organisation?: InputMaybe<Scalars['String']['input']>;
  /** Time zone as an IANA name, for example Asia/Seoul. */
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** The fitted repeat-purchase model with its spend model. */
export type PurchaseModel = {
  __typename?: 'PurchaseModel';
  /** How many customers it was fitted to. */
  customers: Scalars['Int']['output'];
  /** When it was fitted. */
  fittedAt: Scalars['DateTime']['output'];
  /** Natural logarithm of the likelihood at the parameters. */
  logLikelihood: Scalars['Float']['output'];
  /** Name of the model: BG/NBD, MBG/NBD or Pareto/NBD. */
  name: Scalars['String']['output'];
  /** Its parameters by name. */
  parameters: Scalars['JSON']['output'];
  /** Its log-likelihood; null where there is none. */
  spendLogLikelihood?: Maybe<Scalars['Float']['output']>;
  /** Parameters p, q, v of the Gamma-Gamma spend model, with currencyCode; null where there is none. */
  spendParameters?: Maybe<Scalars['JSON']['output']>;
  /** Unit of the times in its parameters. */
  timeUnit: Scalars['String']['output'];
  /** What a reader of the figures must know, in sentences; empty when nothing is wrong. */
  warnings: Array<Scalars['String']['output']>;
};

/** Up to when the model is fitted. */
export type PurchaseModelFitInput = {
  /** Orders placed later are not looked at; now when left out. */
  calibrationEnd?: InputMaybe<Scalars['DateTime']['input']>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Answer of purchaseModelFit. */
export type PurchaseModelFitPayload = {
  __typename?: 'PurchaseModelFitPayload';
  /** The model as it was fitted; null when userErrors says why not. */
  model?: Maybe<PurchaseModel>;
  /** Why nothing was fitted; empty on success. */
  userErrors: Array<UserError>;
};

export type Query = {
  __typename?: 'Query';
  /** One account; NOT_FOUND when sales has none with this id. */
  account?: Maybe<Account>;
  /** All accounts, by name. */
  accounts?: Maybe<AccountConnection>;
  /** What the team did, latest first: the manager's daily view. */
  activities?: Maybe<ActivityConnection>;
  /** One deal; NOT_FOUND when sales has none with this id. */
  deal?: Maybe<Deal>;
  /** One deal by the partner's own id of it; NOT_FOUND when nobody has used it. */
  dealByExternalRef?: Maybe<Deal>;
  /** The stages a deal goes through, first to last. */
  dealStages?: Maybe<Array<DealStage>>;
  /** All deals, latest created first. */
  deals?: Maybe<DealConnection>;
  /** One order; NOT_FOUND when sales has none with this id. */
  order?: Maybe<Order>;
  /** One order by the partner's own id of it; NOT_FOUND when nobody has used it. */
  orderByExternalRef?: Maybe<Order>;
  /** All orders, latest placed first. */
  orders?: Maybe<OrderConnection>;
  /** What won deals teach, the best win rate first; a rate of few deals counts for less. */
  playbooks?: Maybe<Array<Playbook>>;
  /** The product with this stock-keeping unit; NOT_FOUND when sales does not know it. */
  product?: Maybe<Product>;
  /** The purchase model as it was last fitted; null before the first fit. */
  purchaseModel?: Maybe<PurchaseModel>;
  /** Of each quarter's new buyers, the share that bought again, by quarters since; in the business time zone, at most 40 quarters. Counted with the purchase model, as of its latest fit; NOT_FOUND before the first. */
  repeatPurchaseCohorts?: Maybe<Array<Cohort>>;
  /** The fields that sales defined for customers, in the order of their keys; null only with an error. */
  salesCustomFieldDefinitions?: Maybe<Array<CustomFieldDefinition>>;
  /** Who makes the revenue of a period: orders less returns, and won deals that no order names, in one currency. Cancelled orders are left out. LIMIT_EXCEEDED for a period of more orders than can be added up in two seconds. */
  salesPareto?: Maybe<Pareto>;
  /** How far the sales team has come within a period, from what is known at this moment. */
  salesTeamProgress?: Maybe<SalesTeamProgress>;
};


export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


export type QueryActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ActivityFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryDealArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDealByExternalRefArgs = {
  ref: ExternalRefInput;
};


export type QueryDealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DealFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOrderByExternalRefArgs = {
  ref: ExternalRefInput;
};


export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPlaybooksArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
  stage?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProductArgs = {
  sku: Scalars['String']['input'];
};


export type QueryRepeatPurchaseCohortsArgs = {
  from: Scalars['String']['input'];
  to: Scalars['String']['input'];
};


export type QuerySalesParetoArgs = {
  by: ParetoBy;
  currencyCode?: InputMaybe<Scalars['String']['input']>;
  period: Scalars['String']['input'];
};


export type QuerySalesTeamProgressArgs = {
  currencyCode?: InputMaybe<Scalars['String']['input']>;
  period: Scalars['String']['input'];
  team?: InputMaybe<Scalars['String']['input']>;
};

/** Fifths of all buyers, 1 the lowest and 5 the highest, as they were at the last fit; with the values they rest on. */
export type RfmScore = {
  __typename?: 'RfmScore';
  /** The instant the customer's orders were read. */
  asOf: Scalars['DateTime']['output'];
  /** 5 for the fifth that bought on most days. */
  frequency: Scalars['Int']['output'];
  /** 5 for the fifth that spent most, in the currency most orders of the company are in. */
  monetary: Scalars['Int']['output'];
  /** How many orders were placed; cancelled ones do not count. */
  orderCount: Scalars['Int']['output'];
  /** 5 for the fifth that bought most recently. */
  recency: Scalars['Int']['output'];
  /** Days since the last purchase. */
  recencyDays: Scalars['Int']['output'];
  /** What was spent, returns taken off, in the currency most orders of the company are in. */
  spent: Money;
};

/** A field of customers to define. */
export type SalesCustomFieldDefineInput = {
  /** What the field means, 1 to 500 characters. */
  description: Scalars['String']['input'];
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
  /** Name of the field: 1 to 50 letters and digits, beginning with a small letter. A key that is known describes its field anew. */
  key: Scalars['String']['input'];
  /** What a CHOICE may be: 1 to 100 different texts of at most 100 characters; of a known field none may be missing. Left out for every other type. */
  options?: InputMaybe<Array<Scalars['String']['input']>>;
  /** What values are. A field that is known keeps its type: another is refused CONFLICT. */
  type: CustomFieldType;
};

/** What became of salesCustomFieldDefine. */
export type SalesCustomFieldDefinePayload = {
  __typename?: 'SalesCustomFieldDefinePayload';
  /** The field; null exactly when there are userErrors. */
  definition?: Maybe<CustomFieldDefinition>;
  /** Why nothing was written; empty when the field is defined. LIMIT_EXCEEDED: the department has 100 fields. */
  userErrors: Array<UserError>;
};

/** Values of custom fields for one customer. */
export type SalesCustomFieldsSetInput = {
  /** The customer, by any id the customer ever had. */
  customerId: Scalars['ID']['input'];
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
  /** An object of values by the keys of fields, at most 100. Fields left out stay; null clears. TEXT: at most 1,000 characters; NUMBER: between -2^53 and 2^53; BOOLEAN: true or false; DATE: yyyy-mm-dd; CHOICE: one of its options. */
  values: Scalars['JSON']['input'];
};

/** What became of salesCustomFieldsSet. */
export type SalesCustomFieldsSetPayload = {
  __typename?: 'SalesCustomFieldsSetPayload';
  /** The customer with the values; null exactly when there are userErrors. */
  customer?: Maybe<Customer>;
  /** Why nothing was written; empty when all values were set. */
  userErrors: Array<UserError>;
};

/** What sales knows of a customer. A customer sales has not met has zeros and empty lists, never null. */
export type SalesFacet = {
  __typename?: 'SalesFacet';
  /** The firm the customer acts for; of several, the one joined last. Null without one. */
  account?: Maybe<Account>;
  /** What was done for the customer, latest first. */
  activities: ActivityConnection;
  /** Probability of no purchase within 90 days, calibrated on held-out time. INSUFFICIENT before the first purchase or fit. */
  churnRisk: Metric;
  /** Whether the customer has bought, and not returned, products of more than one category; a product without a category is one of its own. */
  crossSold: Scalars['Boolean']['output'];
  /** The fields that sales defined, an object of those that have a value by their keys; see salesCustomFieldDefinitions. Of merged customers the value written last. */
  customFields: Scalars['JSON']['output'];
  /** Deals with the customer, latest created first. */
  deals: DealConnection;
  /** Days with a purchase to expect; summed over customers they miss what comes by up to a fifth. INSUFFICIENT before the first purchase or fit. */
  expectedPurchases: Metric;
  /** The customer's id. */
  id: Scalars['ID']['output'];
  /** When the latest order was placed; null when there is none. */
  lastOrderAt?: Maybe<Scalars['DateTime']['output']>;
  /** Money received so far, in one currency: orders less returns, cancelled orders left out. */
  lifetimeValue: MoneyMetric;
  /** The order to expect next; null for somebody who has not bought yet. */
  nextOrder?: Maybe<OrderSuggestion>;
  /** How many deals with the customer are open. */
  openDealCount: Scalars['Int']['output'];
  /** How many orders were placed; cancelled ones do not count. */
  orderCount: Scalars['Int']['output'];
  /** Orders of the customer, latest placed first. */
  orders: OrderConnection;
  /** Who works on the customer: the owner of the latest open deal that has one, else of the latest closed deal that has one; null without either. */
  owner?: Maybe<Staff>;
  /** What the customer is expected to spend, discounted by 1 % for each month of 4.345 weeks. INSUFFICIENT before the first purchase or fit, and in a currency other than the one most orders are in. */
  predictedLifetimeValue: MoneyMetric;
  /** Products this customer has bought and not returned, latest bought first. */
  productsOwned: Array<OwnedProduct>;
  /** Probability of at least one purchase. INSUFFICIENT before the first purchase or fit. */
  repeatPurchaseProbability: Metric;
  /** Whether as many days have passed since the last purchase as usually lie between two of this customer's; null for fewer than three days of purchase. */
  repurchaseDue?: Maybe<Scalars['Boolean']['output']>;
  /** How the customer compares with all buyers; null for somebody who has not bought, and before the first fit. */
  rfm?: Maybe<RfmScore>;
};


/** What sales knows of a customer. A customer sales has not met has zeros and empty lists, never null. */
export type SalesFacetActivitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What sales knows of a customer. A customer sales has not met has zeros and empty lists, never null. */
export type SalesFacetDealsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DealFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What sales knows of a customer. A customer sales has not met has zeros and empty lists, never null. */
export type SalesFacetExpectedPurchasesArgs = {
  horizonDays?: InputMaybe<Scalars['Int']['input']>;
};


/** What sales knows of a customer. A customer sales has not met has zeros and empty lists, never null. */
export type SalesFacetLifetimeValueArgs = {
  currencyCode?: InputMaybe<Scalars['String']['input']>;
};


/** What sales knows of a customer. A customer sales has not met has zeros and empty lists, never null. */
export type SalesFacetOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What sales knows of a customer. A customer sales has not met has zeros and empty lists, never null. */
export type SalesFacetPredictedLifetimeValueArgs = {
  currencyCode?: InputMaybe<Scalars['String']['input']>;
  horizonDays?: InputMaybe<Scalars['Int']['input']>;
};


/** What sales knows of a customer. A customer sales has not met has zeros and empty lists, never null. */
export type SalesFacetProductsOwnedArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};


/** What sales knows of a customer. A customer sales has not met has zeros and empty lists, never null. */
export type SalesFacetRepeatPurchaseProbabilityArgs = {
  horizonDays?: InputMaybe<Scalars['Int']['input']>;
};

/** Whose target, for when, and how much. */
export type SalesTargetSetInput = {
  /** How much is to be won; 0 or more. */
  amount: MoneyInput;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Id of the member of staff; the whole team when left out. */
  memberId?: InputMaybe<Scalars['ID']['input']>;
  /** A year, quarter, month or interval of days: 2026, 2026-Q4, 2026-11 or 2026-01-01/2026-06-30. */
  period: Scalars['String']['input'];
};

/** Answer of salesTargetSet. */
export type SalesTargetSetPayload = {
  __typename?: 'SalesTargetSetPayload';
  /** How far the team has come in the currency of the target; null when userErrors says why not. */
  progress?: Maybe<SalesTeamProgress>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** How far the sales team has come within a period. All amounts are in one currency; money in others is listed and never converted. */
export type SalesTeamProgress = {
  __typename?: 'SalesTeamProgress';
  /** What the period may bring. Its definition says by how much the same rule missed earlier periods; INSUFFICIENT when fewer than three can tell. */
  forecast: MoneyMetric;
  /** Those who won something, have a target or an open deal; the largest share first. */
  members: Array<MemberProgress>;
  /** What was won in other currencies, by code. */
  otherCurrencies: Array<Money>;
  /** The period as it was asked for. */
  period: Scalars['String']['output'];
  /** What is to be won: the target of the whole team, else what the targets of its members add up to; null when none is set. */
  target?: Maybe<Money>;
  /** Open deals, each amount times its probability to be won; those expected to close after the period are left out. Zero once the period is over. */
  weighted: Money;
  /** Exact sum of the deals won, by the time they were closed; deals that nobody owns count. */
  won: Money;
};

export type Staff = {
  __typename?: 'Staff';
  id: Scalars['ID']['output'];
};

/** A move of a deal into a stage. */
export type StageChange = {
  __typename?: 'StageChange';
  /** Who moved it; null when that was an import, or somebody who is not registered as staff. */
  actor?: Maybe<Staff>;
  /** When it moved. */
  at: Scalars['DateTime']['output'];
  /** The stage it came from; null for the first one. */
  from?: Maybe<Scalars['String']['output']>;
  /** How long it stayed in the stage it moved into, in seconds, at most 2,147,483,647; null while it is still there. */
  secondsInStage?: Maybe<Scalars['Int']['output']>;
  /** The stage it moved into. */
  to: Scalars['String']['output'];
};

/** Conditions on a text; all that are given must hold. Comparison is by code point and exact in case. */
export type StringFilter = {
  /** Contains this text, without regard to case. */
  contains?: InputMaybe<Scalars['String']['input']>;
  /** Equal to this text. */
  eq?: InputMaybe<Scalars['String']['input']>;
  /** Equal to one of these; at most 250. */
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  /** True: has no value. False: has one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** Not equal to this text; a missing value counts as not equal. */
  neq?: InputMaybe<Scalars['String']['input']>;
  /** Starts with this text, without regard to case. */
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** Goods of an order to expect. */
export type SuggestedLine = {
  __typename?: 'SuggestedLine';
  /** One order in ten held no fewer. */
  high: Scalars['Int']['output'];
  /** One order in ten held no more. */
  low: Scalars['Int']['output'];
  /** The product. */
  product: Product;
  /** How many: the median of the customer's orders that held it. */
  quantity: Scalars['Int']['output'];
};

/** A refusal the caller can act on. Faults are top-level errors instead. */
export type UserError = {
  __typename?: 'UserError';
  /** Stable code from the catalogue, for example INVALID, NOT_FOUND, CONFLICT, STALE_REVISION or IDEMPOTENCY_MISMATCH. */
  code: Scalars['String']['output'];
  /** Path of the input field at fault, outermost first; null when no single field is at fault. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** What was expected and what arrived, in one English sentence. */
  message: Scalars['String']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Account: Account;
  Activity: Activity;
  Customer: Customer;
  Deal: Deal;
  Order: Order;
  Playbook: Playbook;
  Product: Product;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Account:
    ( { __typename: 'Account' }
    & GraphQLRecursivePick<FederationTypes['Account'], {"id":true}> );
  Activity:
    ( { __typename: 'Activity' }
    & GraphQLRecursivePick<FederationTypes['Activity'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Deal:
    ( { __typename: 'Deal' }
    & GraphQLRecursivePick<FederationTypes['Deal'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  Playbook:
    ( { __typename: 'Playbook' }
    & GraphQLRecursivePick<FederationTypes['Playbook'], {"id":true}> );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"sku":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Account: ResolverTypeWrapper<AccountRow>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AccountConnection: ResolverTypeWrapper<AccountConnectionRow>;
  AccountCustomerConnection: ResolverTypeWrapper<AccountCustomerConnectionRow>;
  AccountCustomerEdge: ResolverTypeWrapper<Omit<AccountCustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  AccountEdge: ResolverTypeWrapper<Omit<AccountEdge, 'node'> & { node: ResolversTypes['Account'] }>;
  AccountSaveInput: AccountSaveInput;
  AccountSavePayload: ResolverTypeWrapper<Omit<AccountSavePayload, 'account'> & { account?: Maybe<ResolversTypes['Account']> }>;
  Activity: ResolverTypeWrapper<ActivityRow>;
  ActivityConnection: ResolverTypeWrapper<ActivityConnectionRow>;
  ActivityEdge: ResolverTypeWrapper<Omit<ActivityEdge, 'node'> & { node: ResolversTypes['Activity'] }>;
  ActivityFilter: ActivityFilter;
  ActivityRecordInput: ActivityRecordInput;
  ActivityRecordPayload: ResolverTypeWrapper<Omit<ActivityRecordPayload, 'activity'> & { activity?: Maybe<ResolversTypes['Activity']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AddressInput: AddressInput;
  Cohort: ResolverTypeWrapper<Cohort>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  CustomFieldDefinition: ResolverTypeWrapper<CustomFieldDefinition>;
  CustomFieldType: CustomFieldType;
  Customer: ResolverTypeWrapper<ReferencedCustomerRow>;
  CustomerReferenceInput: CustomerReferenceInput;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeFilter: DateTimeFilter;
  Deal: ResolverTypeWrapper<DealRow>;
  DealAdvanceInput: DealAdvanceInput;
  DealAdvancePayload: ResolverTypeWrapper<Omit<DealAdvancePayload, 'deal'> & { deal?: Maybe<ResolversTypes['Deal']> }>;
  DealConnection: ResolverTypeWrapper<DealConnectionRow>;
  DealCreateInput: DealCreateInput;
  DealCreatePayload: ResolverTypeWrapper<Omit<DealCreatePayload, 'deal'> & { deal?: Maybe<ResolversTypes['Deal']> }>;
  DealEdge: ResolverTypeWrapper<Omit<DealEdge, 'node'> & { node: ResolversTypes['Deal'] }>;
  DealFilter: DealFilter;
  DealStage: ResolverTypeWrapper<DealStageRow>;
  DealStageInput: DealStageInput;
  DealStagesSetInput: DealStagesSetInput;
  DealStagesSetPayload: ResolverTypeWrapper<Omit<DealStagesSetPayload, 'stages'> & { stages?: Maybe<Array<ResolversTypes['DealStage']>> }>;
  DealStatus: DealStatus;
  DealStatusFilter: DealStatusFilter;
  DealUpdateInput: DealUpdateInput;
  DealUpdatePayload: ResolverTypeWrapper<Omit<DealUpdatePayload, 'deal'> & { deal?: Maybe<ResolversTypes['Deal']> }>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DecimalFilter: DecimalFilter;
  ExternalRef: ResolverTypeWrapper<ExternalRef>;
  ExternalRefInput: ExternalRefInput;
  IDFilter: IdFilter;
  IdentifierInput: IdentifierInput;
  IdentifierKind: IdentifierKind;
  IntFilter: IntFilter;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  MemberProgress: ResolverTypeWrapper<MemberProgressRow>;
  Metric: ResolverTypeWrapper<Metric>;
  MetricQuality: MetricQuality;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  MoneyMetric: ResolverTypeWrapper<MoneyMetric>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Order: ResolverTypeWrapper<OrderRow>;
  OrderCancelInput: OrderCancelInput;
  OrderCancelPayload: ResolverTypeWrapper<Omit<OrderCancelPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderConnection: ResolverTypeWrapper<OrderConnectionRow>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderFilter: OrderFilter;
  OrderLine: ResolverTypeWrapper<PricedLineRow>;
  OrderLineInput: OrderLineInput;
  OrderRecordInput: OrderRecordInput;
  OrderRecordPayload: ResolverTypeWrapper<Omit<OrderRecordPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderReturnInput: OrderReturnInput;
  OrderReturnLineInput: OrderReturnLineInput;
  OrderReturnPayload: ResolverTypeWrapper<Omit<OrderReturnPayload, 'order'> & { order?: Maybe<ResolversTypes['Order']> }>;
  OrderStatus: OrderStatus;
  OrderStatusFilter: OrderStatusFilter;
  OrderSuggestion: ResolverTypeWrapper<OrderSuggestionRow>;
  OwnedProduct: ResolverTypeWrapper<OwnedRow>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Pareto: ResolverTypeWrapper<ParetoRow>;
  ParetoBy: ParetoBy;
  ParetoMember: ResolverTypeWrapper<ParetoMember>;
  Playbook: ResolverTypeWrapper<RankedPlaybookRow>;
  PlaybookPublishInput: PlaybookPublishInput;
  PlaybookPublishPayload: ResolverTypeWrapper<Omit<PlaybookPublishPayload, 'playbook'> & { playbook?: Maybe<ResolversTypes['Playbook']> }>;
  Product: ResolverTypeWrapper<ProductRow>;
  ProductSaveInput: ProductSaveInput;
  ProductSavePayload: ResolverTypeWrapper<Omit<ProductSavePayload, 'product'> & { product?: Maybe<ResolversTypes['Product']> }>;
  ProfileInput: ProfileInput;
  PurchaseModel: ResolverTypeWrapper<PurchaseFitRow>;
  PurchaseModelFitInput: PurchaseModelFitInput;
  PurchaseModelFitPayload: ResolverTypeWrapper<Omit<PurchaseModelFitPayload, 'model'> & { model?: Maybe<ResolversTypes['PurchaseModel']> }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RfmScore: ResolverTypeWrapper<RfmScore>;
  SalesCustomFieldDefineInput: SalesCustomFieldDefineInput;
  SalesCustomFieldDefinePayload: ResolverTypeWrapper<SalesCustomFieldDefinePayload>;
  SalesCustomFieldsSetInput: SalesCustomFieldsSetInput;
  SalesCustomFieldsSetPayload: ResolverTypeWrapper<Omit<SalesCustomFieldsSetPayload, 'customer'> & { customer?: Maybe<ResolversTypes['Customer']> }>;
  SalesFacet: ResolverTypeWrapper<ReferencedCustomerRow>;
  SalesTargetSetInput: SalesTargetSetInput;
  SalesTargetSetPayload: ResolverTypeWrapper<Omit<SalesTargetSetPayload, 'progress'> & { progress?: Maybe<ResolversTypes['SalesTeamProgress']> }>;
  SalesTeamProgress: ResolverTypeWrapper<SalesTeamProgressRow>;
  Staff: ResolverTypeWrapper<Staff>;
  StageChange: ResolverTypeWrapper<TimedStageChangeRow>;
  StringFilter: StringFilter;
  SuggestedLine: ResolverTypeWrapper<SuggestedLineRow>;
  UserError: ResolverTypeWrapper<UserError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Account: AccountRow;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  AccountConnection: AccountConnectionRow;
  AccountCustomerConnection: AccountCustomerConnectionRow;
  AccountCustomerEdge: Omit<AccountCustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  AccountEdge: Omit<AccountEdge, 'node'> & { node: ResolversParentTypes['Account'] };
  AccountSaveInput: AccountSaveInput;
  AccountSavePayload: Omit<AccountSavePayload, 'account'> & { account?: Maybe<ResolversParentTypes['Account']> };
  Activity: ActivityRow;
  ActivityConnection: ActivityConnectionRow;
  ActivityEdge: Omit<ActivityEdge, 'node'> & { node: ResolversParentTypes['Activity'] };
  ActivityFilter: ActivityFilter;
  ActivityRecordInput: ActivityRecordInput;
  ActivityRecordPayload: Omit<ActivityRecordPayload, 'activity'> & { activity?: Maybe<ResolversParentTypes['Activity']> };
  Boolean: Scalars['Boolean']['output'];
  AddressInput: AddressInput;
  Cohort: Cohort;
  Float: Scalars['Float']['output'];
  CustomFieldDefinition: CustomFieldDefinition;
  Customer: ReferencedCustomerRow;
  CustomerReferenceInput: CustomerReferenceInput;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeFilter: DateTimeFilter;
  Deal: DealRow;
  DealAdvanceInput: DealAdvanceInput;
  DealAdvancePayload: Omit<DealAdvancePayload, 'deal'> & { deal?: Maybe<ResolversParentTypes['Deal']> };
  DealConnection: DealConnectionRow;
  DealCreateInput: DealCreateInput;
  DealCreatePayload: Omit<DealCreatePayload, 'deal'> & { deal?: Maybe<ResolversParentTypes['Deal']> };
  DealEdge: Omit<DealEdge, 'node'> & { node: ResolversParentTypes['Deal'] };
  DealFilter: DealFilter;
  DealStage: DealStageRow;
  DealStageInput: DealStageInput;
  DealStagesSetInput: DealStagesSetInput;
  DealStagesSetPayload: Omit<DealStagesSetPayload, 'stages'> & { stages?: Maybe<Array<ResolversParentTypes['DealStage']>> };
  DealStatusFilter: DealStatusFilter;
  DealUpdateInput: DealUpdateInput;
  DealUpdatePayload: Omit<DealUpdatePayload, 'deal'> & { deal?: Maybe<ResolversParentTypes['Deal']> };
  Decimal: Scalars['Decimal']['output'];
  DecimalFilter: DecimalFilter;
  ExternalRef: ExternalRef;
  ExternalRefInput: ExternalRefInput;
  IDFilter: IdFilter;
  IdentifierInput: IdentifierInput;
  IntFilter: IntFilter;
  JSON: Scalars['JSON']['output'];
  MemberProgress: MemberProgressRow;
  Metric: Metric;
  Money: Money;
  MoneyInput: MoneyInput;
  MoneyMetric: MoneyMetric;
  Mutation: Record<PropertyKey, never>;
  Order: OrderRow;
  OrderCancelInput: OrderCancelInput;
  OrderCancelPayload: Omit<OrderCancelPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderConnection: OrderConnectionRow;
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderFilter: OrderFilter;
  OrderLine: PricedLineRow;
  OrderLineInput: OrderLineInput;
  OrderRecordInput: OrderRecordInput;
  OrderRecordPayload: Omit<OrderRecordPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderReturnInput: OrderReturnInput;
  OrderReturnLineInput: OrderReturnLineInput;
  OrderReturnPayload: Omit<OrderReturnPayload, 'order'> & { order?: Maybe<ResolversParentTypes['Order']> };
  OrderStatusFilter: OrderStatusFilter;
  OrderSuggestion: OrderSuggestionRow;
  OwnedProduct: OwnedRow;
  PageInfo: PageInfo;
  Pareto: ParetoRow;
  ParetoMember: ParetoMember;
  Playbook: RankedPlaybookRow;
  PlaybookPublishInput: PlaybookPublishInput;
  PlaybookPublishPayload: Omit<PlaybookPublishPayload, 'playbook'> & { playbook?: Maybe<ResolversParentTypes['Playbook']> };
  Product: ProductRow;
  ProductSaveInput: ProductSaveInput;
  ProductSavePayload: Omit<ProductSavePayload, 'product'> & { product?: Maybe<ResolversParentTypes['Product']> };
  ProfileInput: ProfileInput;
  PurchaseModel: PurchaseFitRow;
  PurchaseModelFitInput: PurchaseModelFitInput;
  PurchaseModelFitPayload: Omit<PurchaseModelFitPayload, 'model'> & { model?: Maybe<ResolversParentTypes['PurchaseModel']> };
  Query: Record<PropertyKey, never>;
  RfmScore: RfmScore;
  SalesCustomFieldDefineInput: SalesCustomFieldDefineInput;
  SalesCustomFieldDefinePayload: SalesCustomFieldDefinePayload;
  SalesCustomFieldsSetInput: SalesCustomFieldsSetInput;
  SalesCustomFieldsSetPayload: Omit<SalesCustomFieldsSetPayload, 'customer'> & { customer?: Maybe<ResolversParentTypes['Customer']> };
  SalesFacet: ReferencedCustomerRow;
  SalesTargetSetInput: SalesTargetSetInput;
  SalesTargetSetPayload: Omit<SalesTargetSetPayload, 'progress'> & { progress?: Maybe<ResolversParentTypes['SalesTeamProgress']> };
  SalesTeamProgress: SalesTeamProgressRow;
  Staff: Staff;
  StageChange: TimedStageChangeRow;
  StringFilter: StringFilter;
  SuggestedLine: SuggestedLineRow;
  UserError: UserError;
};

export type AccountResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Account'] = ResolversParentTypes['Account'], FederationReferenceType extends FederationReferenceTypes['Account'] = FederationReferenceTypes['Account']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Account']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customers?: Resolver<ResolversTypes['AccountCustomerConnection'], ParentType, ContextType, Partial<AccountCustomersArgs>>;
  deals?: Resolver<ResolversTypes['DealConnection'], ParentType, ContextType, Partial<AccountDealsArgs>>;
  domain?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['ExternalRef']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  registrationNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sector?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AccountConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['AccountConnection'] = ResolversParentTypes['AccountConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Account']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AccountCustomerConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['AccountCustomerConnection'] = ResolversParentTypes['AccountCustomerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AccountCustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccountCustomerEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['AccountCustomerEdge'] = ResolversParentTypes['AccountCustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type AccountEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['AccountEdge'] = ResolversParentTypes['AccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Account'], ParentType, ContextType>;
};

export type AccountSavePayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['AccountSavePayload'] = ResolversParentTypes['AccountSavePayload']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ActivityResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity'], FederationReferenceType extends FederationReferenceTypes['Activity'] = FederationReferenceTypes['Activity']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Activity']> | FederationReferenceType, FederationReferenceType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['ExternalRef']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inReplyTo?: Resolver<Maybe<ResolversTypes['Activity']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ActivityConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['ActivityConnection'] = ResolversParentTypes['ActivityConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ActivityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Activity']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ActivityEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['ActivityEdge'] = ResolversParentTypes['ActivityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Activity'], ParentType, ContextType>;
};

export type ActivityRecordPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['ActivityRecordPayload'] = ResolversParentTypes['ActivityRecordPayload']> = {
  activity?: Resolver<Maybe<ResolversTypes['Activity']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CohortResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Cohort'] = ResolversParentTypes['Cohort']> = {
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  repeatShare?: Resolver<Array<Maybe<ResolversTypes['Float']>>, ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomFieldDefinitionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['CustomFieldDefinition'] = ResolversParentTypes['CustomFieldDefinition']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sales?: Resolver<Maybe<ResolversTypes['SalesFacet']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DealResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Deal'] = ResolversParentTypes['Deal'], FederationReferenceType extends FederationReferenceTypes['Deal'] = FederationReferenceTypes['Deal']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Deal']> | FederationReferenceType, FederationReferenceType, ContextType>;
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  activities?: Resolver<ResolversTypes['ActivityConnection'], ParentType, ContextType, Partial<DealActivitiesArgs>>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  expectedCloseOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['ExternalRef']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lostReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stageHistory?: Resolver<Array<ResolversTypes['StageChange']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DealStatus'], ParentType, ContextType>;
};

export type DealAdvancePayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['DealAdvancePayload'] = ResolversParentTypes['DealAdvancePayload']> = {
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DealConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['DealConnection'] = ResolversParentTypes['DealConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DealEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Deal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type DealCreatePayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['DealCreatePayload'] = ResolversParentTypes['DealCreatePayload']> = {
  customerCreated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DealEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['DealEdge'] = ResolversParentTypes['DealEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Deal'], ParentType, ContextType>;
};

export type DealStageResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['DealStage'] = ResolversParentTypes['DealStage']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DealStatus'], ParentType, ContextType>;
};

export type DealStagesSetPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['DealStagesSetPayload'] = ResolversParentTypes['DealStagesSetPayload']> = {
  stages?: Resolver<Maybe<Array<ResolversTypes['DealStage']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DealUpdatePayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['DealUpdatePayload'] = ResolversParentTypes['DealUpdatePayload']> = {
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type ExternalRefResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['ExternalRef'] = ResolversParentTypes['ExternalRef']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MemberProgressResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['MemberProgress'] = ResolversParentTypes['MemberProgress']> = {
  member?: Resolver<ResolversTypes['Staff'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stuckDeals?: Resolver<Maybe<Array<ResolversTypes['Deal']>>, ParentType, ContextType, RequireFields<MemberProgressStuckDealsArgs, 'olderThanDays'>>;
  target?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type MetricResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Metric'] = ResolversParentTypes['Metric']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['MetricQuality'], ParentType, ContextType>;
  sampleSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyMetricResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['MoneyMetric'] = ResolversParentTypes['MoneyMetric']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['MetricQuality'], ParentType, ContextType>;
  sampleSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  accountSave?: Resolver<Maybe<ResolversTypes['AccountSavePayload']>, ParentType, ContextType, RequireFields<MutationAccountSaveArgs, 'input'>>;
  activityRecord?: Resolver<Maybe<ResolversTypes['ActivityRecordPayload']>, ParentType, ContextType, RequireFields<MutationActivityRecordArgs, 'input'>>;
  dealAdvance?: Resolver<Maybe<ResolversTypes['DealAdvancePayload']>, ParentType, ContextType, RequireFields<MutationDealAdvanceArgs, 'input'>>;
  dealCreate?: Resolver<Maybe<ResolversTypes['DealCreatePayload']>, ParentType, ContextType, RequireFields<MutationDealCreateArgs, 'input'>>;
  dealStagesSet?: Resolver<Maybe<ResolversTypes['DealStagesSetPayload']>, ParentType, ContextType, RequireFields<MutationDealStagesSetArgs, 'input'>>;
  dealUpdate?: Resolver<Maybe<ResolversTypes['DealUpdatePayload']>, ParentType, ContextType, RequireFields<MutationDealUpdateArgs, 'input'>>;
  orderCancel?: Resolver<Maybe<ResolversTypes['OrderCancelPayload']>, ParentType, ContextType, RequireFields<MutationOrderCancelArgs, 'input'>>;
  orderRecord?: Resolver<Maybe<ResolversTypes['OrderRecordPayload']>, ParentType, ContextType, RequireFields<MutationOrderRecordArgs, 'input'>>;
  orderReturn?: Resolver<Maybe<ResolversTypes['OrderReturnPayload']>, ParentType, ContextType, RequireFields<MutationOrderReturnArgs, 'input'>>;
  playbookPublish?: Resolver<Maybe<ResolversTypes['PlaybookPublishPayload']>, ParentType, ContextType, RequireFields<MutationPlaybookPublishArgs, 'input'>>;
  productSave?: Resolver<Maybe<ResolversTypes['ProductSavePayload']>, ParentType, ContextType, RequireFields<MutationProductSaveArgs, 'input'>>;
  purchaseModelFit?: Resolver<Maybe<ResolversTypes['PurchaseModelFitPayload']>, ParentType, ContextType, RequireFields<MutationPurchaseModelFitArgs, 'input'>>;
  salesCustomFieldDefine?: Resolver<Maybe<ResolversTypes['SalesCustomFieldDefinePayload']>, ParentType, ContextType, RequireFields<MutationSalesCustomFieldDefineArgs, 'input'>>;
  salesCustomFieldsSet?: Resolver<Maybe<ResolversTypes['SalesCustomFieldsSetPayload']>, ParentType, ContextType, RequireFields<MutationSalesCustomFieldsSetArgs, 'input'>>;
  salesTargetSet?: Resolver<Maybe<ResolversTypes['SalesTargetSetPayload']>, ParentType, ContextType, RequireFields<MutationSalesTargetSetArgs, 'input'>>;
};

export type OrderResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['ExternalRef']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderCancelPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['OrderCancelPayload'] = ResolversParentTypes['OrderCancelPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  discount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  returnedQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderRecordPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['OrderRecordPayload'] = ResolversParentTypes['OrderRecordPayload']> = {
  customerCreated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderReturnPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['OrderReturnPayload'] = ResolversParentTypes['OrderReturnPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderSuggestionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['OrderSuggestion'] = ResolversParentTypes['OrderSuggestion']> = {
  basis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expectedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['SuggestedLine']>, ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['MetricQuality'], ParentType, ContextType>;
};

export type OwnedProductResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['OwnedProduct'] = ResolversParentTypes['OwnedProduct']> = {
  lastBoughtAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParetoResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Pareto'] = ResolversParentTypes['Pareto']> = {
  by?: Resolver<ResolversTypes['ParetoBy'], ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['ParetoMember']>, ParentType, ContextType, RequireFields<ParetoMembersArgs, 'limit'>>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shareFor80Percent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ParetoMemberResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['ParetoMember'] = ResolversParentTypes['ParetoMember']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  cumulativeShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlaybookResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Playbook'] = ResolversParentTypes['Playbook'], FederationReferenceType extends FederationReferenceTypes['Playbook'] = FederationReferenceTypes['Playbook']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Playbook']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  publishedBy?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  steps?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  winRate?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  wonDeals?: Resolver<Array<ResolversTypes['Deal']>, ParentType, ContextType>;
};

export type PlaybookPublishPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['PlaybookPublishPayload'] = ResolversParentTypes['PlaybookPublishPayload']> = {
  playbook?: Resolver<Maybe<ResolversTypes['Playbook']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ProductSavePayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['ProductSavePayload'] = ResolversParentTypes['ProductSavePayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PurchaseModelResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['PurchaseModel'] = ResolversParentTypes['PurchaseModel']> = {
  customers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  logLikelihood?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameters?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  spendLogLikelihood?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  spendParameters?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  timeUnit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PurchaseModelFitPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['PurchaseModelFitPayload'] = ResolversParentTypes['PurchaseModelFitPayload']> = {
  model?: Resolver<Maybe<ResolversTypes['PurchaseModel']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType, RequireFields<QueryAccountArgs, 'id'>>;
  accounts?: Resolver<Maybe<ResolversTypes['AccountConnection']>, ParentType, ContextType, Partial<QueryAccountsArgs>>;
  activities?: Resolver<Maybe<ResolversTypes['ActivityConnection']>, ParentType, ContextType, Partial<QueryActivitiesArgs>>;
  deal?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType, RequireFields<QueryDealArgs, 'id'>>;
  dealByExternalRef?: Resolver<Maybe<ResolversTypes['Deal']>, ParentType, ContextType, RequireFields<QueryDealByExternalRefArgs, 'ref'>>;
  dealStages?: Resolver<Maybe<Array<ResolversTypes['DealStage']>>, ParentType, ContextType>;
  deals?: Resolver<Maybe<ResolversTypes['DealConnection']>, ParentType, ContextType, Partial<QueryDealsArgs>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orderByExternalRef?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderByExternalRefArgs, 'ref'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, Partial<QueryOrdersArgs>>;
  playbooks?: Resolver<Maybe<Array<ResolversTypes['Playbook']>>, ParentType, ContextType, RequireFields<QueryPlaybooksArgs, 'limit'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'sku'>>;
  purchaseModel?: Resolver<Maybe<ResolversTypes['PurchaseModel']>, ParentType, ContextType>;
  repeatPurchaseCohorts?: Resolver<Maybe<Array<ResolversTypes['Cohort']>>, ParentType, ContextType, RequireFields<QueryRepeatPurchaseCohortsArgs, 'from' | 'to'>>;
  salesCustomFieldDefinitions?: Resolver<Maybe<Array<ResolversTypes['CustomFieldDefinition']>>, ParentType, ContextType>;
  salesPareto?: Resolver<Maybe<ResolversTypes['Pareto']>, ParentType, ContextType, RequireFields<QuerySalesParetoArgs, 'by' | 'period'>>;
  salesTeamProgress?: Resolver<Maybe<ResolversTypes['SalesTeamProgress']>, ParentType, ContextType, RequireFields<QuerySalesTeamProgressArgs, 'period'>>;
};

export type RfmScoreResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['RfmScore'] = ResolversParentTypes['RfmScore']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  frequency?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  monetary?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orderCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recency?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recencyDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spent?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SalesCustomFieldDefinePayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesCustomFieldDefinePayload'] = ResolversParentTypes['SalesCustomFieldDefinePayload']> = {
  definition?: Resolver<Maybe<ResolversTypes['CustomFieldDefinition']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SalesCustomFieldsSetPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesCustomFieldsSetPayload'] = ResolversParentTypes['SalesCustomFieldsSetPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SalesFacetResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesFacet'] = ResolversParentTypes['SalesFacet']> = {
  account?: Resolver<Maybe<ResolversTypes['Account']>, ParentType, ContextType>;
  activities?: Resolver<ResolversTypes['ActivityConnection'], ParentType, ContextType, Partial<SalesFacetActivitiesArgs>>;
  churnRisk?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  crossSold?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  customFields?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  deals?: Resolver<ResolversTypes['DealConnection'], ParentType, ContextType, Partial<SalesFacetDealsArgs>>;
  expectedPurchases?: Resolver<ResolversTypes['Metric'], ParentType, ContextType, RequireFields<SalesFacetExpectedPurchasesArgs, 'horizonDays'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastOrderAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lifetimeValue?: Resolver<ResolversTypes['MoneyMetric'], ParentType, ContextType, Partial<SalesFacetLifetimeValueArgs>>;
  nextOrder?: Resolver<Maybe<ResolversTypes['OrderSuggestion']>, ParentType, ContextType>;
  openDealCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orderCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['OrderConnection'], ParentType, ContextType, Partial<SalesFacetOrdersArgs>>;
  owner?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  predictedLifetimeValue?: Resolver<ResolversTypes['MoneyMetric'], ParentType, ContextType, RequireFields<SalesFacetPredictedLifetimeValueArgs, 'horizonDays'>>;
  productsOwned?: Resolver<Array<ResolversTypes['OwnedProduct']>, ParentType, ContextType, RequireFields<SalesFacetProductsOwnedArgs, 'limit'>>;
  repeatPurchaseProbability?: Resolver<ResolversTypes['Metric'], ParentType, ContextType, RequireFields<SalesFacetRepeatPurchaseProbabilityArgs, 'horizonDays'>>;
  repurchaseDue?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  rfm?: Resolver<Maybe<ResolversTypes['RfmScore']>, ParentType, ContextType>;
};

export type SalesTargetSetPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesTargetSetPayload'] = ResolversParentTypes['SalesTargetSetPayload']> = {
  progress?: Resolver<Maybe<ResolversTypes['SalesTeamProgress']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SalesTeamProgressResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesTeamProgress'] = ResolversParentTypes['SalesTeamProgress']> = {
  forecast?: Resolver<ResolversTypes['MoneyMetric'], ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['MemberProgress']>, ParentType, ContextType>;
  otherCurrencies?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  weighted?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type StaffResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Staff'] = ResolversParentTypes['Staff']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type StageChangeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['StageChange'] = ResolversParentTypes['StageChange']> = {
  actor?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  secondsInStage?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SuggestedLineResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SuggestedLine'] = ResolversParentTypes['SuggestedLine']> = {
  high?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = SalesContext> = {
  Account?: AccountResolvers<ContextType>;
  AccountConnection?: AccountConnectionResolvers<ContextType>;
  AccountCustomerConnection?: AccountCustomerConnectionResolvers<ContextType>;
  AccountCustomerEdge?: AccountCustomerEdgeResolvers<ContextType>;
  AccountEdge?: AccountEdgeResolvers<ContextType>;
  AccountSavePayload?: AccountSavePayloadResolvers<ContextType>;
  Activity?: ActivityResolvers<ContextType>;
  ActivityConnection?: ActivityConnectionResolvers<ContextType>;
  ActivityEdge?: ActivityEdgeResolvers<ContextType>;
  ActivityRecordPayload?: ActivityRecordPayloadResolvers<ContextType>;
  Cohort?: CohortResolvers<ContextType>;
  CustomFieldDefinition?: CustomFieldDefinitionResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Deal?: DealResolvers<ContextType>;
  DealAdvancePayload?: DealAdvancePayloadResolvers<ContextType>;
  DealConnection?: DealConnectionResolvers<ContextType>;
  DealCreatePayload?: DealCreatePayloadResolvers<ContextType>;
  DealEdge?: DealEdgeResolvers<ContextType>;
  DealStage?: DealStageResolvers<ContextType>;
  DealStagesSetPayload?: DealStagesSetPayloadResolvers<ContextType>;
  DealUpdatePayload?: DealUpdatePayloadResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  ExternalRef?: ExternalRefResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  MemberProgress?: MemberProgressResolvers<ContextType>;
  Metric?: MetricResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  MoneyMetric?: MoneyMetricResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderCancelPayload?: OrderCancelPayloadResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderRecordPayload?: OrderRecordPayloadResolvers<ContextType>;
  OrderReturnPayload?: OrderReturnPayloadResolvers<ContextType>;
  OrderSuggestion?: OrderSuggestionResolvers<ContextType>;
  OwnedProduct?: OwnedProductResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Pareto?: ParetoResolvers<ContextType>;
  ParetoMember?: ParetoMemberResolvers<ContextType>;
  Playbook?: PlaybookResolvers<ContextType>;
  PlaybookPublishPayload?: PlaybookPublishPayloadResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductSavePayload?: ProductSavePayloadResolvers<ContextType>;
  PurchaseModel?: PurchaseModelResolvers<ContextType>;
  PurchaseModelFitPayload?: PurchaseModelFitPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RfmScore?: RfmScoreResolvers<ContextType>;
  SalesCustomFieldDefinePayload?: SalesCustomFieldDefinePayloadResolvers<ContextType>;
  SalesCustomFieldsSetPayload?: SalesCustomFieldsSetPayloadResolvers<ContextType>;
  SalesFacet?: SalesFacetResolvers<ContextType>;
  SalesTargetSetPayload?: SalesTargetSetPayloadResolvers<ContextType>;
  SalesTeamProgress?: SalesTeamProgressResolvers<ContextType>;
  Staff?: StaffResolvers<ContextType>;
  StageChange?: StageChangeResolvers<ContextType>;
  SuggestedLine?: SuggestedLineResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};


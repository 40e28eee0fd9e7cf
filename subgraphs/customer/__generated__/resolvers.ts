import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Customer as CustomerRow } from '../customer/entity';
import type { CustomerConnection as CustomerConnectionRow } from '../customer/list';
import type { Duplicate as DuplicateRow } from '../duplicates/entity';
import type { DuplicateConnection as DuplicateConnectionRow } from '../duplicates/list';
import type { StoredMerge as StoredMergeRow } from '../merge/loaders';
import type { MergePreview as MergePreviewRow } from '../merge/service';
import type { StoredIdentifier as StoredIdentifierRow } from '../identifier/loaders';
import type { StoredProvenance as StoredProvenanceRow } from '../profile/provenance';
import type { StoredProfile as StoredProfileRow } from '../profile/loaders';
import type { TimelineConnection as TimelineConnectionRow, TimelineEntry as TimelineEntryRow } from '../timeline/loaders';
import type { Staff as StaffRow } from '../staff/entity';
import type { StaffConnection as StaffConnectionRow } from '../staff/list';
import type { Viewer as ViewerRow } from '../../kit/viewer';
import type { AuditEntry as AuditEntryRow } from '../audit/entity';
import type { AuditConnection as AuditConnectionRow } from '../audit/list';
import type { CustomerContext } from '../context';
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

export type Activity = {
  __typename?: 'Activity';
  id: Scalars['ID']['output'];
};

/** A postal address, known or replaced as a whole. */
export type Address = {
  __typename?: 'Address';
  /** City or town; null while not known. */
  city?: Maybe<Scalars['String']['output']>;
  /** Country as an ISO 3166-1 alpha-2 code, for example KR; null while not known. */
  countryCode?: Maybe<Scalars['String']['output']>;
  /** Street, building, floor and the like, in the order they are written; empty when only the rest is known. */
  lines: Array<Scalars['String']['output']>;
  /** Postal code as it is written; null while not known. */
  postcode?: Maybe<Scalars['String']['output']>;
  /** State, province or region; null while not known, and where there are none. */
  region?: Maybe<Scalars['String']['output']>;
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

/** A page of the audit. */
export type AuditConnection = {
  __typename?: 'AuditConnection';
  /** The entries of the page with their cursors. */
  edges: Array<AuditEdge>;
  /** The entries of the page. */
  nodes: Array<AuditEntry>;
  /** Where the page stands in the list. */
  pageInfo: PageInfo;
};

/** One entry in a page. */
export type AuditEdge = {
  __typename?: 'AuditEdge';
  /** Where the entry stands in the list, to be given as after. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: AuditEntry;
};

/** That somebody read or changed something of a customer. Values are never kept here. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** What was done: read, the name of a mutation such as customerUpdate, or import and the kind of records. */
  action: Scalars['String']['output'];
  /** Who did it; null for an import, and for a token that belongs to nobody who works here, such as a partner's. */
  actor?: Maybe<Staff>;
  /** The subject of the token it was done with; null for an import. */
  actorId?: Maybe<Scalars['String']['output']>;
  /** When it was done; of reads, when they were written down, up to a second later. */
  at: Scalars['DateTime']['output'];
  /** The department whose data it was, by its subgraph's name, or platform. */
  department: Scalars['String']['output'];
  /** Of a read, coordinates of the fields with personal data that were asked for; of a change, names of what the input gave. */
  fields: Array<Scalars['String']['output']>;
  /** The entry's id. */
  id: Scalars['ID']['output'];
};

/** Conditions on entries of the audit; all that are given must hold. */
export type AuditFilter = {
  /** What was done: read, the name of a mutation, or import and the kind of records. */
  action?: InputMaybe<StringFilter>;
  /** The subject of the token that it was done with. */
  actor?: InputMaybe<StringFilter>;
  /** When it was done. */
  at?: InputMaybe<DateTimeFilter>;
};

/** Conditions on a truth value; all that are given must hold. */
export type BooleanFilter = {
  /** Equal to this value. */
  eq?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: has no value. False: has one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

export type CampaignMessage = {
  __typename?: 'CampaignMessage';
  id: Scalars['ID']['output'];
};

export type ConsentEvent = {
  __typename?: 'ConsentEvent';
  id: Scalars['ID']['output'];
};

/** A person the company deals with. Platform says who it is; each department adds its own part. */
export type Customer = Node & {
  __typename?: 'Customer';
  /** When the customer became known to this graph, or earlier when an import said so; null only with an error. */
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** The name to show: the display name, else given and family name, else the organisation. Null while no name is known. */
  displayName?: Maybe<Scalars['String']['output']>;
  /** Pairs that this customer is one of, the most likely first; empty when there are none. Null only with an error. */
  duplicates?: Maybe<Array<DuplicateCandidate>>;
  /** The surviving customer's id, a UUID, whichever merged id was asked for. */
  id: Scalars['ID']['output'];
  /** Everything that identifies the person, oldest first, with that of merged ids and with what was released; empty when there is nothing. Null only with an error. */
  identifiers?: Maybe<Array<CustomerIdentifier>>;
  /** Where the customer stands with the company, from what sales and support know at this moment. Null, never a guess, when one of them can't be asked. */
  lifeCycleStage?: Maybe<LifeCycleStage>;
  marketing?: Maybe<MarketingFacet>;
  /** Ids that were merged into this one, in the order they became known; empty when there are none. Each still resolves, for ever. Null only with an error. */
  mergedIds?: Maybe<Array<Scalars['ID']['output']>>;
  /** Merges into this customer, newest first, those that were undone included: what an undo needs. Null only with an error. */
  merges?: Maybe<Array<CustomerMerge>>;
  /** What the company should do next about this customer, from what the three departments know at this moment. Null, never a guess, when one of them can't be asked. Selling is never suggested to somebody with an open case. */
  nextBestAction?: Maybe<NextBestAction>;
  /** What is known of the person; all its fields are null for somebody of whom nothing is known. Null only with an error. */
  profile?: Maybe<Profile>;
  /** Where the values of the profile come from, in the order of its fields; without fields of which nothing is known. Null only with an error. */
  provenance?: Maybe<Array<FieldProvenance>>;
  sales?: Maybe<SalesFacet>;
  support?: Maybe<SupportFacet>;
  /** What happened to the customer in all departments, under any of the customer's ids, latest first. Null only with an error. */
  timeline?: Maybe<TimelineConnection>;
  /** When profile, identifiers or any fact that a department publishes last changed: order by it to synchronise incrementally. Null only with an error. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** A person the company deals with. Platform says who it is; each department adds its own part. */
export type CustomerProvenanceArgs = {
  fields?: InputMaybe<Array<Scalars['String']['input']>>;
};


/** A person the company deals with. Platform says who it is; each department adds its own part. */
export type CustomerTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  departments?: InputMaybe<Array<Scalars['String']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<Scalars['String']['input']>>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of customers. */
export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  /** Everything that departments published before this instant is taken into account. */
  asOf: Scalars['DateTime']['output'];
  /** The customers of the page with their cursors. */
  edges: Array<CustomerEdge>;
  /** Departments whose latest news of more than two seconds ago are not yet taken into account; empty when all is in. */
  laggingDepartments: Array<Scalars['String']['output']>;
  /** The customers of the page. */
  nodes: Array<Customer>;
  /** Where the page stands in the list. */
  pageInfo: PageInfo;
  /** How many customers meet the filter; counted only when asked for. Null only with an error. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** Which pair. */
export type CustomerDuplicateDismissInput = {
  /** The pair's id; one that has been merged is refused CONFLICT. */
  duplicateId: Scalars['ID']['input'];
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
};

/** What became of customerDuplicateDismiss. */
export type CustomerDuplicateDismissPayload = {
  __typename?: 'CustomerDuplicateDismissPayload';
  /** Whether the pair is dismissed; false exactly when there are userErrors. */
  dismissed: Scalars['Boolean']['output'];
  /** Why nothing was dismissed; empty when the pair is. */
  userErrors: Array<UserError>;
};

/** One customer in a page. */
export type CustomerEdge = {
  __typename?: 'CustomerEdge';
  /** Where the customer stands in the list, to be given as after or before. */
  cursor: Scalars['String']['output'];
  /** The customer. */
  node: Customer;
};

/** Whom to erase. */
export type CustomerEraseInput = {
  /** The customer, by any id the customer ever had. One who was erased before is answered with the receipts of then. */
  customerId: Scalars['ID']['input'];
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
};

/** What became of customerErase. */
export type CustomerErasePayload = {
  __typename?: 'CustomerErasePayload';
  /** How far each department is; ask erasure for more later. Null exactly when there are userErrors. */
  receipts?: Maybe<Array<DepartmentReceipt>>;
  /** Why nobody was erased; empty when the erasure is under way or done. */
  userErrors: Array<UserError>;
};

/** Whose data to export. */
export type CustomerExportInput = {
  /** The customer, by any id the customer ever had. */
  customerId: Scalars['ID']['input'];
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input reads anew. */
  idempotencyKey: Scalars['String']['input'];
};

/** What became of customerExport. */
export type CustomerExportPayload = {
  __typename?: 'CustomerExportPayload';
  /** By department, its records as they are stored. Null exactly when there are userErrors; more than 8,000,000 characters are refused LIMIT_EXCEEDED. */
  export?: Maybe<Scalars['JSON']['output']>;
  /** Which departments gave what they hold. Null exactly when there are userErrors. */
  receipts?: Maybe<Array<DepartmentReceipt>>;
  /** Why nothing was exported; empty when it was. */
  userErrors: Array<UserError>;
};

/** Conditions on customers; all that are given must hold. */
export type CustomerFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<CustomerFilter>>;
  /** When the customer became known. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** The name to show. */
  displayName?: InputMaybe<StringFilter>;
  /** An e-mail address the customer has now: some address meets the conditions. neq: no address is this one. isNull true: has none. Addresses are in lower case; eq, neq and in understand any spelling. */
  email?: InputMaybe<StringFilter>;
  /** What any department publishes, by path; all of these hold. */
  facts?: InputMaybe<Array<FactFilter>>;
  /** Where the customer stands with the company, by the facts that sales and support publish. */
  lifeCycleStage?: InputMaybe<LifeCycleStageFilter>;
  /** What marketing publishes. */
  marketing?: InputMaybe<MarketingFactsFilter>;
  /** This does not hold. */
  not?: InputMaybe<CustomerFilter>;
  /** At least one of these holds; an empty list holds for nobody. */
  or?: InputMaybe<Array<CustomerFilter>>;
  /** A phone number the customer has now: some number meets the conditions. neq: no number is this one. isNull true: has none. Numbers are in international form such as +821012345678; eq, neq and in understand any spelling. */
  phone?: InputMaybe<StringFilter>;
  /** What sales publishes. */
  sales?: InputMaybe<SalesFactsFilter>;
  /** What support publishes. */
  support?: InputMaybe<SupportFactsFilter>;
  /** When profile, identifiers or any fact of a department last changed. */
  updatedAt?: InputMaybe<DateTimeFilter>;
};

/** Something that identifies, or identified, a customer. */
export type CustomerIdentifier = {
  __typename?: 'CustomerIdentifier';
  /** When it first came in. */
  firstSeenAt: Scalars['DateTime']['output'];
  /** The department it first came in by, by its subgraph's name, for example marketing. */
  firstSeenBy: Scalars['String']['output'];
  /** What kind of identifier it is. */
  kind: IdentifierKind;
  /** Since when it no longer leads to the customer; null while it does. */
  releasedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The partner's system; null exactly for e-mail addresses and phone numbers. */
  system?: Maybe<Scalars['String']['output']>;
  /** The identifier as it was first received. */
  value: Scalars['String']['output'];
  /** When somebody first made sure that it belongs to the person; null while nobody has. */
  verifiedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Which identifier for whom. */
export type CustomerIdentifierAddInput = {
  /** The customer, by any id the customer ever had. */
  customerId: Scalars['ID']['input'];
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
  /** The identifier. One that another customer has stays there and makes the two a duplicate to review. A mailbox many people share such as info@ is refused INVALID; one the customer has already is fine. */
  identifier: IdentifierInput;
  /** Whether somebody made sure that it belongs to the person; false takes nothing back. Default false. */
  verified?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What became of customerIdentifierAdd. */
export type CustomerIdentifierAddPayload = {
  __typename?: 'CustomerIdentifierAddPayload';
  /** The customer, with the identifier unless there is a duplicate; null exactly when there are userErrors. */
  customer?: Maybe<Customer>;
  /** Someone else who already has the identifier and keeps it, now a pair for review; null when the customer has it. Once people said that the two are two, CONFLICT in userErrors instead. */
  duplicate?: Maybe<DuplicateCandidate>;
  /** Why nothing was written; empty when the customer has the identifier. */
  userErrors: Array<UserError>;
};

/** Which identifier of whom. */
export type CustomerIdentifierReleaseInput = {
  /** The customer, by any id the customer ever had. */
  customerId: Scalars['ID']['input'];
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
  /** The identifier in any spelling; one the customer does not have now is refused NOT_FOUND. */
  identifier: IdentifierInput;
};

/** What became of customerIdentifierRelease. */
export type CustomerIdentifierReleasePayload = {
  __typename?: 'CustomerIdentifierReleasePayload';
  /** The customer without the identifier; null exactly when there are userErrors. */
  customer?: Maybe<Customer>;
  /** Why nothing was written; empty when the identifier was released. */
  userErrors: Array<UserError>;
};

/** Who is meant. */
export type CustomerIdentifyInput = {
  /** Id, identifiers or both, and what is known of the person, which fills gaps and never overwrites. */
  customer: CustomerReferenceInput;
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input makes nothing more. */
  idempotencyKey: Scalars['String']['input'];
};

/** What became of customerIdentify. */
export type CustomerIdentifyPayload = {
  __typename?: 'CustomerIdentifyPayload';
  /** Whether this call made the customer; a retry answers as the first call did. Null exactly when there are userErrors. */
  created?: Maybe<Scalars['Boolean']['output']>;
  /** The customer; null exactly when there are userErrors. */
  customer?: Maybe<Customer>;
  /** Whether this is the answer to a retry: the key was used before with the same input. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was written; empty when the customer was found or made. */
  userErrors: Array<UserError>;
};

/** Two customers that became one. */
export type CustomerMerge = {
  __typename?: 'CustomerMerge';
  /** Who did it; null for somebody who is not registered as staff. */
  actor?: Maybe<Staff>;
  /** When it was done. */
  at: Scalars['DateTime']['output'];
  /** The merge's id, to undo it by. */
  id: Scalars['ID']['output'];
  /** The id that became part of the other, as it was addressed; while the merge holds it resolves to the survivor. */
  mergedId: Scalars['ID']['output'];
  /** When it was undone; null while it holds. */
  undoneAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Who stays, and who becomes part of whom. */
export type CustomerMergeInput = {
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
  /** The customer who becomes part of the survivor, by any id; one who is part of the survivor already is refused CONFLICT. */
  mergedId: Scalars['ID']['input'];
  /** The customer who stays, by any id the customer ever had. */
  survivorId: Scalars['ID']['input'];
};

/** What became of customerMerge. */
export type CustomerMergePayload = {
  __typename?: 'CustomerMergePayload';
  /** The survivor; null exactly when there are userErrors. */
  customer?: Maybe<Customer>;
  /** The merge's id, to undo it by; null exactly when there are userErrors. */
  mergeId?: Maybe<Scalars['ID']['output']>;
  /** How many records are the survivor's from now on, by department and type, as customerMergePreview counts them; null exactly when there are userErrors. */
  movedCounts?: Maybe<Array<MovedCount>>;
  /** Why nothing was merged; empty when they are one. */
  userErrors: Array<UserError>;
};

/** An order of customers. */
export type CustomerOrder = {
  /** Which way. */
  direction: OrderDirection;
  /** Path of a fact that is orderable, as in customerFactDefinitions. Customers without a value come last, whichever way. */
  fact?: InputMaybe<Scalars['String']['input']>;
  /** What to order by; give this or fact. */
  field?: InputMaybe<CustomerOrderField>;
};

/** What customers can be ordered by. */
export type CustomerOrderField =
  /** When the customer became known. */
  | 'CREATED_AT'
  /** The name to show, as the database's alphabet orders it; customers without a name come last, whichever way. */
  | 'DISPLAY_NAME'
  /** When the latest order was placed; customers without orders come last, whichever way. */
  | 'SALES_LAST_ORDER_AT'
  /** What the customer paid so far; customers without orders come last, whichever way. Amounts in different currencies are ordered as numbers. */
  | 'SALES_LIFETIME_VALUE'
  /** How many tickets are open. */
  | 'SUPPORT_OPEN_TICKET_COUNT'
  /** When profile, identifiers or any fact of a department last changed. */
  | 'UPDATED_AT';

/** The customer a record belongs to: give id, or identifiers, or both; they must agree. A person nobody has met yet becomes a new customer. */
export type CustomerReferenceInput = {
  /** The customer's id, when it is known. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Identifiers of the person; at most 20. A shared mailbox such as info@ beside others is ignored. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** What is known of the person. Fills what is not known yet and never overwrites. */
  profile?: InputMaybe<ProfileInput>;
};

/** Which merge. */
export type CustomerUnmergeInput = {
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
  /** The merge's id, from Customer.merges; one that has been undone already is refused CONFLICT. */
  mergeId: Scalars['ID']['input'];
};

/** What became of customerUnmerge. */
export type CustomerUnmergePayload = {
  __typename?: 'CustomerUnmergePayload';
  /** Both customers, the one who had stayed first; null exactly when there are userErrors. */
  customers?: Maybe<Array<Customer>>;
  /** Why nothing was undone; empty when they are two again. */
  userErrors: Array<UserError>;
};

/** Whose profile, and what to change in it. */
export type CustomerUpdateInput = {
  /** The customer; a merged id means the surviving customer. */
  customerId: Scalars['ID']['input'];
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
  /** Fields left out stay; null clears. An address, when given, replaces the whole address. A language, time zone or country that does not exist is refused INVALID. */
  profile: ProfileInput;
};

/** What became of customerUpdate. */
export type CustomerUpdatePayload = {
  __typename?: 'CustomerUpdatePayload';
  /** The customer as changed; null exactly when there are userErrors. */
  customer?: Maybe<Customer>;
  /** Why nothing was written; empty when the profile was changed. */
  userErrors: Array<UserError>;
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

export type Deal = {
  __typename?: 'Deal';
  id: Scalars['ID']['output'];
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

/** What a department did about a person's data. */
export type DepartmentReceipt = {
  __typename?: 'DepartmentReceipt';
  /** When the department answered last; null while it is pending. */
  at?: Maybe<Scalars['DateTime']['output']>;
  /** Subgraph name of the department; customer is the platform, whose read models follow when all others are done. */
  department: Scalars['String']['output'];
  /** How many rows were erased, emptied or exported; 0 while it is pending. */
  rows: Scalars['Int']['output'];
  /** Where it stands. */
  state: ReceiptState;
};

/** Two customers who may be one person. Nothing is merged by itself: people merge them, or dismiss the pair. */
export type DuplicateCandidate = {
  __typename?: 'DuplicateCandidate';
  /** The customer whose duplicates were asked for; in a list of all pairs, who of the two became known first. */
  customer: Customer;
  /** The pair's id, to dismiss it by. */
  id: Scalars['ID']['output'];
  /** The other customer. */
  other: Customer;
  /** Why they may be one, the strongest reason first: SHARED_EMAIL, SHARED_PHONE or SHARED_EXTERNAL_REF when an identifier of one came in for the other. A shared mailbox such as info@ is no reason. */
  reasons: Array<Scalars['String']['output']>;
  /** How likely it is that they are one, from 0 to 1: that of the strongest reason. 0.95 for a partner's id, 0.9 for an e-mail address, 0.7 for a phone number, which families share. */
  score: Scalars['Float']['output'];
};

/** A page of pairs. */
export type DuplicateConnection = {
  __typename?: 'DuplicateConnection';
  /** The pairs of the page with their cursors. */
  edges: Array<DuplicateEdge>;
  /** The pairs of the page. */
  nodes: Array<DuplicateCandidate>;
  /** Where the page stands in the list. */
  pageInfo: PageInfo;
  /** How many pairs wait for a decision; counted only when asked for. */
  totalCount: Scalars['Int']['output'];
};

/** One pair in a page. */
export type DuplicateEdge = {
  __typename?: 'DuplicateEdge';
  /** Where the pair stands in the list, to be given as after. */
  cursor: Scalars['String']['output'];
  /** The pair. */
  node: DuplicateCandidate;
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

/** A figure about customers that a department publishes. */
export type FactDefinition = {
  __typename?: 'FactDefinition';
  /** The department that publishes it. */
  department: Scalars['String']['output'];
  /** What the fact says, and when it is null. */
  description: Scalars['String']['output'];
  /** Whether customers can be ordered by it. */
  orderable: Scalars['Boolean']['output'];
  /** How filters and orders name the fact, its department first: sales.orderCount. */
  path: Scalars['String']['output'];
  /** TEXT, NUMBER, DECIMAL, BOOLEAN, DATE, DATETIME, CHOICE or ID. */
  type: Scalars['String']['output'];
};

/** Conditions on one fact by its path, whichever department publishes it; all that are given must hold. Operands have the fact's type: a number, true or false, or a text; decimals, dates and times are texts. */
export type FactFilter = {
  /** Equals this. */
  eq?: InputMaybe<Scalars['JSON']['input']>;
  /** Is greater or later than this. */
  gt?: InputMaybe<Scalars['JSON']['input']>;
  /** Is this, or greater or later. */
  gte?: InputMaybe<Scalars['JSON']['input']>;
  /** Equals one of these, at most 250. */
  in?: InputMaybe<Array<Scalars['JSON']['input']>>;
  /** true: the customer has no value; false: has one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** Is less or earlier than this. */
  lt?: InputMaybe<Scalars['JSON']['input']>;
  /** Is this, or less or earlier. */
  lte?: InputMaybe<Scalars['JSON']['input']>;
  /** The path as in customerFactDefinitions; another one is refused INVALID. */
  path: Scalars['String']['input'];
};

/** Who answers for one field of the graph. A field that several departments answer for has one for each. */
export type FieldLineage = {
  __typename?: 'FieldLineage';
  /** Type and field, such as SalesFacet.orderCount. */
  coordinate: Scalars['String']['output'];
  /** The department that decides about it: the subgraph's name, or platform. */
  department: Scalars['String']['output'];
  /** Why the field should not be used any more; null while it should. */
  deprecationReason?: Maybe<Scalars['String']['output']>;
  /** Whether the field, or its type, is marked as data about a person. */
  personalData: Scalars['Boolean']['output'];
  /** Coordinates of other departments' fields that the field is made of; empty when the department answers from what is its own. */
  requires: Array<Scalars['String']['output']>;
  /** The subgraph that answers the field. */
  subgraph: Scalars['String']['output'];
};

/** Where one value of a profile comes from. After a merge, and after its undoing, that of the value which is shown. */
export type FieldProvenance = {
  __typename?: 'FieldProvenance';
  /** Who wrote it; null for imports, API keys and people who are not registered as staff. */
  actor?: Maybe<Staff>;
  /** The department that wrote it: that of the person who did, or of the subgraph that imported it; partner for an API key. */
  department: Scalars['String']['output'];
  /** Name of the field, for example displayName; address stands for all of it. */
  field: Scalars['String']['output'];
  /** When it was written. */
  observedAt: Scalars['DateTime']['output'];
  /** The system it came from: graph when it was written through the graph, else what an import calls its source. unknown for what was known before origins were noted. */
  system: Scalars['String']['output'];
};

/** Conditions on a number; all that are given must hold. */
export type FloatFilter = {
  /** Greater than this number. */
  gt?: InputMaybe<Scalars['Float']['input']>;
  /** At least this number. */
  gte?: InputMaybe<Scalars['Float']['input']>;
  /** True: has no value. False: has one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
  /** Less than this number. */
  lt?: InputMaybe<Scalars['Float']['input']>;
  /** At most this number. */
  lte?: InputMaybe<Scalars['Float']['input']>;
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

/** Where a customer stands with the company. The first that applies is told, in this order: PROSPECT, LAPSED, AT_RISK, CROSS_SOLD, REPEAT, FIRST_PURCHASE. Cancelled orders don't count. */
export type LifeCycleStage =
  /** Has a complaint open, or ordered for the last time more than 180 days ago. */
  | 'AT_RISK'
  /** Has ordered more than once, the last time within the last 180 days, and has kept products of more than one category. */
  | 'CROSS_SOLD'
  /** Has ordered once, within the last 180 days. */
  | 'FIRST_PURCHASE'
  /** Ordered for the last time more than 365 days ago. */
  | 'LAPSED'
  /** Has not ordered yet. */
  | 'PROSPECT'
  /** Has ordered more than once, the last time within the last 180 days, and in one product category only. */
  | 'REPEAT';

/** Conditions on a life-cycle stage; all that are given must hold. */
export type LifeCycleStageFilter = {
  /** Is this stage. */
  eq?: InputMaybe<LifeCycleStage>;
  /** Is one of these; an empty list holds for nobody. */
  in?: InputMaybe<Array<LifeCycleStage>>;
};

export type MarketingFacet = {
  __typename?: 'MarketingFacet';
  contactable: Scalars['Boolean']['output'];
  lastVisitAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Conditions on what marketing publishes; all that are given must hold. Refused INVALID where no marketing department publishes the fact. */
export type MarketingFactsFilter = {
  /** Whether the customer may be written to. */
  contactable?: InputMaybe<BooleanFilter>;
  /** When a campaign message was opened for the last time; null when none was. */
  lastOpenedAt?: InputMaybe<DateTimeFilter>;
  /** When the latest campaign message was sent; null when none was. */
  lastSentAt?: InputMaybe<DateTimeFilter>;
  /** When the latest visit was; null when there is none. */
  lastVisitAt?: InputMaybe<DateTimeFilter>;
  /** The customer is in this segment, or in one of these. A segment counts as the levels of and, or and not that it has. An id that no segment has, and isNull, are refused INVALID. */
  segmentId?: InputMaybe<IdFilter>;
};

/** What a merge would move. */
export type MergePreview = {
  __typename?: 'MergePreview';
  /** The customer who would become part of the other. */
  merged: Customer;
  /** How many records would be the survivor's, by department and type; without types of which there are none. */
  movedCounts: Array<MovedCount>;
  /** The customer who would stay. */
  survivor: Customer;
};

/** How many records of one type go from one customer to the other. Departments rewrite none of them, so that they can go back. */
export type MovedCount = {
  __typename?: 'MovedCount';
  /** How many there are. */
  count: Scalars['Int']['output'];
  /** The department that owns the records, by its subgraph's name, for example sales. */
  department: Scalars['String']['output'];
  /** The records' type, for example Order. */
  type: Scalars['String']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Says that two customers are two people: for the reasons known now they are not proposed again. Any signed-in staff may. */
  customerDuplicateDismiss?: Maybe<CustomerDuplicateDismissPayload>;
  /** Erases a person everywhere, for good: all ids the person ever had resolve to nobody at once, and each department erases what it holds as soon as it runs. Admins of the platform may. Whoever was erased stays away: a partner's id of the person is refused CONFLICT, as is an import of the person's address or number; a person who gets in touch anew is a new customer without a history. */
  customerErase?: Maybe<CustomerErasePayload>;
  /** Gives out all that every department holds of a person. Admins of the platform may. */
  customerExport?: Maybe<CustomerExportPayload>;
  /** Gives a customer one more identifier. Any signed-in staff may. */
  customerIdentifierAdd?: Maybe<CustomerIdentifierAddPayload>;
  /** Makes an identifier no longer lead to its customer, so that another may have it; it stays on record. Any signed-in staff may. */
  customerIdentifierRelease?: Maybe<CustomerIdentifierReleasePayload>;
  /** Finds the customer of a reference, or makes a new one of a person nobody has met. Any signed-in staff may. */
  customerIdentify?: Maybe<CustomerIdentifyPayload>;
  /** Makes two customers one: the survivor has the records and identifiers of both, and what was known of the other where nothing was known of the survivor. Both ids resolve for ever. Admins may. */
  customerMerge?: Maybe<CustomerMergePayload>;
  /** Undoes a merge, also one in the midst of others: both customers are as if it had never been, with what was written since to the ids of each. Admins may. */
  customerUnmerge?: Maybe<CustomerUnmergePayload>;
  /** Changes what is known of a person. Any signed-in staff may. */
  customerUpdate?: Maybe<CustomerUpdatePayload>;
  /** Makes or changes one of the staff. For managers, admins and platform; others are refused FORBIDDEN. */
  staffSave?: Maybe<StaffSavePayload>;
};


export type MutationCustomerDuplicateDismissArgs = {
  input: CustomerDuplicateDismissInput;
};


export type MutationCustomerEraseArgs = {
  input: CustomerEraseInput;
};


export type MutationCustomerExportArgs = {
  input: CustomerExportInput;
};


export type MutationCustomerIdentifierAddArgs = {
  input: CustomerIdentifierAddInput;
};


export type MutationCustomerIdentifierReleaseArgs = {
  input: CustomerIdentifierReleaseInput;
};


export type MutationCustomerIdentifyArgs = {
  input: CustomerIdentifyInput;
};


export type MutationCustomerMergeArgs = {
  input: CustomerMergeInput;
};


export type MutationCustomerUnmergeArgs = {
  input: CustomerUnmergeInput;
};


export type MutationCustomerUpdateArgs = {
  input: CustomerUpdateInput;
};


export type MutationStaffSaveArgs = {
  input: StaffSaveInput;
};

/** What to do next about a customer, and why. */
export type NextBestAction = {
  __typename?: 'NextBestAction';
  /** The reasons, the decisive one first; never empty. */
  because: Array<Scalars['String']['output']>;
  /** The department whose turn it is: support, sales or marketing. */
  department: Scalars['String']['output'];
  /** What to do. */
  kind: NextBestActionKind;
};

/** What there is to do about a customer. The first that applies is told, in this order. */
export type NextBestActionKind =
  /** Nothing: no reason to write, or nobody may. */
  | 'NONE'
  /** A customer who has bought looked at something within the last 30 days, and has not ordered since. */
  | 'OFFER_CROSS_SELL'
  /** The time after which this customer usually buys again has passed. */
  | 'OFFER_REPURCHASE'
  /** A complaint or another ticket is open: answer it before anything else. */
  | 'RESOLVE_FIRST'
  /** The last order is at most two weeks ago. */
  | 'THANK'
  /** The last order is more than a year ago. */
  | 'WIN_BACK';

/** Only customers have a global id to fetch again by. */
export type Node = {
  /** The global id. */
  id: Scalars['ID']['output'];
};

export type Order = {
  __typename?: 'Order';
  id: Scalars['ID']['output'];
};

/** Direction of an ordering. */
export type OrderDirection =
  /** Smallest, earliest or first in the alphabet first. */
  | 'ASC'
  /** Largest, latest or last in the alphabet first. */
  | 'DESC';

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

/** What is known of a person. Null fields are not known. */
export type Profile = {
  __typename?: 'Profile';
  /** Postal address; null while nothing of it is known. */
  address?: Maybe<Address>;
  /** Date of birth; null while not known. */
  birthOn?: Maybe<Scalars['Date']['output']>;
  /** Family name; null while not known. */
  familyName?: Maybe<Scalars['String']['output']>;
  /** Given name; null while not known. */
  givenName?: Maybe<Scalars['String']['output']>;
  /** Preferred language as a BCP 47 tag, for example ko or en-GB; null while not known. */
  language?: Maybe<Scalars['String']['output']>;
  /** The organisation the person acts for; null while not known, and for private persons. */
  organisation?: Maybe<Scalars['String']['output']>;
  /** Time zone as an IANA name, for example Asia/Seoul; null while not known. */
  timeZone?: Maybe<Scalars['String']['output']>;
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

export type Query = {
  __typename?: 'Query';
  /** Who read personal data of a customer, and who changed what, newest first; kept for two years unless the deployment says otherwise. Of an erased customer what happened under this id is left. Null only with an error. For admins. */
  auditEntries?: Maybe<AuditConnection>;
  /** One customer by id; an id that was merged into another gives the surviving customer. Null with an error NOT_FOUND when nobody has it. */
  customer?: Maybe<Customer>;
  /** The customer who has the identifier now; released ones don't count. Null with an error NOT_FOUND when nobody has it. */
  customerByIdentifier?: Maybe<Customer>;
  /** Pairs of customers who may be one person, for people to decide on, the most likely first; null only with an error. */
  customerDuplicates?: Maybe<DuplicateConnection>;
  /** What customers can be filtered and ordered by, by path; departments publish their own, while the system runs too. Null only with an error. */
  customerFactDefinitions?: Maybe<Array<FactDefinition>>;
  /** What a merge would move, without doing it; null with an error for ids that nobody has, or that are one customer already. */
  customerMergePreview?: Maybe<MergePreview>;
  /** Customers who are meant by what somebody has typed so far, for lists that appear while typing; null only with an error. Each word begins a name, an organisation, an e-mail address or its domain, an external ref, or a phone number, from its country, its area or its last eight or four digits. Case and accents don't count; Hangul may be half typed (김미) or its initial consonants only (ㄱㅁㅈ). Exact words come first, then by alphabet; of equal ones the newest customer. */
  customerSearch?: Maybe<Array<Customer>>;
  /** All customers, each surviving one once, newest first unless ordered otherwise; null only with an error. */
  customers?: Maybe<CustomerConnection>;
  /** The customers who have the identifiers, in the order asked, null where nobody has it; sees the caller's own latest writes. Null as a whole only with an error. */
  customersByIdentifiers?: Maybe<Array<Maybe<Customer>>>;
  /** How far the erasure of a customer has come, by any id the customer ever had. Null with an error NOT_FOUND when nobody with the id was erased. */
  erasure?: Maybe<Array<DepartmentReceipt>>;
  /** Which department answers for the fields of the graph, as it is composed now; in the order of the graph. Null only with an error: NOT_FOUND when there is no such type or field. */
  fieldLineage?: Maybe<Array<FieldLineage>>;
  /** Anything with a global id, fetched again by it; null with an error NOT_FOUND when nothing has it. */
  node?: Maybe<Node>;
  /** One of the staff by id; null with an error NOT_FOUND when nobody has it. */
  staff?: Maybe<Staff>;
  /** One of the staff by a partner's own id or by login; null with an error NOT_FOUND when nobody has it. */
  staffByExternalRef?: Maybe<Staff>;
  /** Everybody who works here, by name; null only with an error. */
  staffMembers?: Maybe<StaffConnection>;
  /** Who is asking, as the graph sees them; null only with an error. */
  viewer?: Maybe<Viewer>;
};


export type QueryAuditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  customerId: Scalars['ID']['input'];
  filter?: InputMaybe<AuditFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomerByIdentifierArgs = {
  identifier: IdentifierInput;
};


export type QueryCustomerDuplicatesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  minScore?: InputMaybe<Scalars['Float']['input']>;
};


export type QueryCustomerMergePreviewArgs = {
  mergedId: Scalars['ID']['input'];
  survivorId: Scalars['ID']['input'];
};


export type QueryCustomerSearchArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  text: Scalars['String']['input'];
};


export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CustomerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<CustomerOrder>>;
};


export type QueryCustomersByIdentifiersArgs = {
  identifiers: Array<IdentifierInput>;
};


export type QueryErasureArgs = {
  customerId: Scalars['ID']['input'];
};


export type QueryFieldLineageArgs = {
  field?: InputMaybe<Scalars['String']['input']>;
  type: Scalars['String']['input'];
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStaffArgs = {
  id: Scalars['ID']['input'];
};


export type QueryStaffByExternalRefArgs = {
  ref: ExternalRefInput;
};


export type QueryStaffMembersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  department?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  team?: InputMaybe<Scalars['String']['input']>;
};

/** Where a department stands with a person's data. */
export type ReceiptState =
  /** It holds nothing of the person any more, or has given all it holds. */
  | 'DONE'
  /** It tried and could not; it tries again. */
  | 'FAILED'
  /** It has not answered yet; a department that is down answers when it runs again. */
  | 'PENDING'
  /** Figures stay, as the law asks of orders, with nothing of the person in them. */
  | 'RETAINED_BY_LAW';

export type SalesFacet = {
  __typename?: 'SalesFacet';
  crossSold: Scalars['Boolean']['output'];
  lastOrderAt?: Maybe<Scalars['DateTime']['output']>;
  orderCount: Scalars['Int']['output'];
  repurchaseDue?: Maybe<Scalars['Boolean']['output']>;
};

/** Conditions on what sales publishes; all that are given must hold. Refused INVALID where no sales department publishes the fact. */
export type SalesFactsFilter = {
  /** Whether products of more than one category were bought and not returned. */
  crossSold?: InputMaybe<BooleanFilter>;
  /** The currency of lifetimeValue, an ISO 4217 code; null without orders. */
  currencyCode?: InputMaybe<StringFilter>;
  /** When the latest order was placed; null when there is none. */
  lastOrderAt?: InputMaybe<DateTimeFilter>;
  /** Sum of orders less returns, in the currency most of the customer's orders are in; null without orders. */
  lifetimeValue?: InputMaybe<DecimalFilter>;
  /** How many deals are open; 0 for a customer sales has not met. */
  openDealCount?: InputMaybe<IntFilter>;
  /** How many orders were placed, cancelled ones left out; 0 for a customer sales has not met. */
  orderCount?: InputMaybe<IntFilter>;
};

/** A person who works here: owner, assignee, agent, actor. The login of a token is an external ref with system login. */
export type Staff = {
  __typename?: 'Staff';
  /** The department the person works in, by its subgraph's name, for example sales; null only with an error. */
  department?: Maybe<Scalars['String']['output']>;
  /** The ids by which partners' systems and logins know the person, by system and value; empty when there are none. */
  externalRefs?: Maybe<Array<ExternalRef>>;
  /** The person's id in this graph, a UUID. */
  id: Scalars['ID']['output'];
  /** Whom the person reports to; null for somebody who reports to nobody. */
  manager?: Maybe<Staff>;
  /** The name as colleagues read it; null only with an error. */
  name?: Maybe<Scalars['String']['output']>;
  /** The team within the department; null when the person is in none. */
  team?: Maybe<Scalars['String']['output']>;
};

/** A page of staff. */
export type StaffConnection = {
  __typename?: 'StaffConnection';
  /** The staff of the page with their cursors. */
  edges: Array<StaffEdge>;
  /** The staff of the page. */
  nodes: Array<Staff>;
  /** Where the page stands in the list. */
  pageInfo: PageInfo;
};

/** One of the staff in a page. */
export type StaffEdge = {
  __typename?: 'StaffEdge';
  /** Where the person stands in the list, to be given as after. */
  cursor: Scalars['String']['output'];
  /** The person. */
  node: Staff;
};

/** Whom to save: the person with this id, else the one who has one of the external refs, else somebody new. */
export type StaffSaveInput = {
  /** The department by its subgraph's name, for example sales: lower-case letters, digits and hyphens, at most 63. */
  department: Scalars['String']['input'];
  /** Ids of the person in other systems, at most 20; one that somebody else has is refused CONFLICT. Together with id they replace all of the person's refs; without id they are added. Left out, the refs stay. */
  externalRefs?: InputMaybe<Array<ExternalRefInput>>;
  /** The person to change; left out, external refs decide. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
  /** Whom the person reports to; null clears it, left out it stays. A circle of managers is refused INVALID. */
  managerId?: InputMaybe<Scalars['ID']['input']>;
  /** The name as colleagues read it; 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** The team, at most 100 characters; null clears it, left out it stays. */
  team?: InputMaybe<Scalars['String']['input']>;
};

/** What became of staffSave. */
export type StaffSavePayload = {
  __typename?: 'StaffSavePayload';
  /** The person as saved; null exactly when there are userErrors. */
  staff?: Maybe<Staff>;
  /** Why nothing was written; empty when the person was saved. */
  userErrors: Array<UserError>;
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

export type SupportFacet = {
  __typename?: 'SupportFacet';
  openComplaintCount: Scalars['Int']['output'];
  openTicketCount: Scalars['Int']['output'];
};

/** Conditions on what support publishes; all that are given must hold. Refused INVALID where no support department publishes the fact. */
export type SupportFactsFilter = {
  /** Mean of the satisfaction scores the customer gave; null when there is none. */
  csat?: InputMaybe<FloatFilter>;
  /** When the latest ticket was opened; null when there is none. */
  lastTicketAt?: InputMaybe<DateTimeFilter>;
  /** How many of the open tickets are complaints; 0 for a customer support has not met. */
  openComplaintCount?: InputMaybe<IntFilter>;
  /** How many tickets are open; 0 for a customer support has not met. */
  openTicketCount?: InputMaybe<IntFilter>;
};

export type Ticket = {
  __typename?: 'Ticket';
  id: Scalars['ID']['output'];
};

/** A page of a customer's timeline. */
export type TimelineConnection = {
  __typename?: 'TimelineConnection';
  /** What was recorded before this instant is shown; the same for all pages that follow from one by its cursors. */
  asOf: Scalars['DateTime']['output'];
  /** The entries of the page with their cursors. */
  edges: Array<TimelineEdge>;
  /** Departments whose news of more than two seconds before asOf were not yet taken in; empty when all was. */
  laggingDepartments: Array<Scalars['String']['output']>;
  /** The entries of the page, latest first. */
  nodes: Array<TimelineEntry>;
  /** Where the page stands in the timeline. */
  pageInfo: PageInfo;
};

/** One entry in a page. */
export type TimelineEdge = {
  __typename?: 'TimelineEdge';
  /** Where the entry stands, to be given as after or before. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: TimelineEntry;
};

/** Something that happened to a customer. Kind, summary and reference are enough to read it and to follow it, while its department is down too. */
export type TimelineEntry = {
  __typename?: 'TimelineEntry';
  /** The department that told it. */
  department: Scalars['String']['output'];
  /** Id of the entry. */
  id: Scalars['ID']['output'];
  /** What happened, such as order.placed or ticket.opened. Departments add kinds of their own. */
  kind: Scalars['String']['output'];
  /** When it happened. */
  occurredAt: Scalars['DateTime']['output'];
  /** When its department recorded it, which may be much later. */
  recordedAt: Scalars['DateTime']['output'];
  /** The record itself, fetched from its department; null while that department is down, then with an error, and for records of types outside the union. */
  subject?: Maybe<TimelineSubject>;
  /** Id of that record. */
  subjectId: Scalars['ID']['output'];
  /** Type of the record it is about, as in the graph. */
  subjectType: Scalars['String']['output'];
  /** The same in one line, in English, with codes and numbers, without what people wrote. */
  summary: Scalars['String']['output'];
};

/** Records that a timeline can be about. */
export type TimelineSubject = Activity | CampaignMessage | ConsentEvent | Deal | Order | Ticket | Visit;

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

/** Who is asking: what the caller's token says, and the staff record that belongs to it. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Department of the caller: a subgraph's name such as sales, platform for those who run the system, or partner. */
  department: Scalars['String']['output'];
  /** Subject of the caller's token; of an API key, key: and its id. */
  id: Scalars['ID']['output'];
  /** Role of the caller: agent, manager or admin; partner for an API key. */
  role: Scalars['String']['output'];
  /** Scopes of the caller's token or API key; empty when it carries none. */
  scopes: Array<Scalars['String']['output']>;
  /** The caller as one of the staff: who has an external ref with system login and the caller's id as value. Null when nobody here has it. */
  staff?: Maybe<Staff>;
};

export type Visit = {
  __typename?: 'Visit';
  id: Scalars['ID']['output'];
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
  Customer: Customer;
  Staff: Staff;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"sales":{"orderCount":true,"lastOrderAt":true,"crossSold":true},"support":{"openComplaintCount":true}}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"sales":{"repurchaseDue":true,"lastOrderAt":true},"support":{"openTicketCount":true,"openComplaintCount":true},"marketing":{"contactable":true,"lastVisitAt":true}}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"sales":{"repurchaseDue":true,"lastOrderAt":true},"support":{"openTicketCount":true,"openComplaintCount":true},"marketing":{"contactable":true,"lastVisitAt":true}}> ) );
  Staff:
    ( { __typename: 'Staff' }
    & GraphQLRecursivePick<FederationTypes['Staff'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  TimelineSubject:
    | ( Activity )
    | ( CampaignMessage )
    | ( ConsentEvent )
    | ( Deal )
    | ( Order )
    | ( Ticket )
    | ( Visit )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node: ( CustomerRow );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Activity: ResolverTypeWrapper<Activity>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Address: ResolverTypeWrapper<Address>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AddressInput: AddressInput;
  AuditConnection: ResolverTypeWrapper<AuditConnectionRow>;
  AuditEdge: ResolverTypeWrapper<Omit<AuditEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditEntry: ResolverTypeWrapper<AuditEntryRow>;
  AuditFilter: AuditFilter;
  BooleanFilter: BooleanFilter;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CampaignMessage: ResolverTypeWrapper<CampaignMessage>;
  ConsentEvent: ResolverTypeWrapper<ConsentEvent>;
  Customer: ResolverTypeWrapper<CustomerRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CustomerConnection: ResolverTypeWrapper<CustomerConnectionRow>;
  CustomerDuplicateDismissInput: CustomerDuplicateDismissInput;
  CustomerDuplicateDismissPayload: ResolverTypeWrapper<CustomerDuplicateDismissPayload>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerEraseInput: CustomerEraseInput;
  CustomerErasePayload: ResolverTypeWrapper<CustomerErasePayload>;
  CustomerExportInput: CustomerExportInput;
  CustomerExportPayload: ResolverTypeWrapper<CustomerExportPayload>;
  CustomerFilter: CustomerFilter;
  CustomerIdentifier: ResolverTypeWrapper<StoredIdentifierRow>;
  CustomerIdentifierAddInput: CustomerIdentifierAddInput;
  CustomerIdentifierAddPayload: ResolverTypeWrapper<Omit<CustomerIdentifierAddPayload, 'customer' | 'duplicate'> & { customer?: Maybe<ResolversTypes['Customer']>, duplicate?: Maybe<ResolversTypes['DuplicateCandidate']> }>;
  CustomerIdentifierReleaseInput: CustomerIdentifierReleaseInput;
  CustomerIdentifierReleasePayload: ResolverTypeWrapper<Omit<CustomerIdentifierReleasePayload, 'customer'> & { customer?: Maybe<ResolversTypes['Customer']> }>;
  CustomerIdentifyInput: CustomerIdentifyInput;
  CustomerIdentifyPayload: ResolverTypeWrapper<Omit<CustomerIdentifyPayload, 'customer'> & { customer?: Maybe<ResolversTypes['Customer']> }>;
  CustomerMerge: ResolverTypeWrapper<StoredMergeRow>;
  CustomerMergeInput: CustomerMergeInput;
  CustomerMergePayload: ResolverTypeWrapper<Omit<CustomerMergePayload, 'customer'> & { customer?: Maybe<ResolversTypes['Customer']> }>;
  CustomerOrder: CustomerOrder;
  CustomerOrderField: CustomerOrderField;
  CustomerReferenceInput: CustomerReferenceInput;
  CustomerUnmergeInput: CustomerUnmergeInput;
  CustomerUnmergePayload: ResolverTypeWrapper<Omit<CustomerUnmergePayload, 'customers'> & { customers?: Maybe<Array<ResolversTypes['Customer']>> }>;
  CustomerUpdateInput: CustomerUpdateInput;
  CustomerUpdatePayload: ResolverTypeWrapper<Omit<CustomerUpdatePayload, 'customer'> & { customer?: Maybe<ResolversTypes['Customer']> }>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeFilter: DateTimeFilter;
  Deal: ResolverTypeWrapper<Deal>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DecimalFilter: DecimalFilter;
  DepartmentReceipt: ResolverTypeWrapper<DepartmentReceipt>;
  DuplicateCandidate: ResolverTypeWrapper<DuplicateRow>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  DuplicateConnection: ResolverTypeWrapper<DuplicateConnectionRow>;
  DuplicateEdge: ResolverTypeWrapper<Omit<DuplicateEdge, 'node'> & { node: ResolversTypes['DuplicateCandidate'] }>;
  ExternalRef: ResolverTypeWrapper<ExternalRef>;
  ExternalRefInput: ExternalRefInput;
  FactDefinition: ResolverTypeWrapper<FactDefinition>;
  FactFilter: FactFilter;
  FieldLineage: ResolverTypeWrapper<FieldLineage>;
  FieldProvenance: ResolverTypeWrapper<StoredProvenanceRow>;
  FloatFilter: FloatFilter;
  IDFilter: IdFilter;
  IdentifierInput: IdentifierInput;
  IdentifierKind: IdentifierKind;
  IntFilter: IntFilter;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LifeCycleStage: LifeCycleStage;
  LifeCycleStageFilter: LifeCycleStageFilter;
  MarketingFacet: ResolverTypeWrapper<MarketingFacet>;
  MarketingFactsFilter: MarketingFactsFilter;
  MergePreview: ResolverTypeWrapper<MergePreviewRow>;
  MovedCount: ResolverTypeWrapper<MovedCount>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NextBestAction: ResolverTypeWrapper<NextBestAction>;
  NextBestActionKind: NextBestActionKind;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Order: ResolverTypeWrapper<Order>;
  OrderDirection: OrderDirection;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Profile: ResolverTypeWrapper<StoredProfileRow>;
  ProfileInput: ProfileInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReceiptState: ReceiptState;
  SalesFacet: ResolverTypeWrapper<SalesFacet>;
  SalesFactsFilter: SalesFactsFilter;
  Staff: ResolverTypeWrapper<StaffRow>;
  StaffConnection: ResolverTypeWrapper<StaffConnectionRow>;
  StaffEdge: ResolverTypeWrapper<Omit<StaffEdge, 'node'> & { node: ResolversTypes['Staff'] }>;
  StaffSaveInput: StaffSaveInput;
  StaffSavePayload: ResolverTypeWrapper<Omit<StaffSavePayload, 'staff'> & { staff?: Maybe<ResolversTypes['Staff']> }>;
  StringFilter: StringFilter;
  SupportFacet: ResolverTypeWrapper<SupportFacet>;
  SupportFactsFilter: SupportFactsFilter;
  Ticket: ResolverTypeWrapper<Ticket>;
  TimelineConnection: ResolverTypeWrapper<TimelineConnectionRow>;
  TimelineEdge: ResolverTypeWrapper<Omit<TimelineEdge, 'node'> & { node: ResolversTypes['TimelineEntry'] }>;
  TimelineEntry: ResolverTypeWrapper<TimelineEntryRow>;
  TimelineSubject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TimelineSubject']>;
  UserError: ResolverTypeWrapper<UserError>;
  Viewer: ResolverTypeWrapper<ViewerRow>;
  Visit: ResolverTypeWrapper<Visit>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Activity: Activity;
  ID: Scalars['ID']['output'];
  Address: Address;
  String: Scalars['String']['output'];
  AddressInput: AddressInput;
  AuditConnection: AuditConnectionRow;
  AuditEdge: Omit<AuditEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AuditEntry: AuditEntryRow;
  AuditFilter: AuditFilter;
  BooleanFilter: BooleanFilter;
  Boolean: Scalars['Boolean']['output'];
  CampaignMessage: CampaignMessage;
  ConsentEvent: ConsentEvent;
  Customer: CustomerRow;
  Int: Scalars['Int']['output'];
  CustomerConnection: CustomerConnectionRow;
  CustomerDuplicateDismissInput: CustomerDuplicateDismissInput;
  CustomerDuplicateDismissPayload: CustomerDuplicateDismissPayload;
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  CustomerEraseInput: CustomerEraseInput;
  CustomerErasePayload: CustomerErasePayload;
  CustomerExportInput: CustomerExportInput;
  CustomerExportPayload: CustomerExportPayload;
  CustomerFilter: CustomerFilter;
  CustomerIdentifier: StoredIdentifierRow;
  CustomerIdentifierAddInput: CustomerIdentifierAddInput;
  CustomerIdentifierAddPayload: Omit<CustomerIdentifierAddPayload, 'customer' | 'duplicate'> & { customer?: Maybe<ResolversParentTypes['Customer']>, duplicate?: Maybe<ResolversParentTypes['DuplicateCandidate']> };
  CustomerIdentifierReleaseInput: CustomerIdentifierReleaseInput;
  CustomerIdentifierReleasePayload: Omit<CustomerIdentifierReleasePayload, 'customer'> & { customer?: Maybe<ResolversParentTypes['Customer']> };
  CustomerIdentifyInput: CustomerIdentifyInput;
  CustomerIdentifyPayload: Omit<CustomerIdentifyPayload, 'customer'> & { customer?: Maybe<ResolversParentTypes['Customer']> };
  CustomerMerge: StoredMergeRow;
  CustomerMergeInput: CustomerMergeInput;
  CustomerMergePayload: Omit<CustomerMergePayload, 'customer'> & { customer?: Maybe<ResolversParentTypes['Customer']> };
  CustomerOrder: CustomerOrder;
  CustomerReferenceInput: CustomerReferenceInput;
  CustomerUnmergeInput: CustomerUnmergeInput;
  CustomerUnmergePayload: Omit<CustomerUnmergePayload, 'customers'> & { customers?: Maybe<Array<ResolversParentTypes['Customer']>> };
  CustomerUpdateInput: CustomerUpdateInput;
  CustomerUpdatePayload: Omit<CustomerUpdatePayload, 'customer'> & { customer?: Maybe<ResolversParentTypes['Customer']> };
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeFilter: DateTimeFilter;
  Deal: Deal;
  Decimal: Scalars['Decimal']['output'];
  DecimalFilter: DecimalFilter;
  DepartmentReceipt: DepartmentReceipt;
  DuplicateCandidate: DuplicateRow;
  Float: Scalars['Float']['output'];
  DuplicateConnection: DuplicateConnectionRow;
  DuplicateEdge: Omit<DuplicateEdge, 'node'> & { node: ResolversParentTypes['DuplicateCandidate'] };
  ExternalRef: ExternalRef;
  ExternalRefInput: ExternalRefInput;
  FactDefinition: FactDefinition;
  FactFilter: FactFilter;
  FieldLineage: FieldLineage;
  FieldProvenance: StoredProvenanceRow;
  FloatFilter: FloatFilter;
  IDFilter: IdFilter;
  IdentifierInput: IdentifierInput;
  IntFilter: IntFilter;
  JSON: Scalars['JSON']['output'];
  LifeCycleStageFilter: LifeCycleStageFilter;
  MarketingFacet: MarketingFacet;
  MarketingFactsFilter: MarketingFactsFilter;
  MergePreview: MergePreviewRow;
  MovedCount: MovedCount;
  Mutation: Record<PropertyKey, never>;
  NextBestAction: NextBestAction;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Order: Order;
  PageInfo: PageInfo;
  Profile: StoredProfileRow;
  ProfileInput: ProfileInput;
  Query: Record<PropertyKey, never>;
  SalesFacet: SalesFacet;
  SalesFactsFilter: SalesFactsFilter;
  Staff: StaffRow;
  StaffConnection: StaffConnectionRow;
  StaffEdge: Omit<StaffEdge, 'node'> & { node: ResolversParentTypes['Staff'] };
  StaffSaveInput: StaffSaveInput;
  StaffSavePayload: Omit<StaffSavePayload, 'staff'> & { staff?: Maybe<ResolversParentTypes['Staff']> };
  StringFilter: StringFilter;
  SupportFacet: SupportFacet;
  SupportFactsFilter: SupportFactsFilter;
  Ticket: Ticket;
  TimelineConnection: TimelineConnectionRow;
  TimelineEdge: Omit<TimelineEdge, 'node'> & { node: ResolversParentTypes['TimelineEntry'] };
  TimelineEntry: TimelineEntryRow;
  TimelineSubject: ResolversUnionTypes<ResolversParentTypes>['TimelineSubject'];
  UserError: UserError;
  Viewer: ViewerRow;
  Visit: Visit;
};

export type ActivityResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddressResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  countryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  postcode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AuditConnectionResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['AuditConnection'] = ResolversParentTypes['AuditConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditEdgeResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['AuditEdge'] = ResolversParentTypes['AuditEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  actorId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CampaignMessageResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CampaignMessage'] = ResolversParentTypes['CampaignMessage']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ConsentEventResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['ConsentEvent'] = ResolversParentTypes['ConsentEvent']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  displayName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  duplicates?: Resolver<Maybe<Array<ResolversTypes['DuplicateCandidate']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<Maybe<Array<ResolversTypes['CustomerIdentifier']>>, ParentType, ContextType>;
  lifeCycleStage?: Resolver<Maybe<ResolversTypes['LifeCycleStage']>, ParentType, ContextType>;
  mergedIds?: Resolver<Maybe<Array<ResolversTypes['ID']>>, ParentType, ContextType>;
  merges?: Resolver<Maybe<Array<ResolversTypes['CustomerMerge']>>, ParentType, ContextType>;
  nextBestAction?: Resolver<Maybe<ResolversTypes['NextBestAction']>, ParentType, ContextType>;
  profile?: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType>;
  provenance?: Resolver<Maybe<Array<ResolversTypes['FieldProvenance']>>, ParentType, ContextType, Partial<CustomerProvenanceArgs>>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineConnection']>, ParentType, ContextType, Partial<CustomerTimelineArgs>>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  laggingDepartments?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CustomerDuplicateDismissPayloadResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerDuplicateDismissPayload'] = ResolversParentTypes['CustomerDuplicateDismissPayload']> = {
  dismissed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type CustomerErasePayloadResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerErasePayload'] = ResolversParentTypes['CustomerErasePayload']> = {
  receipts?: Resolver<Maybe<Array<ResolversTypes['DepartmentReceipt']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerExportPayloadResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerExportPayload'] = ResolversParentTypes['CustomerExportPayload']> = {
  export?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  receipts?: Resolver<Maybe<Array<ResolversTypes['DepartmentReceipt']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerIdentifierResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerIdentifier'] = ResolversParentTypes['CustomerIdentifier']> = {
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  firstSeenBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['IdentifierKind'], ParentType, ContextType>;
  releasedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  system?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CustomerIdentifierAddPayloadResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerIdentifierAddPayload'] = ResolversParentTypes['CustomerIdentifierAddPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  duplicate?: Resolver<Maybe<ResolversTypes['DuplicateCandidate']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerIdentifierReleasePayloadResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerIdentifierReleasePayload'] = ResolversParentTypes['CustomerIdentifierReleasePayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerIdentifyPayloadResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerIdentifyPayload'] = ResolversParentTypes['CustomerIdentifyPayload']> = {
  created?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerMergeResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerMerge'] = ResolversParentTypes['CustomerMerge']> = {
  actor?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mergedId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  undoneAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type CustomerMergePayloadResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerMergePayload'] = ResolversParentTypes['CustomerMergePayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  mergeId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  movedCounts?: Resolver<Maybe<Array<ResolversTypes['MovedCount']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerUnmergePayloadResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerUnmergePayload'] = ResolversParentTypes['CustomerUnmergePayload']> = {
  customers?: Resolver<Maybe<Array<ResolversTypes['Customer']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerUpdatePayloadResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['CustomerUpdatePayload'] = ResolversParentTypes['CustomerUpdatePayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DealResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Deal'] = ResolversParentTypes['Deal']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DepartmentReceiptResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['DepartmentReceipt'] = ResolversParentTypes['DepartmentReceipt']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReceiptState'], ParentType, ContextType>;
};

export type DuplicateCandidateResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['DuplicateCandidate'] = ResolversParentTypes['DuplicateCandidate']> = {
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  other?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DuplicateConnectionResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['DuplicateConnection'] = ResolversParentTypes['DuplicateConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DuplicateEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DuplicateCandidate']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DuplicateEdgeResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['DuplicateEdge'] = ResolversParentTypes['DuplicateEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DuplicateCandidate'], ParentType, ContextType>;
};

export type ExternalRefResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['ExternalRef'] = ResolversParentTypes['ExternalRef']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FactDefinitionResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['FactDefinition'] = ResolversParentTypes['FactDefinition']> = {
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FieldLineageResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['FieldLineage'] = ResolversParentTypes['FieldLineage']> = {
  coordinate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deprecationReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  personalData?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requires?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  subgraph?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FieldProvenanceResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['FieldProvenance'] = ResolversParentTypes['FieldProvenance']> = {
  actor?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MergePreviewResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['MergePreview'] = ResolversParentTypes['MergePreview']> = {
  merged?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  movedCounts?: Resolver<Array<ResolversTypes['MovedCount']>, ParentType, ContextType>;
  survivor?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type MovedCountResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['MovedCount'] = ResolversParentTypes['MovedCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  customerDuplicateDismiss?: Resolver<Maybe<ResolversTypes['CustomerDuplicateDismissPayload']>, ParentType, ContextType, RequireFields<MutationCustomerDuplicateDismissArgs, 'input'>>;
  customerErase?: Resolver<Maybe<ResolversTypes['CustomerErasePayload']>, ParentType, ContextType, RequireFields<MutationCustomerEraseArgs, 'input'>>;
  customerExport?: Resolver<Maybe<ResolversTypes['CustomerExportPayload']>, ParentType, ContextType, RequireFields<MutationCustomerExportArgs, 'input'>>;
  customerIdentifierAdd?: Resolver<Maybe<ResolversTypes['CustomerIdentifierAddPayload']>, ParentType, ContextType, RequireFields<MutationCustomerIdentifierAddArgs, 'input'>>;
  customerIdentifierRelease?: Resolver<Maybe<ResolversTypes['CustomerIdentifierReleasePayload']>, ParentType, ContextType, RequireFields<MutationCustomerIdentifierReleaseArgs, 'input'>>;
  customerIdentify?: Resolver<Maybe<ResolversTypes['CustomerIdentifyPayload']>, ParentType, ContextType, RequireFields<MutationCustomerIdentifyArgs, 'input'>>;
  customerMerge?: Resolver<Maybe<ResolversTypes['CustomerMergePayload']>, ParentType, ContextType, RequireFields<MutationCustomerMergeArgs, 'input'>>;
  customerUnmerge?: Resolver<Maybe<ResolversTypes['CustomerUnmergePayload']>, ParentType, ContextType, RequireFields<MutationCustomerUnmergeArgs, 'input'>>;
  customerUpdate?: Resolver<Maybe<ResolversTypes['CustomerUpdatePayload']>, ParentType, ContextType, RequireFields<MutationCustomerUpdateArgs, 'input'>>;
  staffSave?: Resolver<Maybe<ResolversTypes['StaffSavePayload']>, ParentType, ContextType, RequireFields<MutationStaffSaveArgs, 'input'>>;
};

export type NextBestActionResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['NextBestAction'] = ResolversParentTypes['NextBestAction']> = {
  because?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NextBestActionKind'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Customer', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProfileResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Profile'] = ResolversParentTypes['Profile']> = {
  address?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  birthOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  familyName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  givenName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  organisation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeZone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditEntries?: Resolver<Maybe<ResolversTypes['AuditConnection']>, ParentType, ContextType, RequireFields<QueryAuditEntriesArgs, 'customerId'>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customerByIdentifier?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerByIdentifierArgs, 'identifier'>>;
  customerDuplicates?: Resolver<Maybe<ResolversTypes['DuplicateConnection']>, ParentType, ContextType, Partial<QueryCustomerDuplicatesArgs>>;
  customerFactDefinitions?: Resolver<Maybe<Array<ResolversTypes['FactDefinition']>>, ParentType, ContextType>;
  customerMergePreview?: Resolver<Maybe<ResolversTypes['MergePreview']>, ParentType, ContextType, RequireFields<QueryCustomerMergePreviewArgs, 'mergedId' | 'survivorId'>>;
  customerSearch?: Resolver<Maybe<Array<ResolversTypes['Customer']>>, ParentType, ContextType, RequireFields<QueryCustomerSearchArgs, 'limit' | 'text'>>;
  customers?: Resolver<Maybe<ResolversTypes['CustomerConnection']>, ParentType, ContextType, Partial<QueryCustomersArgs>>;
  customersByIdentifiers?: Resolver<Maybe<Array<Maybe<ResolversTypes['Customer']>>>, ParentType, ContextType, RequireFields<QueryCustomersByIdentifiersArgs, 'identifiers'>>;
  erasure?: Resolver<Maybe<Array<ResolversTypes['DepartmentReceipt']>>, ParentType, ContextType, RequireFields<QueryErasureArgs, 'customerId'>>;
  fieldLineage?: Resolver<Maybe<Array<ResolversTypes['FieldLineage']>>, ParentType, ContextType, RequireFields<QueryFieldLineageArgs, 'type'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  staff?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType, RequireFields<QueryStaffArgs, 'id'>>;
  staffByExternalRef?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType, RequireFields<QueryStaffByExternalRefArgs, 'ref'>>;
  staffMembers?: Resolver<Maybe<ResolversTypes['StaffConnection']>, ParentType, ContextType, Partial<QueryStaffMembersArgs>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type StaffResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Staff'] = ResolversParentTypes['Staff'], FederationReferenceType extends FederationReferenceTypes['Staff'] = FederationReferenceTypes['Staff']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Staff']> | FederationReferenceType, FederationReferenceType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalRefs?: Resolver<Maybe<Array<ResolversTypes['ExternalRef']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  manager?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StaffConnectionResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['StaffConnection'] = ResolversParentTypes['StaffConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StaffEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Staff']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StaffEdgeResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['StaffEdge'] = ResolversParentTypes['StaffEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Staff'], ParentType, ContextType>;
};

export type StaffSavePayloadResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['StaffSavePayload'] = ResolversParentTypes['StaffSavePayload']> = {
  staff?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TicketResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TimelineConnectionResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['TimelineConnection'] = ResolversParentTypes['TimelineConnection']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['TimelineEdge']>, ParentType, ContextType>;
  laggingDepartments?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TimelineEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineEdgeResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['TimelineEdge'] = ResolversParentTypes['TimelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TimelineEntry'], ParentType, ContextType>;
};

export type TimelineEntryResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['TimelineEntry'] = ResolversParentTypes['TimelineEntry']> = {
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['TimelineSubject']>, ParentType, ContextType>;
  subjectId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  subjectType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TimelineSubjectResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['TimelineSubject'] = ResolversParentTypes['TimelineSubject']> = {
  __resolveType: TypeResolveFn<'Activity' | 'CampaignMessage' | 'ConsentEvent' | 'Deal' | 'Order' | 'Ticket' | 'Visit', ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  department?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  staff?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
};

export type VisitResolvers<ContextType = CustomerContext, ParentType extends ResolversParentTypes['Visit'] = ResolversParentTypes['Visit']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = CustomerContext> = {
  Activity?: ActivityResolvers<ContextType>;
  Address?: AddressResolvers<ContextType>;
  AuditConnection?: AuditConnectionResolvers<ContextType>;
  AuditEdge?: AuditEdgeResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  CampaignMessage?: CampaignMessageResolvers<ContextType>;
  ConsentEvent?: ConsentEventResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerDuplicateDismissPayload?: CustomerDuplicateDismissPayloadResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  CustomerErasePayload?: CustomerErasePayloadResolvers<ContextType>;
  CustomerExportPayload?: CustomerExportPayloadResolvers<ContextType>;
  CustomerIdentifier?: CustomerIdentifierResolvers<ContextType>;
  CustomerIdentifierAddPayload?: CustomerIdentifierAddPayloadResolvers<ContextType>;
  CustomerIdentifierReleasePayload?: CustomerIdentifierReleasePayloadResolvers<ContextType>;
  CustomerIdentifyPayload?: CustomerIdentifyPayloadResolvers<ContextType>;
  CustomerMerge?: CustomerMergeResolvers<ContextType>;
  CustomerMergePayload?: CustomerMergePayloadResolvers<ContextType>;
  CustomerUnmergePayload?: CustomerUnmergePayloadResolvers<ContextType>;
  CustomerUpdatePayload?: CustomerUpdatePayloadResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Deal?: DealResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DepartmentReceipt?: DepartmentReceiptResolvers<ContextType>;
  DuplicateCandidate?: DuplicateCandidateResolvers<ContextType>;
  DuplicateConnection?: DuplicateConnectionResolvers<ContextType>;
  DuplicateEdge?: DuplicateEdgeResolvers<ContextType>;
  ExternalRef?: ExternalRefResolvers<ContextType>;
  FactDefinition?: FactDefinitionResolvers<ContextType>;
  FieldLineage?: FieldLineageResolvers<ContextType>;
  FieldProvenance?: FieldProvenanceResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  MergePreview?: MergePreviewResolvers<ContextType>;
  MovedCount?: MovedCountResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NextBestAction?: NextBestActionResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Profile?: ProfileResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Staff?: StaffResolvers<ContextType>;
  StaffConnection?: StaffConnectionResolvers<ContextType>;
  StaffEdge?: StaffEdgeResolvers<ContextType>;
  StaffSavePayload?: StaffSavePayloadResolvers<ContextType>;
  Ticket?: TicketResolvers<ContextType>;
  TimelineConnection?: TimelineConnectionResolvers<ContextType>;
  TimelineEdge?: TimelineEdgeResolvers<ContextType>;
  TimelineEntry?: TimelineEntryResolvers<ContextType>;
  TimelineSubject?: TimelineSubjectResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Visit?: VisitResolvers<ContextType>;
};


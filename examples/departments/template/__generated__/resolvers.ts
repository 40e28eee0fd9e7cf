import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ReferencedCustomer as ReferencedCustomerRow } from '../../../../subgraphs/kit/referenced-customer';
import type { TemplateRecord as TemplateRecordRow } from '../record/entity';
import type { RecordPage as RecordPageRow } from '../record/list';
import type { TemplateContext } from '../context';
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
  _FieldSet: { input: string; output: string; }
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

export type Customer = {
  __typename?: 'Customer';
  id: Scalars['ID']['output'];
  /** What template knows of the customer. Null only when template does not answer. */
  template?: Maybe<TemplateFacet>;
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

export type Mutation = {
  __typename?: 'Mutation';
  /** Keeps a record of a customer. A person nobody has met yet becomes a customer. With an externalRef it is an upsert: the same ref again brings the record up to date, fields left out stay, and the record stays with its customer. */
  templateRecordSave?: Maybe<TemplateRecordSavePayload>;
};


export type MutationTemplateRecordSaveArgs = {
  input: TemplateRecordSaveInput;
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
  /** The record with this id; null with an error NOT_FOUND when there is none. */
  templateRecord?: Maybe<TemplateRecord>;
  /** All of template's records, newest first. Null only with an error. */
  templateRecords?: Maybe<TemplateRecordConnection>;
};


export type QueryTemplateRecordArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTemplateRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TemplateRecordFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
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

/** Template's part of a customer. Counts and lists include the records of every customer that was merged into this one; a customer template has never met has zeros and empty lists. */
export type TemplateFacet = {
  __typename?: 'TemplateFacet';
  /** The customer's id, so that a client's cache merges the facet instead of overwriting it. */
  id: Scalars['ID']['output'];
  /** When the latest of them was made; null when there is none. */
  lastRecordAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many records template keeps of the customer. */
  recordCount: Scalars['Int']['output'];
  /** Template's records of the customer, newest first. */
  records: TemplateRecordConnection;
};


/** Template's part of a customer. Counts and lists include the records of every customer that was merged into this one; a customer template has never met has zeros and empty lists. */
export type TemplateFacetRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** One thing that template keeps of a customer. Owned by template. */
export type TemplateRecord = {
  __typename?: 'TemplateRecord';
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Whose record it is; after a merge, the customer that remained. */
  customer: Customer;
  /** A partner's own id of the record; null for records made without one. */
  externalRef?: Maybe<ExternalRef>;
  /** The record's id; it never changes. */
  id: Scalars['ID']['output'];
  /** Whatever else is to be said; at most 10,000 characters, null when nothing is. */
  note?: Maybe<Scalars['String']['output']>;
  /** What it is about, in one line of at most 200 characters. */
  title: Scalars['String']['output'];
};

/** A page of records. */
export type TemplateRecordConnection = {
  __typename?: 'TemplateRecordConnection';
  /** The records with their cursors. */
  edges: Array<TemplateRecordEdge>;
  /** The records. */
  nodes: Array<TemplateRecord>;
  /** Where the page stands in the list. */
  pageInfo: PageInfo;
  /** How many records the whole list has. */
  totalCount: Scalars['Int']['output'];
};

/** A record and its place in the list. */
export type TemplateRecordEdge = {
  __typename?: 'TemplateRecordEdge';
  /** Opaque place of the record, to be given as after or before. */
  cursor: Scalars['String']['output'];
  /** The record. */
  node: TemplateRecord;
};

/** Conditions on records; all that are given must hold. */
export type TemplateRecordFilter = {
  /** All of these must hold. */
  and?: InputMaybe<Array<TemplateRecordFilter>>;
  /** Conditions on the instant it was made. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** This must not hold. */
  not?: InputMaybe<TemplateRecordFilter>;
  /** At least one of these must hold. */
  or?: InputMaybe<Array<TemplateRecordFilter>>;
  /** Conditions on the title. */
  title?: InputMaybe<StringFilter>;
};

/** A record as it shall be. */
export type TemplateRecordSaveInput = {
  /** Whose record it is. */
  customer: CustomerReferenceInput;
  /** The partner's own id of the record; makes the write an upsert. */
  externalRef?: InputMaybe<ExternalRefInput>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Whatever else is to be said; at most 10,000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** What it is about; 1 to 200 characters. */
  title: Scalars['String']['input'];
};

/** Answer of templateRecordSave. */
export type TemplateRecordSavePayload = {
  __typename?: 'TemplateRecordSavePayload';
  /** Whether the person was met for the first time; null when nothing was written. */
  customerCreated?: Maybe<Scalars['Boolean']['output']>;
  /** The record as it is now; null when userErrors says why not. */
  record?: Maybe<TemplateRecord>;
  /** Whether an earlier call with the same key had done it. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
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
  Customer: Customer;
  TemplateRecord: TemplateRecord;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  TemplateRecord:
    ( { __typename: 'TemplateRecord' }
    & GraphQLRecursivePick<FederationTypes['TemplateRecord'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddressInput: AddressInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Customer: ResolverTypeWrapper<ReferencedCustomerRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CustomerReferenceInput: CustomerReferenceInput;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeFilter: DateTimeFilter;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ExternalRef: ResolverTypeWrapper<ExternalRef>;
  ExternalRefInput: ExternalRefInput;
  IdentifierInput: IdentifierInput;
  IdentifierKind: IdentifierKind;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ProfileInput: ProfileInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  StringFilter: StringFilter;
  TemplateFacet: ResolverTypeWrapper<ReferencedCustomerRow>;
  TemplateRecord: ResolverTypeWrapper<TemplateRecordRow>;
  TemplateRecordConnection: ResolverTypeWrapper<RecordPageRow>;
  TemplateRecordEdge: ResolverTypeWrapper<Omit<TemplateRecordEdge, 'node'> & { node: ResolversTypes['TemplateRecord'] }>;
  TemplateRecordFilter: TemplateRecordFilter;
  TemplateRecordSaveInput: TemplateRecordSaveInput;
  TemplateRecordSavePayload: ResolverTypeWrapper<Omit<TemplateRecordSavePayload, 'record'> & { record?: Maybe<ResolversTypes['TemplateRecord']> }>;
  UserError: ResolverTypeWrapper<UserError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddressInput: AddressInput;
  String: Scalars['String']['output'];
  Customer: ReferencedCustomerRow;
  ID: Scalars['ID']['output'];
  CustomerReferenceInput: CustomerReferenceInput;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeFilter: DateTimeFilter;
  Boolean: Scalars['Boolean']['output'];
  ExternalRef: ExternalRef;
  ExternalRefInput: ExternalRefInput;
  IdentifierInput: IdentifierInput;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  ProfileInput: ProfileInput;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  StringFilter: StringFilter;
  TemplateFacet: ReferencedCustomerRow;
  TemplateRecord: TemplateRecordRow;
  TemplateRecordConnection: RecordPageRow;
  TemplateRecordEdge: Omit<TemplateRecordEdge, 'node'> & { node: ResolversParentTypes['TemplateRecord'] };
  TemplateRecordFilter: TemplateRecordFilter;
  TemplateRecordSaveInput: TemplateRecordSaveInput;
  TemplateRecordSavePayload: Omit<TemplateRecordSavePayload, 'record'> & { record?: Maybe<ResolversParentTypes['TemplateRecord']> };
  UserError: UserError;
};

export type CustomerResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  template?: Resolver<Maybe<ResolversTypes['TemplateFacet']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type ExternalRefResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['ExternalRef'] = ResolversParentTypes['ExternalRef']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  templateRecordSave?: Resolver<Maybe<ResolversTypes['TemplateRecordSavePayload']>, ParentType, ContextType, RequireFields<MutationTemplateRecordSaveArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  templateRecord?: Resolver<Maybe<ResolversTypes['TemplateRecord']>, ParentType, ContextType, RequireFields<QueryTemplateRecordArgs, 'id'>>;
  templateRecords?: Resolver<Maybe<ResolversTypes['TemplateRecordConnection']>, ParentType, ContextType, Partial<QueryTemplateRecordsArgs>>;
};

export type TemplateFacetResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['TemplateFacet'] = ResolversParentTypes['TemplateFacet']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastRecordAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  recordCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['TemplateRecordConnection'], ParentType, ContextType, Partial<TemplateFacetRecordsArgs>>;
};

export type TemplateRecordResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['TemplateRecord'] = ResolversParentTypes['TemplateRecord'], FederationReferenceType extends FederationReferenceTypes['TemplateRecord'] = FederationReferenceTypes['TemplateRecord']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TemplateRecord']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['ExternalRef']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TemplateRecordConnectionResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['TemplateRecordConnection'] = ResolversParentTypes['TemplateRecordConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TemplateRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TemplateRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TemplateRecordEdgeResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['TemplateRecordEdge'] = ResolversParentTypes['TemplateRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TemplateRecord'], ParentType, ContextType>;
};

export type TemplateRecordSavePayloadResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['TemplateRecordSavePayload'] = ResolversParentTypes['TemplateRecordSavePayload']> = {
  customerCreated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['TemplateRecord']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = TemplateContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = TemplateContext> = {
  Customer?: CustomerResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  ExternalRef?: ExternalRefResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  TemplateFacet?: TemplateFacetResolvers<ContextType>;
  TemplateRecord?: TemplateRecordResolvers<ContextType>;
  TemplateRecordConnection?: TemplateRecordConnectionResolvers<ContextType>;
  TemplateRecordEdge?: TemplateRecordEdgeResolvers<ContextType>;
  TemplateRecordSavePayload?: TemplateRecordSavePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};


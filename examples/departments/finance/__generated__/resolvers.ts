import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ReferencedCustomer as ReferencedCustomerRow } from '../../../../subgraphs/kit/referenced-customer';
import type { Invoice as InvoiceRow } from '../invoice/entity';
import type { InvoicePage as InvoicePageRow } from '../invoice/list';
import type { FinanceContext } from '../context';
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
  /** An exact decimal number as text, for example "1234.50"; never a float. Up to 20 digits before and 8 after the point. */
  Decimal: { input: string; output: string; }
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

/** How much a customer may owe. */
export type CreditLimitSetInput = {
  /** Whose limit it is. */
  customer: CustomerReferenceInput;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The most that may be owed; not negative. */
  limit: MoneyInput;
};

/** Answer of creditLimitSet. */
export type CreditLimitSetPayload = {
  __typename?: 'CreditLimitSetPayload';
  /** The customer with the new limit; null when userErrors says why not. */
  customer?: Maybe<Customer>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

export type Customer = {
  __typename?: 'Customer';
  /** What finance knows of the customer. Null only when finance does not answer. */
  finance?: Maybe<FinanceFacet>;
  id: Scalars['ID']['output'];
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

/** Finance's part of a customer. Counts and lists include the invoices of every customer that was merged into this one; a customer finance has never met has zeros and empty lists. */
export type FinanceFacet = {
  __typename?: 'FinanceFacet';
  /** How much the customer may owe; of merged customers the limit set last. Null when nobody has set one. */
  creditLimit?: Maybe<Money>;
  /** The customer's id, so that a client's cache merges the facet instead of overwriting it. */
  id: Scalars['ID']['output'];
  /** The customer's invoices, the latest first. */
  invoices: InvoiceConnection;
  /** How many of the customer's invoices are not paid. */
  openInvoiceCount: Scalars['Int']['output'];
  /** What those are together: exact, one amount for each currency, ordered by its code. Empty when nothing is overdue. */
  overdueAmounts: Array<Money>;
  /** How many of them are past the day on which they were due, by the clock of UTC. */
  overdueInvoiceCount: Scalars['Int']['output'];
};


/** Finance's part of a customer. Counts and lists include the invoices of every customer that was merged into this one; a customer finance has never met has zeros and empty lists. */
export type FinanceFacetInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
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

/** What a customer owes, or owed, for something. Owned by finance. */
export type Invoice = {
  __typename?: 'Invoice';
  /** Whose invoice it is; after a merge, the customer that remained. */
  customer: Customer;
  /** The day on which it is due; the day after, it is overdue. */
  dueOn: Scalars['Date']['output'];
  /** A partner's own id of the invoice; null for invoices made without one. */
  externalRef?: Maybe<ExternalRef>;
  /** The invoice's id; it never changes. */
  id: Scalars['ID']['output'];
  /** The day on which it was issued. */
  issuedOn: Scalars['Date']['output'];
  /** The number that is printed on it. */
  number: Scalars['String']['output'];
  /** The day on which it was paid in full; null while it is open. */
  paidOn?: Maybe<Scalars['Date']['output']>;
  /** What is to be paid, in the invoice's own currency. */
  total: Money;
};

/** A page of invoices. */
export type InvoiceConnection = {
  __typename?: 'InvoiceConnection';
  /** The invoices with their cursors. */
  edges: Array<InvoiceEdge>;
  /** The invoices. */
  nodes: Array<Invoice>;
  /** Where the page stands in the list. */
  pageInfo: PageInfo;
  /** How many invoices the whole list has. */
  totalCount: Scalars['Int']['output'];
};

/** An invoice and its place in the list. */
export type InvoiceEdge = {
  __typename?: 'InvoiceEdge';
  /** Opaque place of the invoice, to be given as after or before. */
  cursor: Scalars['String']['output'];
  /** The invoice. */
  node: Invoice;
};

/** Conditions on invoices; all that are given must hold. */
export type InvoiceFilter = {
  /** All of these must hold. */
  and?: InputMaybe<Array<InvoiceFilter>>;
  /** Conditions on the currency's ISO 4217 code. */
  currencyCode?: InputMaybe<StringFilter>;
  /** Conditions on the day on which it is due, as text: yyyy-mm-dd sorts by time. */
  dueOn?: InputMaybe<StringFilter>;
  /** This must not hold. */
  not?: InputMaybe<InvoiceFilter>;
  /** Conditions on the number. */
  number?: InputMaybe<StringFilter>;
  /** At least one of these must hold. */
  or?: InputMaybe<Array<InvoiceFilter>>;
  /** Conditions on the day on which it was paid; isNull: true for open invoices. */
  paidOn?: InputMaybe<StringFilter>;
};

/** An invoice as it shall be. */
export type InvoiceSaveInput = {
  /** Whose invoice it is. */
  customer: CustomerReferenceInput;
  /** The day on which it is due; not before issuedOn. */
  dueOn: Scalars['Date']['input'];
  /** The partner's own id of the invoice; makes the write an upsert. */
  externalRef?: InputMaybe<ExternalRefInput>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The day on which it was issued. */
  issuedOn: Scalars['Date']['input'];
  /** The number that is printed on it; 1 to 100 characters. */
  number: Scalars['String']['input'];
  /** The day on which it was paid in full; left out, an open invoice stays open and a paid one paid. */
  paidOn?: InputMaybe<Scalars['Date']['input']>;
  /** What is to be paid; not negative. */
  total: MoneyInput;
};

/** Answer of invoiceSave. */
export type InvoiceSavePayload = {
  __typename?: 'InvoiceSavePayload';
  /** Whether the person was met for the first time; null when nothing was written. */
  customerCreated?: Maybe<Scalars['Boolean']['output']>;
  /** The invoice as it is now; null when userErrors says why not. */
  invoice?: Maybe<Invoice>;
  /** Whether an earlier call with the same key had done it. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

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

export type Mutation = {
  __typename?: 'Mutation';
  /** Sets how much a customer may owe, in place of the limit before. A person nobody has met yet becomes a customer. */
  creditLimitSet?: Maybe<CreditLimitSetPayload>;
  /** Issues an invoice to a customer, or says that it was paid. A person nobody has met yet becomes a customer. With an externalRef it is an upsert: the same ref again brings the invoice up to date, fields left out stay, and the invoice stays with its customer. */
  invoiceSave?: Maybe<InvoiceSavePayload>;
};


export type MutationCreditLimitSetArgs = {
  input: CreditLimitSetInput;
};


export type MutationInvoiceSaveArgs = {
  input: InvoiceSaveInput;
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
  /** The invoice with this id; null with an error NOT_FOUND when there is none. */
  invoice?: Maybe<Invoice>;
  /** All invoices, the latest first. Null only with an error. */
  invoices?: Maybe<InvoiceConnection>;
};


export type QueryInvoiceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInvoicesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InvoiceFilter>;
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
  Invoice: Invoice;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Invoice:
    ( { __typename: 'Invoice' }
    & GraphQLRecursivePick<FederationTypes['Invoice'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddressInput: AddressInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CreditLimitSetInput: CreditLimitSetInput;
  CreditLimitSetPayload: ResolverTypeWrapper<Omit<CreditLimitSetPayload, 'customer'> & { customer?: Maybe<ResolversTypes['Customer']> }>;
  Customer: ResolverTypeWrapper<ReferencedCustomerRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CustomerReferenceInput: CustomerReferenceInput;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  ExternalRef: ResolverTypeWrapper<ExternalRef>;
  ExternalRefInput: ExternalRefInput;
  FinanceFacet: ResolverTypeWrapper<ReferencedCustomerRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IdentifierInput: IdentifierInput;
  IdentifierKind: IdentifierKind;
  Invoice: ResolverTypeWrapper<InvoiceRow>;
  InvoiceConnection: ResolverTypeWrapper<InvoicePageRow>;
  InvoiceEdge: ResolverTypeWrapper<Omit<InvoiceEdge, 'node'> & { node: ResolversTypes['Invoice'] }>;
  InvoiceFilter: InvoiceFilter;
  InvoiceSaveInput: InvoiceSaveInput;
  InvoiceSavePayload: ResolverTypeWrapper<Omit<InvoiceSavePayload, 'invoice'> & { invoice?: Maybe<ResolversTypes['Invoice']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ProfileInput: ProfileInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  StringFilter: StringFilter;
  UserError: ResolverTypeWrapper<UserError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddressInput: AddressInput;
  String: Scalars['String']['output'];
  CreditLimitSetInput: CreditLimitSetInput;
  CreditLimitSetPayload: Omit<CreditLimitSetPayload, 'customer'> & { customer?: Maybe<ResolversParentTypes['Customer']> };
  Customer: ReferencedCustomerRow;
  ID: Scalars['ID']['output'];
  CustomerReferenceInput: CustomerReferenceInput;
  Date: Scalars['Date']['output'];
  Decimal: Scalars['Decimal']['output'];
  ExternalRef: ExternalRef;
  ExternalRefInput: ExternalRefInput;
  FinanceFacet: ReferencedCustomerRow;
  Int: Scalars['Int']['output'];
  IdentifierInput: IdentifierInput;
  Invoice: InvoiceRow;
  InvoiceConnection: InvoicePageRow;
  InvoiceEdge: Omit<InvoiceEdge, 'node'> & { node: ResolversParentTypes['Invoice'] };
  InvoiceFilter: InvoiceFilter;
  InvoiceSaveInput: InvoiceSaveInput;
  InvoiceSavePayload: Omit<InvoiceSavePayload, 'invoice'> & { invoice?: Maybe<ResolversParentTypes['Invoice']> };
  Boolean: Scalars['Boolean']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  ProfileInput: ProfileInput;
  Query: Record<PropertyKey, never>;
  StringFilter: StringFilter;
  UserError: UserError;
};

export type CreditLimitSetPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['CreditLimitSetPayload'] = ResolversParentTypes['CreditLimitSetPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  finance?: Resolver<Maybe<ResolversTypes['FinanceFacet']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type ExternalRefResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['ExternalRef'] = ResolversParentTypes['ExternalRef']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FinanceFacetResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['FinanceFacet'] = ResolversParentTypes['FinanceFacet']> = {
  creditLimit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invoices?: Resolver<ResolversTypes['InvoiceConnection'], ParentType, ContextType, Partial<FinanceFacetInvoicesArgs>>;
  openInvoiceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overdueAmounts?: Resolver<Array<ResolversTypes['Money']>, ParentType, ContextType>;
  overdueInvoiceCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Invoice'] = ResolversParentTypes['Invoice'], FederationReferenceType extends FederationReferenceTypes['Invoice'] = FederationReferenceTypes['Invoice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Invoice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['ExternalRef']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paidOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type InvoiceConnectionResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['InvoiceConnection'] = ResolversParentTypes['InvoiceConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InvoiceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Invoice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type InvoiceEdgeResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['InvoiceEdge'] = ResolversParentTypes['InvoiceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invoice'], ParentType, ContextType>;
};

export type InvoiceSavePayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['InvoiceSavePayload'] = ResolversParentTypes['InvoiceSavePayload']> = {
  customerCreated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  creditLimitSet?: Resolver<Maybe<ResolversTypes['CreditLimitSetPayload']>, ParentType, ContextType, RequireFields<MutationCreditLimitSetArgs, 'input'>>;
  invoiceSave?: Resolver<Maybe<ResolversTypes['InvoiceSavePayload']>, ParentType, ContextType, RequireFields<MutationInvoiceSaveArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  invoice?: Resolver<Maybe<ResolversTypes['Invoice']>, ParentType, ContextType, RequireFields<QueryInvoiceArgs, 'id'>>;
  invoices?: Resolver<Maybe<ResolversTypes['InvoiceConnection']>, ParentType, ContextType, Partial<QueryInvoicesArgs>>;
};

export type UserErrorResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = FinanceContext> = {
  CreditLimitSetPayload?: CreditLimitSetPayloadResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  Date?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  ExternalRef?: ExternalRefResolvers<ContextType>;
  FinanceFacet?: FinanceFacetResolvers<ContextType>;
  Invoice?: InvoiceResolvers<ContextType>;
  InvoiceConnection?: InvoiceConnectionResolvers<ContextType>;
  InvoiceEdge?: InvoiceEdgeResolvers<ContextType>;
  InvoiceSavePayload?: InvoiceSavePayloadResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};


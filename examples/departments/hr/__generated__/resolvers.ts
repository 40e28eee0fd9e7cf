import type { GraphQLResolveInfo } from 'graphql';
import type { StaffReference as StaffReferenceRow } from '../staff-skill/reference';
import type { StaffSkill as StaffSkillRow } from '../staff-skill/entity';
import type { HrContext } from '../context';
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
  _FieldSet: { input: string; output: string; }
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Says how well somebody can do something; said again, the new level stands. */
  staffSkillSave?: Maybe<StaffSkillSavePayload>;
};


export type MutationStaffSkillSaveArgs = {
  input: StaffSkillSaveInput;
};

export type Staff = {
  __typename?: 'Staff';
  id: Scalars['ID']['output'];
  /** What the person can do, best first. Null only when hr does not answer. */
  skills?: Maybe<Array<StaffSkill>>;
};

/** Something that one of the staff can do. Owned by hr. */
export type StaffSkill = {
  __typename?: 'StaffSkill';
  /** How well, from 1 (begins) to 5 (teaches others). */
  level: Scalars['Int']['output'];
  /** What it is, as people search for it, for example Korean or wheel truing. */
  name: Scalars['String']['output'];
};

/** Who can do what, and how well. */
export type StaffSkillSaveInput = {
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** How well, from 1 (begins) to 5 (teaches others). */
  level: Scalars['Int']['input'];
  /** What it is; 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The person's id. */
  staffId: Scalars['ID']['input'];
};

/** Answer of staffSkillSave. */
export type StaffSkillSavePayload = {
  __typename?: 'StaffSkillSavePayload';
  /** The person with the skill; null when userErrors says why not. */
  staff?: Maybe<Staff>;
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
  Staff: Staff;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Staff:
    ( { __typename: 'Staff' }
    & GraphQLRecursivePick<FederationTypes['Staff'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Staff: ResolverTypeWrapper<StaffReferenceRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  StaffSkill: ResolverTypeWrapper<StaffSkillRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  StaffSkillSaveInput: StaffSkillSaveInput;
  StaffSkillSavePayload: ResolverTypeWrapper<Omit<StaffSkillSavePayload, 'staff'> & { staff?: Maybe<ResolversTypes['Staff']> }>;
  UserError: ResolverTypeWrapper<UserError>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Mutation: Record<PropertyKey, never>;
  Staff: StaffReferenceRow;
  ID: Scalars['ID']['output'];
  StaffSkill: StaffSkillRow;
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  StaffSkillSaveInput: StaffSkillSaveInput;
  StaffSkillSavePayload: Omit<StaffSkillSavePayload, 'staff'> & { staff?: Maybe<ResolversParentTypes['Staff']> };
  UserError: UserError;
  Boolean: Scalars['Boolean']['output'];
};

export type MutationResolvers<ContextType = HrContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  staffSkillSave?: Resolver<Maybe<ResolversTypes['StaffSkillSavePayload']>, ParentType, ContextType, RequireFields<MutationStaffSkillSaveArgs, 'input'>>;
};

export type StaffResolvers<ContextType = HrContext, ParentType extends ResolversParentTypes['Staff'] = ResolversParentTypes['Staff'], FederationReferenceType extends FederationReferenceTypes['Staff'] = FederationReferenceTypes['Staff']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Staff']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  skills?: Resolver<Maybe<Array<ResolversTypes['StaffSkill']>>, ParentType, ContextType>;
};

export type StaffSkillResolvers<ContextType = HrContext, ParentType extends ResolversParentTypes['StaffSkill'] = ResolversParentTypes['StaffSkill']> = {
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StaffSkillSavePayloadResolvers<ContextType = HrContext, ParentType extends ResolversParentTypes['StaffSkillSavePayload'] = ResolversParentTypes['StaffSkillSavePayload']> = {
  staff?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = HrContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = HrContext> = {
  Mutation?: MutationResolvers<ContextType>;
  Staff?: StaffResolvers<ContextType>;
  StaffSkill?: StaffSkillResolvers<ContextType>;
  StaffSkillSavePayload?: StaffSkillSavePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};


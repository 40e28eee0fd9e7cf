import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ReferencedCustomer as ReferencedCustomerRow } from '../../kit/referenced-customer';
import type { Attribution as AttributionRow } from '../customer/facet';
import type { HeldCount as HeldCountRow } from '../sending/loaders';
import type { Holding as HoldingRow } from '../contactability/standing';
import type { Lead as LeadRow } from '../lead/entity';
import type { LeadConnection as LeadConnectionRow } from '../lead/list';
import type { Campaign as CampaignRow } from '../campaign/entity';
import type { Preview as PreviewRow } from '../campaign/preview';
import type { CampaignConnection as CampaignConnectionRow } from '../campaign/list';
import type { CampaignMessage as CampaignMessageRow } from '../campaign-message/entity';
import type { CampaignMessageConnection as CampaignMessageConnectionRow } from '../campaign-message/list';
import type { Visit as VisitRow } from '../visit/entity';
import type { VisitConnection as VisitConnectionRow } from '../visit/list';
import type { Segment as SegmentRow } from '../segment/entity';
import type { SegmentConnection as SegmentConnectionRow } from '../segment/list';
import type { SegmentCustomerConnection as SegmentCustomerConnectionRow } from '../segment/members';
import type { Consent as ConsentRow } from '../consent/state';
import type { ConsentEvent as ConsentEventRow } from '../consent/entity';
import type { MarketingContext } from '../context';
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

/** What brought a customer here. */
export type Attribution = {
  __typename?: 'Attribution';
  /** When it was. */
  at: Scalars['DateTime']['output'];
  /** The campaign that did it; null when it was none, or is not known. */
  campaign?: Maybe<Campaign>;
  /** Where the customer came from, in the words of the lead, for example website or fair; null for a visit. */
  source?: Maybe<Scalars['String']['output']>;
};

/** One message to many customers. sent = delivered + bounced + pending. Messages that wait in the queue count in none of the numbers until they are sent. */
export type Campaign = {
  __typename?: 'Campaign';
  /** What the campaign spent for each customer it won (CAC): its cost in one currency, divided by the customers whose first touch it is, whether they have bought or not. sampleSize is how many they are; somebody who was erased counts no more. INSUFFICIENT without a cost or a customer; PARTIAL when there are costs in other currencies too, which are left out. */
  acquisitionCost: MoneyMetric;
  /** How many sent messages came back. */
  bounced: Scalars['Int']['output'];
  /** How its messages reach customers. */
  channel: Channel;
  /** Share of delivered and pending messages that had a link clicked; value is null when there are none. */
  clickRate: Metric;
  /** How many delivered or pending messages had a link clicked, each counted once; what machines follow does not count. */
  clicked: Scalars['Int']['output'];
  /** The sum of what was recorded as the campaign's cost, in one currency, exactly; null when nothing was recorded in it. */
  cost?: Maybe<Money>;
  /** How many sent messages are known to have arrived. */
  delivered: Scalars['Int']['output'];
  /** When the campaign ended; null when it has not, or nobody said. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The partner's own id of the campaign; null when it has none. */
  externalRef?: Maybe<ExternalRef>;
  /** How many messages were held back instead of being sent, by reason, in the order in which reasons are looked at; empty when none was. They add up to recipients - sent, where messages recorded as held elsewhere without a reason are left out. */
  held: Array<HeldCount>;
  /** The campaign's id. */
  id: Scalars['ID']['output'];
  /** What the campaign is called inside the company. */
  name: Scalars['String']['output'];
  /** Share of delivered and pending messages that were opened; value is null when there are none. */
  openRate: Metric;
  /** How many delivered or pending messages were opened, each counted once. */
  opened: Scalars['Int']['output'];
  /** How many sent messages have neither been reported as arrived nor come back. */
  pending: Scalars['Int']['output'];
  /** How many delivered or pending messages had their picture fetched by a machine only, as some mail services do before anybody opens the mail: by programs that say so, that have the name of one, or no name. Not among opened. */
  prefetched: Scalars['Int']['output'];
  /** What its messages are for, as consents name it, for example newsletter; lower case. */
  purpose: Scalars['String']['output'];
  /** How many messages the campaign has settled: those sent, and those held back instead of being sent. */
  recipients: Scalars['Int']['output'];
  /** How many messages were sent: delivered, bounced and pending ones. */
  sent: Scalars['Int']['output'];
  /** When the campaign began; null when it has not, or nobody said. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How the campaign stands. */
  status: CampaignStatus;
  /** Whether opens and clicks of each customer are noted, in e-mails by a picture and by links that lead through us. */
  tracksIndividuals: Scalars['Boolean']['output'];
  /** How many messages had their receiver take the consent back by the link in them. */
  unsubscribed: Scalars['Int']['output'];
};


/** One message to many customers. sent = delivered + bounced + pending. Messages that wait in the queue count in none of the numbers until they are sent. */
export type CampaignAcquisitionCostArgs = {
  currencyCode?: InputMaybe<Scalars['String']['input']>;
};


/** One message to many customers. sent = delivered + bounced + pending. Messages that wait in the queue count in none of the numbers until they are sent. */
export type CampaignCostArgs = {
  currencyCode?: InputMaybe<Scalars['String']['input']>;
};

/** The campaign to stop. */
export type CampaignCancelInput = {
  /** The campaign's id. */
  campaignId: Scalars['ID']['input'];
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Answer of campaignCancel. */
export type CampaignCancelPayload = {
  __typename?: 'CampaignCancelPayload';
  /** The campaign as it is now; null when userErrors says why not. */
  campaign?: Maybe<Campaign>;
  /** Why nothing was stopped; empty on success. */
  userErrors: Array<UserError>;
};

/** A page of campaigns. */
export type CampaignConnection = {
  __typename?: 'CampaignConnection';
  /** The campaigns with their cursors. */
  edges: Array<CampaignEdge>;
  /** The campaigns. */
  nodes: Array<Campaign>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** An amount that a campaign cost. */
export type CampaignCostRecordInput = {
  /** What it cost, beside what was recorded before. */
  amount: MoneyInput;
  /** The campaign's id. */
  campaignId: Scalars['ID']['input'];
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
};

/** Answer of campaignCostRecord. */
export type CampaignCostRecordPayload = {
  __typename?: 'CampaignCostRecordPayload';
  /** The campaign with its costs as they are now; null when userErrors says why not. */
  campaign?: Maybe<Campaign>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** The draft of a campaign. subject and body are Liquid templates that know customer.id, customer.displayName, customer.givenName, customer.familyName, customer.organisation and customer.language, and unsubscribeUrl, the address at which the receiver takes the consent back; any other variable, named with its line, an unknown filter, wrong syntax, and what takes longer than half a second or becomes longer than 500,000 characters, is refused with INVALID. */
export type CampaignCreateInput = {
  /** Liquid template of the message; 1 to 100,000 characters. A body of an e-mail with tags in it is HTML, and what is filled in is escaped; any other is plain text. E-mails go out as both. */
  body: Scalars['String']['input'];
  /** How its messages reach customers. */
  channel: Channel;
  /** The partner's own id of the campaign; makes the write an upsert. */
  externalRef?: InputMaybe<ExternalRefInput>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** What the campaign is called inside the company; 1 to 300 characters. */
  name: Scalars['String']['input'];
  /** What its messages are for, as consents name it, for example newsletter; 1 to 100 characters, kept in lower case. */
  purpose: Scalars['String']['input'];
  /** Liquid template of the subject line, plain text; at most 500 characters. The label of advertising is put before it where the purpose asks for it. May be empty for channels other than EMAIL. */
  subject: Scalars['String']['input'];
  /** Whether opens and clicks of each customer are noted; true when a new campaign leaves it out, else as it is. Whoever unsubscribes is known either way. */
  tracksIndividuals?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of campaignCreate. */
export type CampaignCreatePayload = {
  __typename?: 'CampaignCreatePayload';
  /** The campaign as it is now; null when userErrors says why not. */
  campaign?: Maybe<Campaign>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** A campaign and its place in the list. */
export type CampaignEdge = {
  __typename?: 'CampaignEdge';
  /** Opaque place of the campaign. */
  cursor: Scalars['String']['output'];
  /** The campaign. */
  node: Campaign;
};

/** What one campaign sends, or would have sent, to one customer. */
export type CampaignMessage = {
  __typename?: 'CampaignMessage';
  /** Text as the customer got it; null for a message imported without it. */
  body?: Maybe<Scalars['String']['output']>;
  /** The campaign it belongs to. */
  campaign: Campaign;
  /** When a link in it was clicked first; null when none was, or nobody reported it. */
  clickedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whom it is for. */
  customer: Customer;
  /** The message's id. */
  id: Scalars['ID']['output'];
  /** When it was opened first; null when it was not, or nobody reported it. */
  openedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was sent; null when it was not, or the time is not known. */
  sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** How the message stands. */
  status: MessageStatus;
  /** Subject line as the customer got it; null for a message imported without it, or of a channel without subjects. */
  subject?: Maybe<Scalars['String']['output']>;
};

/** A page of campaign messages. */
export type CampaignMessageConnection = {
  __typename?: 'CampaignMessageConnection';
  /** The messages with their cursors. */
  edges: Array<CampaignMessageEdge>;
  /** The messages. */
  nodes: Array<CampaignMessage>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A campaign message and its place in the list. */
export type CampaignMessageEdge = {
  __typename?: 'CampaignMessageEdge';
  /** Opaque place of the message. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: CampaignMessage;
};

/** What one customer would get. */
export type CampaignPreview = {
  __typename?: 'CampaignPreview';
  /** The message, HTML when its template is; links and pictures by which opens and clicks are counted are left out, and unsubscribeUrl leads to nothing. */
  body: Scalars['String']['output'];
  /** Whether it would be sent at this moment. */
  contactability: Contactability;
  /** The subject line, with the label of advertising where the purpose asks for it; empty where the channel has none. */
  subject: Scalars['String']['output'];
};

/** A campaign and whom it goes to. */
export type CampaignSendInput = {
  /** The campaign's id. */
  campaignId: Scalars['ID']['input'];
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The segment's id. Who is in it is read once, now. */
  segmentId: Scalars['ID']['input'];
};

/** Answer of campaignSend. */
export type CampaignSendPayload = {
  __typename?: 'CampaignSendPayload';
  /** The campaign as it is now; null when userErrors says why not. */
  campaign?: Maybe<Campaign>;
  /** What of them is held back already, by reason; each message is checked when its turn comes, so ask the campaign later. Null when userErrors says why not. */
  held?: Maybe<Array<HeldCount>>;
  /** How many messages were put in line; null when userErrors says why not. */
  queued?: Maybe<Scalars['Int']['output']>;
  /** Why nothing was queued; empty on success. */
  userErrors: Array<UserError>;
};

/** How a campaign stands. */
export type CampaignStatus =
  /** Stopped for good; what was sent stays sent. */
  | 'CANCELLED'
  /** All messages are settled. */
  | 'DONE'
  /** Being written; nothing was sent. */
  | 'DRAFT'
  /** Sending has stopped and may go on. */
  | 'PAUSED'
  /** Its messages are being sent. */
  | 'SENDING';

/** How customers are reached. */
export type Channel =
  /** E-mail. */
  | 'EMAIL'
  /** KakaoTalk message. */
  | 'KAKAO'
  /** Telephone call. */
  | 'PHONE'
  /** Notification of an app. */
  | 'PUSH'
  /** Text message to a phone. */
  | 'SMS';

/** What holds now for one channel and purpose: what the latest event says, by its time, whatever order the events came in. */
export type Consent = {
  __typename?: 'Consent';
  /** When it was said. */
  at: Scalars['DateTime']['output'];
  /** How the customer would be reached. */
  channel: Channel;
  /** All that was ever said of this channel and purpose, latest first; the first one is what holds now. */
  history: Array<ConsentEvent>;
  /** What the person saw or signed: a text, a form version, a record's address; null when nobody kept it. */
  proof?: Maybe<Scalars['String']['output']>;
  /** What for, for example newsletter; lower case. */
  purpose: Scalars['String']['output'];
  /** Where it was said, for example signup form or unsubscribe link. */
  source: Scalars['String']['output'];
  /** What the customer said last. */
  state: ConsentState;
};

/** One time a customer said what may be sent. Never changed. */
export type ConsentEvent = {
  __typename?: 'ConsentEvent';
  /** When it was said. */
  at: Scalars['DateTime']['output'];
  /** How the customer would be reached. */
  channel: Channel;
  /** Who said it. */
  customer: Customer;
  /** The event's id. */
  id: Scalars['ID']['output'];
  /** What the person saw or signed: a text, a form version, a record's address; null when nobody kept it. */
  proof?: Maybe<Scalars['String']['output']>;
  /** What for, for example newsletter; lower case. */
  purpose: Scalars['String']['output'];
  /** Where it was said, for example signup form or unsubscribe link. */
  source: Scalars['String']['output'];
  /** What the customer said. */
  state: ConsentState;
};

/** What a customer said may be sent. */
export type ConsentRecordInput = {
  /** When it was said, at most 5 minutes ahead of our clock; now when left out. */
  at?: InputMaybe<Scalars['DateTime']['input']>;
  /** How the customer would be reached. */
  channel: Channel;
  /** Who said it. */
  customer: CustomerReferenceInput;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** What the person saw or signed: a text, a form version, a record's address; at most 10,000 characters. */
  proof?: InputMaybe<Scalars['String']['input']>;
  /** What for, for example newsletter; 1 to 100 characters, kept in lower case. */
  purpose: Scalars['String']['input'];
  /** Where it was said, for example signup form or unsubscribe link; 1 to 200 characters. */
  source: Scalars['String']['input'];
  /** What the customer said. */
  state: ConsentState;
};

/** Answer of consentRecord. */
export type ConsentRecordPayload = {
  __typename?: 'ConsentRecordPayload';
  /** What holds now for the channel and purpose, which is another event's word when that one is later; null when userErrors says why not. */
  consent?: Maybe<Consent>;
  /** Whether the person was met for the first time; null when nothing was written. */
  customerCreated?: Maybe<Scalars['Boolean']['output']>;
  /** Whether an earlier call with the same key had done it. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** What a customer said of one channel and purpose. */
export type ConsentState =
  /** The customer was asked and said no. */
  | 'DENIED'
  /** Messages may be sent. */
  | 'GRANTED'
  /** The customer had agreed and took it back. */
  | 'REVOKED'
  /** Nobody knows what the customer said; counts as no consent. */
  | 'UNKNOWN';

/** Whether a message would be sent, and what holds it. */
export type Contactability = {
  __typename?: 'Contactability';
  /** How the customer would be reached. */
  channel: Channel;
  /** Whether a message would be sent: true exactly when heldBecause is empty. */
  contactable: Scalars['Boolean']['output'];
  /** All that holds a message at this moment; empty when nothing does. A message that several reasons hold is counted with the first. */
  heldBecause: Array<HoldReason>;
  /** What for; lower case. */
  purpose: Scalars['String']['output'];
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
  /** What marketing knows of the customer; null only while marketing can't be asked, and then with an error. */
  marketing?: Maybe<MarketingFacet>;
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

/** How many messages one reason held back. */
export type HeldCount = {
  __typename?: 'HeldCount';
  /** How many messages it held. */
  count: Scalars['Int']['output'];
  /** The reason; of several, the first in the order of HoldReason. */
  reason: HoldReason;
};

/** A manager's decision to let one hold pass for one campaign. */
export type HoldOverrideInput = {
  /** Why, for whoever asks later; 1 to 1,000 characters. */
  because: Scalars['String']['input'];
  /** The campaign's id. */
  campaignId: Scalars['ID']['input'];
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The hold that is let pass: BOUNCED, OPEN_COMPLAINT, WEEKLY_LIMIT or QUIET_HOURS. NO_CONSENT and UNSUBSCRIBED are what the person wants, and without an address there is nowhere to send to: those are refused with INVALID. */
  reason: HoldReason;
};

/** Answer of holdOverride. */
export type HoldOverridePayload = {
  __typename?: 'HoldOverridePayload';
  /** The campaign as it is now; null when userErrors says why not. */
  campaign?: Maybe<Campaign>;
  /** Why nothing was decided; empty on success. */
  userErrors: Array<UserError>;
};

/** Why a message is not sent. Consents, complaints and messages of all ids that a customer was merged from count. */
export type HoldReason =
  /** A message to this address came back, or one whose address nobody kept. */
  | 'BOUNCED'
  /** No e-mail address is known, or for the other channels but PUSH no phone number. */
  | 'NO_ADDRESS'
  /** Nobody asked the customer, the customer said no, or nobody knows what the customer said. */
  | 'NO_CONSENT'
  /** A complaint of the customer is open in support. What support had written before a message was begun holds it. */
  | 'OPEN_COMPLAINT'
  /** It is quiet hours where the customer lives, or else where the company does, and the purpose is advertising. Messages wait for their end instead of being dropped. */
  | 'QUIET_HOURS'
  /** The customer had agreed and took it back, by an unsubscribe link or otherwise. */
  | 'UNSUBSCRIBED'
  /** The customer got as many messages within the last seven days, over all campaigns, as the company allows itself: WEEKLY_MESSAGE_LIMIT, 3 unless set. */
  | 'WEEKLY_LIMIT';

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

/** A person who showed interest, at one time and from one source. */
export type Lead = {
  __typename?: 'Lead';
  /** The campaign that brought the person; null when it was none, or is not known. */
  campaign?: Maybe<Campaign>;
  /** When the person showed interest. */
  capturedAt: Scalars['DateTime']['output'];
  /** Who the person is. */
  customer: Customer;
  /** The partner's own id of the lead; null when it has none. */
  externalRef?: Maybe<ExternalRef>;
  /** The lead's id. */
  id: Scalars['ID']['output'];
  /** Where the person came from, for example website, fair or partner. */
  source: Scalars['String']['output'];
  /** How far the lead has come. */
  status: LeadStatus;
};

/** A person who showed interest. */
export type LeadCaptureInput = {
  /** Id of the campaign that brought the person; none when left out. */
  campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** When the person showed interest; now when left out. */
  capturedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The person. */
  customer: CustomerReferenceInput;
  /** The partner's own id of the lead; makes the write an upsert. */
  externalRef?: InputMaybe<ExternalRefInput>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** Where the person came from, for example website, fair or partner; 1 to 200 characters. */
  source: Scalars['String']['input'];
};

/** Answer of leadCapture. */
export type LeadCapturePayload = {
  __typename?: 'LeadCapturePayload';
  /** Whether the person was met for the first time; null when nothing was written. */
  customerCreated?: Maybe<Scalars['Boolean']['output']>;
  /** The lead as it is now; null when userErrors says why not. */
  lead?: Maybe<Lead>;
  /** Whether an earlier call with the same key had done it. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** A page of leads. */
export type LeadConnection = {
  __typename?: 'LeadConnection';
  /** The leads with their cursors. */
  edges: Array<LeadEdge>;
  /** The leads. */
  nodes: Array<Lead>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many leads meet the filter in all; null when they could not be counted, and then with an error. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A lead and its place in the list. */
export type LeadEdge = {
  __typename?: 'LeadEdge';
  /** Opaque place of the lead. */
  cursor: Scalars['String']['output'];
  /** The lead. */
  node: Lead;
};

/** Conditions on leads; all that are given must hold. */
export type LeadFilter = {
  /** All of these hold. */
  and?: InputMaybe<Array<LeadFilter>>;
  /** When the person showed interest. */
  capturedAt?: InputMaybe<DateTimeFilter>;
  /** This does not hold. */
  not?: InputMaybe<LeadFilter>;
  /** At least one of these holds. */
  or?: InputMaybe<Array<LeadFilter>>;
  /** Where the person came from. */
  source?: InputMaybe<StringFilter>;
  /** How far the lead has come. */
  status?: InputMaybe<LeadStatusFilter>;
};

/** Which lead and how far it has come. */
export type LeadQualifyInput = {
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** The lead's id. */
  leadId: Scalars['ID']['input'];
  /** How far the lead has come. */
  status: LeadStatus;
};

/** Answer of leadQualify. */
export type LeadQualifyPayload = {
  __typename?: 'LeadQualifyPayload';
  /** The lead as it is now; null when userErrors says why not. */
  lead?: Maybe<Lead>;
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
};

/** How far a lead has come. */
export type LeadStatus =
  /** Not worth a seller's time. */
  | 'DISQUALIFIED'
  /** Nobody has worked on it yet. */
  | 'NEW'
  /** Worth a seller's time. */
  | 'QUALIFIED'
  /** Somebody is finding out what the person needs. */
  | 'WORKING';

/** Conditions on how far a lead has come; all that are given must hold. */
export type LeadStatusFilter = {
  /** Equal to this status. */
  eq?: InputMaybe<LeadStatus>;
  /** Equal to one of these. */
  in?: InputMaybe<Array<LeadStatus>>;
};

/** A field of customers to define. */
export type MarketingCustomFieldDefineInput = {
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

/** What became of marketingCustomFieldDefine. */
export type MarketingCustomFieldDefinePayload = {
  __typename?: 'MarketingCustomFieldDefinePayload';
  /** The field; null exactly when there are userErrors. */
  definition?: Maybe<CustomFieldDefinition>;
  /** Why nothing was written; empty when the field is defined. LIMIT_EXCEEDED: the department has 100 fields. */
  userErrors: Array<UserError>;
};

/** Values of custom fields for one customer. */
export type MarketingCustomFieldsSetInput = {
  /** The customer, by any id the customer ever had. */
  customerId: Scalars['ID']['input'];
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
  /** An object of values by the keys of fields, at most 100. Fields left out stay; null clears. TEXT: at most 1,000 characters; NUMBER: between -2^53 and 2^53; BOOLEAN: true or false; DATE: yyyy-mm-dd; CHOICE: one of its options. */
  values: Scalars['JSON']['input'];
};

/** What became of marketingCustomFieldsSet. */
export type MarketingCustomFieldsSetPayload = {
  __typename?: 'MarketingCustomFieldsSetPayload';
  /** The customer with the values; null exactly when there are userErrors. */
  customer?: Maybe<Customer>;
  /** Why nothing was written; empty when all values were set. */
  userErrors: Array<UserError>;
};

/** What marketing knows of a customer. A customer marketing has not met has zeros, nulls and empty lists, and is never null. */
export type MarketingFacet = {
  __typename?: 'MarketingFacet';
  /** What it cost to win this customer: the acquisition cost of the campaign of the first touch, which is a mean over all whom that campaign won. INSUFFICIENT when no campaign was the first touch, or it has no cost. */
  acquisitionCost: MoneyMetric;
  /** What the customer said may be sent, one entry per channel and purpose that was ever asked, in their alphabetical order. No entry means that nobody asked: no consent. */
  consents: Array<Consent>;
  /** Whether a message of one channel and purpose would be sent to the customer at this moment, and what holds it if not. The sending of campaigns asks the same, message by message, in the moment it begins to send. */
  contactability: Contactability;
  /** Whether there is any channel and purpose by which the customer may be written to at this moment. */
  contactable: Scalars['Boolean']['output'];
  /** The fields that marketing defined, an object of those that have a value by their keys; see marketingCustomFieldDefinitions. Of merged customers the value written last. */
  customFields: Scalars['JSON']['output'];
  /** What brought the customer here: the earliest lead, or visit that a campaign led to. Null when there is neither. */
  firstTouch?: Maybe<Attribution>;
  /** The customer's id. */
  id: Scalars['ID']['output'];
  /** When a campaign message was opened for the last time; null when none was. */
  lastOpenedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the latest campaign message was sent; null when none was, or no sending time is known. */
  lastSentAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the latest visit was; null when there is none. */
  lastVisitAt?: Maybe<Scalars['DateTime']['output']>;
  /** Campaign messages to the customer, latest first: by when they were sent, or, where that is not known, by when they were entered here. */
  messages: CampaignMessageConnection;
  /** Share of the campaign messages sent to this customer, bounced ones left out, that were opened; value is null when none was sent. */
  openRate: Metric;
  /** The segments the customer is in now, latest made first. */
  segments: Array<Segment>;
  /** Pages and products the customer looked at, latest first. */
  visits: VisitConnection;
};


/** What marketing knows of a customer. A customer marketing has not met has zeros, nulls and empty lists, and is never null. */
export type MarketingFacetAcquisitionCostArgs = {
  currencyCode?: InputMaybe<Scalars['String']['input']>;
};


/** What marketing knows of a customer. A customer marketing has not met has zeros, nulls and empty lists, and is never null. */
export type MarketingFacetContactabilityArgs = {
  channel: Channel;
  purpose: Scalars['String']['input'];
};


/** What marketing knows of a customer. A customer marketing has not met has zeros, nulls and empty lists, and is never null. */
export type MarketingFacetMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What marketing knows of a customer. A customer marketing has not met has zeros, nulls and empty lists, and is never null. */
export type MarketingFacetVisitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How a campaign message stands. */
export type MessageStatus =
  /** Came back: the address does not take it. */
  | 'BOUNCED'
  /** Arrived. */
  | 'DELIVERED'
  /** Held back: it was not sent, and will not be. */
  | 'HELD'
  /** Waits to be sent. */
  | 'QUEUED'
  /** Sent; whether it arrived is not known yet. */
  | 'SENT';

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
  /** Stops a campaign for good. What waits is withdrawn and counts nowhere; what is being sent at this moment, and what was sent, stays sent. A campaign all of whose messages are settled is refused with CONFLICT. */
  campaignCancel?: Maybe<CampaignCancelPayload>;
  /** Adds an amount to what a campaign cost. Amounts in different currencies stay apart. A negative amount takes back what was recorded too much, at most what its currency holds. */
  campaignCostRecord?: Maybe<CampaignCostRecordPayload>;
  /** Writes the draft of a campaign. With an externalRef it is an upsert: the same ref again changes the draft; a campaign that is no DRAFT any more is refused with CONFLICT. */
  campaignCreate?: Maybe<CampaignCreatePayload>;
  /** Sends a DRAFT to everybody who is in the segment at this moment: one message per person is put in line, and each is checked again in the moment it is sent. A campaign that is no DRAFT any more is refused with CONFLICT, one by a channel that nobody carries with INVALID. */
  campaignSend?: Maybe<CampaignSendPayload>;
  /** Records what a customer said may be sent. Events are only ever added: none can be changed or removed, so a mistake is answered by another event. A person nobody has met yet becomes a customer. */
  consentRecord?: Maybe<ConsentRecordPayload>;
  /** A manager's recorded decision to let one hold pass for one campaign. Messages that are in line are sent in spite of it, and those it has held back so far are put in line again, also when the campaign was DONE. A second decision about the same hold changes nothing. A CANCELLED campaign is refused with CONFLICT. */
  holdOverride?: Maybe<HoldOverridePayload>;
  /** Captures a person who showed interest. A person nobody has met yet becomes a customer. With an externalRef it is an upsert: the same ref again brings the lead up to date, fields left out stay, and the lead stays with its customer. */
  leadCapture?: Maybe<LeadCapturePayload>;
  /** Says how far a lead has come. Any status may follow any other. Each time a lead becomes QUALIFIED it is handed over to sales with an event marketing.lead.qualified; leads that an import brings in as QUALIFIED are not, because they were worked on elsewhere. */
  leadQualify?: Maybe<LeadQualifyPayload>;
  /** Defines a field of customers, usable at once: set by marketingCustomFieldsSet, read in MarketingFacet.customFields. Managers of marketing may. */
  marketingCustomFieldDefine?: Maybe<MarketingCustomFieldDefinePayload>;
  /** Sets fields that marketing defined, for one customer. Staff of marketing may. */
  marketingCustomFieldsSet?: Maybe<MarketingCustomFieldsSetPayload>;
  /** Makes a segment, or, with an id, says anew what it is. A definition that can't be asked is refused INVALID with the path of what is wrong in it; one that is too large, LIMIT_EXCEEDED. */
  segmentSave?: Maybe<SegmentSavePayload>;
  /** Records that a customer looked at something. A person nobody has met yet becomes a customer. With an externalRef it is an upsert: the same ref again brings the visit up to date, fields left out stay, and the visit stays with its customer. */
  visitRecord?: Maybe<VisitRecordPayload>;
};


export type MutationCampaignCancelArgs = {
  input: CampaignCancelInput;
};


export type MutationCampaignCostRecordArgs = {
  input: CampaignCostRecordInput;
};


export type MutationCampaignCreateArgs = {
  input: CampaignCreateInput;
};


export type MutationCampaignSendArgs = {
  input: CampaignSendInput;
};


export type MutationConsentRecordArgs = {
  input: ConsentRecordInput;
};


export type MutationHoldOverrideArgs = {
  input: HoldOverrideInput;
};


export type MutationLeadCaptureArgs = {
  input: LeadCaptureInput;
};


export type MutationLeadQualifyArgs = {
  input: LeadQualifyInput;
};


export type MutationMarketingCustomFieldDefineArgs = {
  input: MarketingCustomFieldDefineInput;
};


export type MutationMarketingCustomFieldsSetArgs = {
  input: MarketingCustomFieldsSetInput;
};


export type MutationSegmentSaveArgs = {
  input: SegmentSaveInput;
};


export type MutationVisitRecordArgs = {
  input: VisitRecordInput;
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
  /** One campaign; NOT_FOUND when marketing has none with this id. */
  campaign?: Maybe<Campaign>;
  /** What one customer would get of a campaign, and whether they would; NOT_FOUND when there is no such campaign or customer, INVALID for a campaign that was sent elsewhere and has no templates here. */
  campaignPreview?: Maybe<CampaignPreview>;
  /** All campaigns, latest entered first. */
  campaigns?: Maybe<CampaignConnection>;
  /** One lead; NOT_FOUND when marketing has none with this id. */
  lead?: Maybe<Lead>;
  /** All leads, latest captured first. */
  leads?: Maybe<LeadConnection>;
  /** The fields that marketing defined for customers, in the order of their keys; null only with an error. */
  marketingCustomFieldDefinitions?: Maybe<Array<CustomFieldDefinition>>;
  /** One segment; NOT_FOUND when marketing has none with this id. */
  segment?: Maybe<Segment>;
  /** All segments, latest made first. */
  segments?: Maybe<SegmentConnection>;
};


export type QueryCampaignArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCampaignPreviewArgs = {
  campaignId: Scalars['ID']['input'];
  customerId: Scalars['ID']['input'];
};


export type QueryCampaignsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryLeadArgs = {
  id: Scalars['ID']['input'];
};


export type QueryLeadsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<LeadFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySegmentArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySegmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** The customers that meet a filter over what all departments publish. Who they are follows the facts by itself, within seconds. */
export type Segment = {
  __typename?: 'Segment';
  /** The instant of which size is true: what departments wrote before it is taken into account. */
  asOf: Scalars['DateTime']['output'];
  /** The customers in it now, those known longest first. Refused INVALID once a fact of the definition is published no more. */
  customers: SegmentCustomerConnection;
  /** The filter, as the JSON of a CustomerFilter: what customers(filter:) takes. Under the name of a department any of its facts in customerFactDefinitions may stand. */
  definition: Scalars['JSON']['output'];
  /** The segment's id. */
  id: Scalars['ID']['output'];
  /** What the segment is called. */
  name: Scalars['String']['output'];
  /** How many customers are in it now, merged ones counted once. Nobody is, once a fact of the definition is published no more. */
  size: Scalars['Int']['output'];
};


/** The customers that meet a filter over what all departments publish. Who they are follows the facts by itself, within seconds. */
export type SegmentCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of segments. */
export type SegmentConnection = {
  __typename?: 'SegmentConnection';
  /** The segments with their cursors. */
  edges: Array<SegmentEdge>;
  /** The segments. */
  nodes: Array<Segment>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A page of a segment's customers. */
export type SegmentCustomerConnection = {
  __typename?: 'SegmentCustomerConnection';
  /** The customers with their cursors. */
  edges: Array<SegmentCustomerEdge>;
  /** The customers. */
  nodes: Array<Customer>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A customer and the place in the segment. */
export type SegmentCustomerEdge = {
  __typename?: 'SegmentCustomerEdge';
  /** Opaque place of the customer. */
  cursor: Scalars['String']['output'];
  /** The customer. */
  node: Customer;
};

/** A segment and its place in the list. */
export type SegmentEdge = {
  __typename?: 'SegmentEdge';
  /** Opaque place of the segment. */
  cursor: Scalars['String']['output'];
  /** The segment. */
  node: Segment;
};

/** A segment as it shall be. */
export type SegmentSaveInput = {
  /** The filter, as the JSON of a CustomerFilter, for example {"sales": {"orderCount": {"gte": 2}}}; an empty object means everybody. At most 20,000 characters and 8 levels of and, or, not. It can't name another segment, and names no person, as it stays when a person is erased: displayName, phone and custom fields of the type TEXT are asked for by isNull only, email also by contains with a domain such as @example.com. */
  definition: Scalars['JSON']['input'];
  /** The segment to say anew; a new one is made when left out, at most 200 in all. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** What the segment is called; 1 to 200 characters. */
  name: Scalars['String']['input'];
};

/** Answer of segmentSave. */
export type SegmentSavePayload = {
  __typename?: 'SegmentSavePayload';
  /** The segment as it is now; null when userErrors says why not. */
  segment?: Maybe<Segment>;
  /** Why nothing was written; empty on success. */
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

/** Something a customer looked at or did, on a site or in an app. */
export type Visit = {
  __typename?: 'Visit';
  /** When it was. */
  at: Scalars['DateTime']['output'];
  /** The campaign that led there; null when it was none, or is not known. */
  campaign?: Maybe<Campaign>;
  /** Who it was. */
  customer: Customer;
  /** The partner's own id of the visit; null when it has none. */
  externalRef?: Maybe<ExternalRef>;
  /** The visit's id. */
  id: Scalars['ID']['output'];
  /** What kind of visit it was. */
  kind: VisitKind;
  /** Address or name of the page, or what was done; null when nobody said. */
  page?: Maybe<Scalars['String']['output']>;
  /** Stock-keeping unit of the product looked at, as sales knows it; null when it was no product. */
  sku?: Maybe<Scalars['ID']['output']>;
};

/** A page of visits. */
export type VisitConnection = {
  __typename?: 'VisitConnection';
  /** The visits with their cursors. */
  edges: Array<VisitEdge>;
  /** The visits. */
  nodes: Array<Visit>;
  /** Where the page stands. */
  pageInfo: PageInfo;
};

/** A visit and its place in the list. */
export type VisitEdge = {
  __typename?: 'VisitEdge';
  /** Opaque place of the visit. */
  cursor: Scalars['String']['output'];
  /** The visit. */
  node: Visit;
};

/** What kind of visit it was. */
export type VisitKind =
  /** Something was put into a cart. */
  | 'CART'
  /** Anything else that happened. */
  | 'EVENT'
  /** A form was filled in. */
  | 'FORM'
  /** A page was opened. */
  | 'PAGE'
  /** A product was looked at. */
  | 'PRODUCT';

/** Who looked at what. */
export type VisitRecordInput = {
  /** When it was; now when left out. */
  at?: InputMaybe<Scalars['DateTime']['input']>;
  /** Id of the campaign that led there; none when left out. */
  campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** Who it was. */
  customer: CustomerReferenceInput;
  /** The partner's own id of the visit; makes the write an upsert. */
  externalRef?: InputMaybe<ExternalRefInput>;
  /** Makes a retry safe: the same key and input have one effect. 1 to 200 characters. */
  idempotencyKey: Scalars['String']['input'];
  /** What kind of visit it was. */
  kind: VisitKind;
  /** Address or name of the page, or what was done; at most 2,000 characters. */
  page?: InputMaybe<Scalars['String']['input']>;
  /** Stock-keeping unit of the product looked at; at most 100 characters. */
  sku?: InputMaybe<Scalars['ID']['input']>;
};

/** Answer of visitRecord. */
export type VisitRecordPayload = {
  __typename?: 'VisitRecordPayload';
  /** Whether the person was met for the first time; null when nothing was written. */
  customerCreated?: Maybe<Scalars['Boolean']['output']>;
  /** Whether an earlier call with the same key had done it. */
  replayed: Scalars['Boolean']['output'];
  /** Why nothing was written; empty on success. */
  userErrors: Array<UserError>;
  /** The visit as it is now; null when userErrors says why not. */
  visit?: Maybe<Visit>;
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
  Campaign: Campaign;
  CampaignMessage: CampaignMessage;
  ConsentEvent: ConsentEvent;
  Customer: Customer;
  Lead: Lead;
  Segment: Segment;
  Visit: Visit;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Campaign:
    ( { __typename: 'Campaign' }
    & GraphQLRecursivePick<FederationTypes['Campaign'], {"id":true}> );
  CampaignMessage:
    ( { __typename: 'CampaignMessage' }
    & GraphQLRecursivePick<FederationTypes['CampaignMessage'], {"id":true}> );
  ConsentEvent:
    ( { __typename: 'ConsentEvent' }
    & GraphQLRecursivePick<FederationTypes['ConsentEvent'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Lead:
    ( { __typename: 'Lead' }
    & GraphQLRecursivePick<FederationTypes['Lead'], {"id":true}> );
  Segment:
    ( { __typename: 'Segment' }
    & GraphQLRecursivePick<FederationTypes['Segment'], {"id":true}> );
  Visit:
    ( { __typename: 'Visit' }
    & GraphQLRecursivePick<FederationTypes['Visit'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddressInput: AddressInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Attribution: ResolverTypeWrapper<AttributionRow>;
  Campaign: ResolverTypeWrapper<CampaignRow>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CampaignCancelInput: CampaignCancelInput;
  CampaignCancelPayload: ResolverTypeWrapper<Omit<CampaignCancelPayload, 'campaign'> & { campaign?: Maybe<ResolversTypes['Campaign']> }>;
  CampaignConnection: ResolverTypeWrapper<CampaignConnectionRow>;
  CampaignCostRecordInput: CampaignCostRecordInput;
  CampaignCostRecordPayload: ResolverTypeWrapper<Omit<CampaignCostRecordPayload, 'campaign'> & { campaign?: Maybe<ResolversTypes['Campaign']> }>;
  CampaignCreateInput: CampaignCreateInput;
  CampaignCreatePayload: ResolverTypeWrapper<Omit<CampaignCreatePayload, 'campaign'> & { campaign?: Maybe<ResolversTypes['Campaign']> }>;
  CampaignEdge: ResolverTypeWrapper<Omit<CampaignEdge, 'node'> & { node: ResolversTypes['Campaign'] }>;
  CampaignMessage: ResolverTypeWrapper<CampaignMessageRow>;
  CampaignMessageConnection: ResolverTypeWrapper<CampaignMessageConnectionRow>;
  CampaignMessageEdge: ResolverTypeWrapper<Omit<CampaignMessageEdge, 'node'> & { node: ResolversTypes['CampaignMessage'] }>;
  CampaignPreview: ResolverTypeWrapper<PreviewRow>;
  CampaignSendInput: CampaignSendInput;
  CampaignSendPayload: ResolverTypeWrapper<Omit<CampaignSendPayload, 'campaign' | 'held'> & { campaign?: Maybe<ResolversTypes['Campaign']>, held?: Maybe<Array<ResolversTypes['HeldCount']>> }>;
  CampaignStatus: CampaignStatus;
  Channel: Channel;
  Consent: ResolverTypeWrapper<ConsentRow>;
  ConsentEvent: ResolverTypeWrapper<ConsentEventRow>;
  ConsentRecordInput: ConsentRecordInput;
  ConsentRecordPayload: ResolverTypeWrapper<Omit<ConsentRecordPayload, 'consent'> & { consent?: Maybe<ResolversTypes['Consent']> }>;
  ConsentState: ConsentState;
  Contactability: ResolverTypeWrapper<HoldingRow>;
  CustomFieldDefinition: ResolverTypeWrapper<CustomFieldDefinition>;
  CustomFieldType: CustomFieldType;
  Customer: ResolverTypeWrapper<ReferencedCustomerRow>;
  CustomerReferenceInput: CustomerReferenceInput;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeFilter: DateTimeFilter;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  ExternalRef: ResolverTypeWrapper<ExternalRef>;
  ExternalRefInput: ExternalRefInput;
  HeldCount: ResolverTypeWrapper<HeldCountRow>;
  HoldOverrideInput: HoldOverrideInput;
  HoldOverridePayload: ResolverTypeWrapper<Omit<HoldOverridePayload, 'campaign'> & { campaign?: Maybe<ResolversTypes['Campaign']> }>;
  HoldReason: HoldReason;
  IdentifierInput: IdentifierInput;
  IdentifierKind: IdentifierKind;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Lead: ResolverTypeWrapper<LeadRow>;
  LeadCaptureInput: LeadCaptureInput;
  LeadCapturePayload: ResolverTypeWrapper<Omit<LeadCapturePayload, 'lead'> & { lead?: Maybe<ResolversTypes['Lead']> }>;
  LeadConnection: ResolverTypeWrapper<LeadConnectionRow>;
  LeadEdge: ResolverTypeWrapper<Omit<LeadEdge, 'node'> & { node: ResolversTypes['Lead'] }>;
  LeadFilter: LeadFilter;
  LeadQualifyInput: LeadQualifyInput;
  LeadQualifyPayload: ResolverTypeWrapper<Omit<LeadQualifyPayload, 'lead'> & { lead?: Maybe<ResolversTypes['Lead']> }>;
  LeadStatus: LeadStatus;
  LeadStatusFilter: LeadStatusFilter;
  MarketingCustomFieldDefineInput: MarketingCustomFieldDefineInput;
  MarketingCustomFieldDefinePayload: ResolverTypeWrapper<MarketingCustomFieldDefinePayload>;
  MarketingCustomFieldsSetInput: MarketingCustomFieldsSetInput;
  MarketingCustomFieldsSetPayload: ResolverTypeWrapper<Omit<MarketingCustomFieldsSetPayload, 'customer'> & { customer?: Maybe<ResolversTypes['Customer']> }>;
  MarketingFacet: ResolverTypeWrapper<ReferencedCustomerRow>;
  MessageStatus: MessageStatus;
  Metric: ResolverTypeWrapper<Metric>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  MetricQuality: MetricQuality;
  Money: ResolverTypeWrapper<Money>;
  MoneyInput: MoneyInput;
  MoneyMetric: ResolverTypeWrapper<MoneyMetric>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ProfileInput: ProfileInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Segment: ResolverTypeWrapper<SegmentRow>;
  SegmentConnection: ResolverTypeWrapper<SegmentConnectionRow>;
  SegmentCustomerConnection: ResolverTypeWrapper<SegmentCustomerConnectionRow>;
  SegmentCustomerEdge: ResolverTypeWrapper<Omit<SegmentCustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  SegmentEdge: ResolverTypeWrapper<Omit<SegmentEdge, 'node'> & { node: ResolversTypes['Segment'] }>;
  SegmentSaveInput: SegmentSaveInput;
  SegmentSavePayload: ResolverTypeWrapper<Omit<SegmentSavePayload, 'segment'> & { segment?: Maybe<ResolversTypes['Segment']> }>;
  StringFilter: StringFilter;
  UserError: ResolverTypeWrapper<UserError>;
  Visit: ResolverTypeWrapper<VisitRow>;
  VisitConnection: ResolverTypeWrapper<VisitConnectionRow>;
  VisitEdge: ResolverTypeWrapper<Omit<VisitEdge, 'node'> & { node: ResolversTypes['Visit'] }>;
  VisitKind: VisitKind;
  VisitRecordInput: VisitRecordInput;
  VisitRecordPayload: ResolverTypeWrapper<Omit<VisitRecordPayload, 'visit'> & { visit?: Maybe<ResolversTypes['Visit']> }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddressInput: AddressInput;
  String: Scalars['String']['output'];
  Attribution: AttributionRow;
  Campaign: CampaignRow;
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  CampaignCancelInput: CampaignCancelInput;
  CampaignCancelPayload: Omit<CampaignCancelPayload, 'campaign'> & { campaign?: Maybe<ResolversParentTypes['Campaign']> };
  CampaignConnection: CampaignConnectionRow;
  CampaignCostRecordInput: CampaignCostRecordInput;
  CampaignCostRecordPayload: Omit<CampaignCostRecordPayload, 'campaign'> & { campaign?: Maybe<ResolversParentTypes['Campaign']> };
  CampaignCreateInput: CampaignCreateInput;
  CampaignCreatePayload: Omit<CampaignCreatePayload, 'campaign'> & { campaign?: Maybe<ResolversParentTypes['Campaign']> };
  CampaignEdge: Omit<CampaignEdge, 'node'> & { node: ResolversParentTypes['Campaign'] };
  CampaignMessage: CampaignMessageRow;
  CampaignMessageConnection: CampaignMessageConnectionRow;
  CampaignMessageEdge: Omit<CampaignMessageEdge, 'node'> & { node: ResolversParentTypes['CampaignMessage'] };
  CampaignPreview: PreviewRow;
  CampaignSendInput: CampaignSendInput;
  CampaignSendPayload: Omit<CampaignSendPayload, 'campaign' | 'held'> & { campaign?: Maybe<ResolversParentTypes['Campaign']>, held?: Maybe<Array<ResolversParentTypes['HeldCount']>> };
  Consent: ConsentRow;
  ConsentEvent: ConsentEventRow;
  ConsentRecordInput: ConsentRecordInput;
  ConsentRecordPayload: Omit<ConsentRecordPayload, 'consent'> & { consent?: Maybe<ResolversParentTypes['Consent']> };
  Contactability: HoldingRow;
  CustomFieldDefinition: CustomFieldDefinition;
  Customer: ReferencedCustomerRow;
  CustomerReferenceInput: CustomerReferenceInput;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeFilter: DateTimeFilter;
  Decimal: Scalars['Decimal']['output'];
  ExternalRef: ExternalRef;
  ExternalRefInput: ExternalRefInput;
  HeldCount: HeldCountRow;
  HoldOverrideInput: HoldOverrideInput;
  HoldOverridePayload: Omit<HoldOverridePayload, 'campaign'> & { campaign?: Maybe<ResolversParentTypes['Campaign']> };
  IdentifierInput: IdentifierInput;
  JSON: Scalars['JSON']['output'];
  Lead: LeadRow;
  LeadCaptureInput: LeadCaptureInput;
  LeadCapturePayload: Omit<LeadCapturePayload, 'lead'> & { lead?: Maybe<ResolversParentTypes['Lead']> };
  LeadConnection: LeadConnectionRow;
  LeadEdge: Omit<LeadEdge, 'node'> & { node: ResolversParentTypes['Lead'] };
  LeadFilter: LeadFilter;
  LeadQualifyInput: LeadQualifyInput;
  LeadQualifyPayload: Omit<LeadQualifyPayload, 'lead'> & { lead?: Maybe<ResolversParentTypes['Lead']> };
  LeadStatusFilter: LeadStatusFilter;
  MarketingCustomFieldDefineInput: MarketingCustomFieldDefineInput;
  MarketingCustomFieldDefinePayload: MarketingCustomFieldDefinePayload;
  MarketingCustomFieldsSetInput: MarketingCustomFieldsSetInput;
  MarketingCustomFieldsSetPayload: Omit<MarketingCustomFieldsSetPayload, 'customer'> & { customer?: Maybe<ResolversParentTypes['Customer']> };
  MarketingFacet: ReferencedCustomerRow;
  Metric: Metric;
  Float: Scalars['Float']['output'];
  Money: Money;
  MoneyInput: MoneyInput;
  MoneyMetric: MoneyMetric;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  ProfileInput: ProfileInput;
  Query: Record<PropertyKey, never>;
  Segment: SegmentRow;
  SegmentConnection: SegmentConnectionRow;
  SegmentCustomerConnection: SegmentCustomerConnectionRow;
  SegmentCustomerEdge: Omit<SegmentCustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  SegmentEdge: Omit<SegmentEdge, 'node'> & { node: ResolversParentTypes['Segment'] };
  SegmentSaveInput: SegmentSaveInput;
  SegmentSavePayload: Omit<SegmentSavePayload, 'segment'> & { segment?: Maybe<ResolversParentTypes['Segment']> };
  StringFilter: StringFilter;
  UserError: UserError;
  Visit: VisitRow;
  VisitConnection: VisitConnectionRow;
  VisitEdge: Omit<VisitEdge, 'node'> & { node: ResolversParentTypes['Visit'] };
  VisitRecordInput: VisitRecordInput;
  VisitRecordPayload: Omit<VisitRecordPayload, 'visit'> & { visit?: Maybe<ResolversParentTypes['Visit']> };
};

export type AttributionResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Attribution'] = ResolversParentTypes['Attribution']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CampaignResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Campaign'] = ResolversParentTypes['Campaign'], FederationReferenceType extends FederationReferenceTypes['Campaign'] = FederationReferenceTypes['Campaign']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Campaign']> | FederationReferenceType, FederationReferenceType, ContextType>;
  acquisitionCost?: Resolver<ResolversTypes['MoneyMetric'], ParentType, ContextType, Partial<CampaignAcquisitionCostArgs>>;
  bounced?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  clickRate?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  clicked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType, Partial<CampaignCostArgs>>;
  delivered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['ExternalRef']>, ParentType, ContextType>;
  held?: Resolver<Array<ResolversTypes['HeldCount']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  openRate?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  prefetched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recipients?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CampaignStatus'], ParentType, ContextType>;
  tracksIndividuals?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unsubscribed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CampaignCancelPayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CampaignCancelPayload'] = ResolversParentTypes['CampaignCancelPayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CampaignConnectionResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CampaignConnection'] = ResolversParentTypes['CampaignConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CampaignEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Campaign']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CampaignCostRecordPayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CampaignCostRecordPayload'] = ResolversParentTypes['CampaignCostRecordPayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CampaignCreatePayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CampaignCreatePayload'] = ResolversParentTypes['CampaignCreatePayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CampaignEdgeResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CampaignEdge'] = ResolversParentTypes['CampaignEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Campaign'], ParentType, ContextType>;
};

export type CampaignMessageResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CampaignMessage'] = ResolversParentTypes['CampaignMessage'], FederationReferenceType extends FederationReferenceTypes['CampaignMessage'] = FederationReferenceTypes['CampaignMessage']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CampaignMessage']> | FederationReferenceType, FederationReferenceType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  campaign?: Resolver<ResolversTypes['Campaign'], ParentType, ContextType>;
  clickedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  openedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['MessageStatus'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CampaignMessageConnectionResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CampaignMessageConnection'] = ResolversParentTypes['CampaignMessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CampaignMessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CampaignMessage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CampaignMessageEdgeResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CampaignMessageEdge'] = ResolversParentTypes['CampaignMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CampaignMessage'], ParentType, ContextType>;
};

export type CampaignPreviewResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CampaignPreview'] = ResolversParentTypes['CampaignPreview']> = {
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contactability?: Resolver<ResolversTypes['Contactability'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CampaignSendPayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CampaignSendPayload'] = ResolversParentTypes['CampaignSendPayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  held?: Resolver<Maybe<Array<ResolversTypes['HeldCount']>>, ParentType, ContextType>;
  queued?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ConsentResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Consent'] = ResolversParentTypes['Consent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['ConsentEvent']>, ParentType, ContextType>;
  proof?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConsentState'], ParentType, ContextType>;
};

export type ConsentEventResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['ConsentEvent'] = ResolversParentTypes['ConsentEvent'], FederationReferenceType extends FederationReferenceTypes['ConsentEvent'] = FederationReferenceTypes['ConsentEvent']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ConsentEvent']> | FederationReferenceType, FederationReferenceType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  proof?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConsentState'], ParentType, ContextType>;
};

export type ConsentRecordPayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['ConsentRecordPayload'] = ResolversParentTypes['ConsentRecordPayload']> = {
  consent?: Resolver<Maybe<ResolversTypes['Consent']>, ParentType, ContextType>;
  customerCreated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ContactabilityResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Contactability'] = ResolversParentTypes['Contactability']> = {
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  contactable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  heldBecause?: Resolver<Array<ResolversTypes['HoldReason']>, ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomFieldDefinitionResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['CustomFieldDefinition'] = ResolversParentTypes['CustomFieldDefinition']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  marketing?: Resolver<Maybe<ResolversTypes['MarketingFacet']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type ExternalRefResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['ExternalRef'] = ResolversParentTypes['ExternalRef']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HeldCountResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['HeldCount'] = ResolversParentTypes['HeldCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['HoldReason'], ParentType, ContextType>;
};

export type HoldOverridePayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['HoldOverridePayload'] = ResolversParentTypes['HoldOverridePayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LeadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Lead'] = ResolversParentTypes['Lead'], FederationReferenceType extends FederationReferenceTypes['Lead'] = FederationReferenceTypes['Lead']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Lead']> | FederationReferenceType, FederationReferenceType, ContextType>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  capturedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['ExternalRef']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LeadStatus'], ParentType, ContextType>;
};

export type LeadCapturePayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['LeadCapturePayload'] = ResolversParentTypes['LeadCapturePayload']> = {
  customerCreated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lead?: Resolver<Maybe<ResolversTypes['Lead']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LeadConnectionResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['LeadConnection'] = ResolversParentTypes['LeadConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LeadEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Lead']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LeadEdgeResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['LeadEdge'] = ResolversParentTypes['LeadEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Lead'], ParentType, ContextType>;
};

export type LeadQualifyPayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['LeadQualifyPayload'] = ResolversParentTypes['LeadQualifyPayload']> = {
  lead?: Resolver<Maybe<ResolversTypes['Lead']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MarketingCustomFieldDefinePayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['MarketingCustomFieldDefinePayload'] = ResolversParentTypes['MarketingCustomFieldDefinePayload']> = {
  definition?: Resolver<Maybe<ResolversTypes['CustomFieldDefinition']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MarketingCustomFieldsSetPayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['MarketingCustomFieldsSetPayload'] = ResolversParentTypes['MarketingCustomFieldsSetPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MarketingFacetResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['MarketingFacet'] = ResolversParentTypes['MarketingFacet']> = {
  acquisitionCost?: Resolver<ResolversTypes['MoneyMetric'], ParentType, ContextType, Partial<MarketingFacetAcquisitionCostArgs>>;
  consents?: Resolver<Array<ResolversTypes['Consent']>, ParentType, ContextType>;
  contactability?: Resolver<ResolversTypes['Contactability'], ParentType, ContextType, RequireFields<MarketingFacetContactabilityArgs, 'channel' | 'purpose'>>;
  contactable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  customFields?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  firstTouch?: Resolver<Maybe<ResolversTypes['Attribution']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastOpenedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastVisitAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['CampaignMessageConnection'], ParentType, ContextType, Partial<MarketingFacetMessagesArgs>>;
  openRate?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  segments?: Resolver<Array<ResolversTypes['Segment']>, ParentType, ContextType>;
  visits?: Resolver<ResolversTypes['VisitConnection'], ParentType, ContextType, Partial<MarketingFacetVisitsArgs>>;
};

export type MetricResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Metric'] = ResolversParentTypes['Metric']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['MetricQuality'], ParentType, ContextType>;
  sampleSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currencyCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyMetricResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['MoneyMetric'] = ResolversParentTypes['MoneyMetric']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['MetricQuality'], ParentType, ContextType>;
  sampleSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  campaignCancel?: Resolver<Maybe<ResolversTypes['CampaignCancelPayload']>, ParentType, ContextType, RequireFields<MutationCampaignCancelArgs, 'input'>>;
  campaignCostRecord?: Resolver<Maybe<ResolversTypes['CampaignCostRecordPayload']>, ParentType, ContextType, RequireFields<MutationCampaignCostRecordArgs, 'input'>>;
  campaignCreate?: Resolver<Maybe<ResolversTypes['CampaignCreatePayload']>, ParentType, ContextType, RequireFields<MutationCampaignCreateArgs, 'input'>>;
  campaignSend?: Resolver<Maybe<ResolversTypes['CampaignSendPayload']>, ParentType, ContextType, RequireFields<MutationCampaignSendArgs, 'input'>>;
  consentRecord?: Resolver<Maybe<ResolversTypes['ConsentRecordPayload']>, ParentType, ContextType, RequireFields<MutationConsentRecordArgs, 'input'>>;
  holdOverride?: Resolver<Maybe<ResolversTypes['HoldOverridePayload']>, ParentType, ContextType, RequireFields<MutationHoldOverrideArgs, 'input'>>;
  leadCapture?: Resolver<Maybe<ResolversTypes['LeadCapturePayload']>, ParentType, ContextType, RequireFields<MutationLeadCaptureArgs, 'input'>>;
  leadQualify?: Resolver<Maybe<ResolversTypes['LeadQualifyPayload']>, ParentType, ContextType, RequireFields<MutationLeadQualifyArgs, 'input'>>;
  marketingCustomFieldDefine?: Resolver<Maybe<ResolversTypes['MarketingCustomFieldDefinePayload']>, ParentType, ContextType, RequireFields<MutationMarketingCustomFieldDefineArgs, 'input'>>;
  marketingCustomFieldsSet?: Resolver<Maybe<ResolversTypes['MarketingCustomFieldsSetPayload']>, ParentType, ContextType, RequireFields<MutationMarketingCustomFieldsSetArgs, 'input'>>;
  segmentSave?: Resolver<Maybe<ResolversTypes['SegmentSavePayload']>, ParentType, ContextType, RequireFields<MutationSegmentSaveArgs, 'input'>>;
  visitRecord?: Resolver<Maybe<ResolversTypes['VisitRecordPayload']>, ParentType, ContextType, RequireFields<MutationVisitRecordArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType, RequireFields<QueryCampaignArgs, 'id'>>;
  campaignPreview?: Resolver<Maybe<ResolversTypes['CampaignPreview']>, ParentType, ContextType, RequireFields<QueryCampaignPreviewArgs, 'campaignId' | 'customerId'>>;
  campaigns?: Resolver<Maybe<ResolversTypes['CampaignConnection']>, ParentType, ContextType, Partial<QueryCampaignsArgs>>;
  lead?: Resolver<Maybe<ResolversTypes['Lead']>, ParentType, ContextType, RequireFields<QueryLeadArgs, 'id'>>;
  leads?: Resolver<Maybe<ResolversTypes['LeadConnection']>, ParentType, ContextType, Partial<QueryLeadsArgs>>;
  marketingCustomFieldDefinitions?: Resolver<Maybe<Array<ResolversTypes['CustomFieldDefinition']>>, ParentType, ContextType>;
  segment?: Resolver<Maybe<ResolversTypes['Segment']>, ParentType, ContextType, RequireFields<QuerySegmentArgs, 'id'>>;
  segments?: Resolver<Maybe<ResolversTypes['SegmentConnection']>, ParentType, ContextType, Partial<QuerySegmentsArgs>>;
};

export type SegmentResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Segment'] = ResolversParentTypes['Segment'], FederationReferenceType extends FederationReferenceTypes['Segment'] = FederationReferenceTypes['Segment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Segment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customers?: Resolver<ResolversTypes['SegmentCustomerConnection'], ParentType, ContextType, Partial<SegmentCustomersArgs>>;
  definition?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SegmentConnectionResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['SegmentConnection'] = ResolversParentTypes['SegmentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SegmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Segment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SegmentCustomerConnectionResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['SegmentCustomerConnection'] = ResolversParentTypes['SegmentCustomerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SegmentCustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SegmentCustomerEdgeResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['SegmentCustomerEdge'] = ResolversParentTypes['SegmentCustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type SegmentEdgeResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['SegmentEdge'] = ResolversParentTypes['SegmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Segment'], ParentType, ContextType>;
};

export type SegmentSavePayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['SegmentSavePayload'] = ResolversParentTypes['SegmentSavePayload']> = {
  segment?: Resolver<Maybe<ResolversTypes['Segment']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VisitResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['Visit'] = ResolversParentTypes['Visit'], FederationReferenceType extends FederationReferenceTypes['Visit'] = FederationReferenceTypes['Visit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Visit']> | FederationReferenceType, FederationReferenceType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  customer?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['ExternalRef']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['VisitKind'], ParentType, ContextType>;
  page?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type VisitConnectionResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['VisitConnection'] = ResolversParentTypes['VisitConnection']> = {
  edges?: Resolver<Array<ResolversTypes['VisitEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Visit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type VisitEdgeResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['VisitEdge'] = ResolversParentTypes['VisitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Visit'], ParentType, ContextType>;
};

export type VisitRecordPayloadResolvers<ContextType = MarketingContext, ParentType extends ResolversParentTypes['VisitRecordPayload'] = ResolversParentTypes['VisitRecordPayload']> = {
  customerCreated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
  visit?: Resolver<Maybe<ResolversTypes['Visit']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = MarketingContext> = {
  Attribution?: AttributionResolvers<ContextType>;
  Campaign?: CampaignResolvers<ContextType>;
  CampaignCancelPayload?: CampaignCancelPayloadResolvers<ContextType>;
  CampaignConnection?: CampaignConnectionResolvers<ContextType>;
  CampaignCostRecordPayload?: CampaignCostRecordPayloadResolvers<ContextType>;
  CampaignCreatePayload?: CampaignCreatePayloadResolvers<ContextType>;
  CampaignEdge?: CampaignEdgeResolvers<ContextType>;
  CampaignMessage?: CampaignMessageResolvers<ContextType>;
  CampaignMessageConnection?: CampaignMessageConnectionResolvers<ContextType>;
  CampaignMessageEdge?: CampaignMessageEdgeResolvers<ContextType>;
  CampaignPreview?: CampaignPreviewResolvers<ContextType>;
  CampaignSendPayload?: CampaignSendPayloadResolvers<ContextType>;
  Consent?: ConsentResolvers<ContextType>;
  ConsentEvent?: ConsentEventResolvers<ContextType>;
  ConsentRecordPayload?: ConsentRecordPayloadResolvers<ContextType>;
  Contactability?: ContactabilityResolvers<ContextType>;
  CustomFieldDefinition?: CustomFieldDefinitionResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  ExternalRef?: ExternalRefResolvers<ContextType>;
  HeldCount?: HeldCountResolvers<ContextType>;
  HoldOverridePayload?: HoldOverridePayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Lead?: LeadResolvers<ContextType>;
  LeadCapturePayload?: LeadCapturePayloadResolvers<ContextType>;
  LeadConnection?: LeadConnectionResolvers<ContextType>;
  LeadEdge?: LeadEdgeResolvers<ContextType>;
  LeadQualifyPayload?: LeadQualifyPayloadResolvers<ContextType>;
  MarketingCustomFieldDefinePayload?: MarketingCustomFieldDefinePayloadResolvers<ContextType>;
  MarketingCustomFieldsSetPayload?: MarketingCustomFieldsSetPayloadResolvers<ContextType>;
  MarketingFacet?: MarketingFacetResolvers<ContextType>;
  Metric?: MetricResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  MoneyMetric?: MoneyMetricResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Segment?: SegmentResolvers<ContextType>;
  SegmentConnection?: SegmentConnectionResolvers<ContextType>;
  SegmentCustomerConnection?: SegmentCustomerConnectionResolvers<ContextType>;
  SegmentCustomerEdge?: SegmentCustomerEdgeResolvers<ContextType>;
  SegmentEdge?: SegmentEdgeResolvers<ContextType>;
  SegmentSavePayload?: SegmentSavePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  Visit?: VisitResolvers<ContextType>;
  VisitConnection?: VisitConnectionResolvers<ContextType>;
  VisitEdge?: VisitEdgeResolvers<ContextType>;
  VisitRecordPayload?: VisitRecordPayloadResolvers<ContextType>;
};


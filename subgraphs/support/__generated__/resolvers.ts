import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ReferencedCustomer as ReferencedCustomerRow } from '../../kit/referenced-customer';
import type { StaffReference as StaffReferenceRow } from '../staff/reference';
import type { Claim as ClaimRow } from '../claim/held';
import type { DoubtfulMail as DoubtfulMailRow } from '../../kit/mail/in-doubt';
import type { Delivery as DeliveryRow } from '../reply/loaders';
import type { AttachmentSummary as AttachmentSummaryRow } from '../attachment/loaders';
import type { Answer as AnswerRow } from '../answer/entity';
import type { FaqCandidate as FaqCandidateRow } from '../answer/candidates';
import type { ServiceLevelFigures as ServiceLevelFiguresRow } from '../service-level/service';
import type { Ticket as TicketRow } from '../ticket/entity';
import type { TicketPage as TicketPageRow } from '../ticket/list';
import type { TicketMessage as TicketMessageRow } from '../message/entity';
import type { SupportContext } from '../context';
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

/** A published answer to a frequent question. */
export type Answer = {
  __typename?: 'Answer';
  /** What is answered, at most 100,000 characters. */
  body: Scalars['String']['output'];
  /** The answer's id. */
  id: Scalars['ID']['output'];
  /** Language of the answer as a BCP 47 tag, for example ko. */
  language: Scalars['String']['output'];
  /** When it was published. */
  publishedAt: Scalars['DateTime']['output'];
  /** What is asked, in one line of at most 500 characters. */
  question: Scalars['String']['output'];
  /** How often it was given in a ticket. */
  useCount: Scalars['Int']['output'];
};

/** A new published answer. */
export type AnswerPublishInput = {
  /** What is answered, 1 to 100,000 characters. */
  body: Scalars['String']['input'];
  /** Tickets that asked it, at most 250; they are no candidates any more. */
  fromTicketIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input publishes once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** Language of the answer as a BCP 47 tag, for example ko. */
  language: Scalars['String']['input'];
  /** What is asked, in one line of 1 to 500 characters. */
  question: Scalars['String']['input'];
};

/** What became of an answerPublish. */
export type AnswerPublishPayload = {
  __typename?: 'AnswerPublishPayload';
  /** The answer as it was published; null exactly when there are userErrors. */
  answer?: Maybe<Answer>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** A file that came with a message. */
export type Attachment = {
  __typename?: 'Attachment';
  /** How many bytes the file has. */
  bytes: Scalars['Int']['output'];
  /** Media type as the sender gave it, for example application/pdf. */
  contentType: Scalars['String']['output'];
  /** The file's id. */
  id: Scalars['ID']['output'];
  /** Name of the file as the sender wrote it, at most 255 characters. */
  name: Scalars['String']['output'];
  /** Address from which the file can be downloaded without a token for ten minutes; a stranger may have made it. Null when it was larger than what is kept, ATTACHMENT_LIMIT_MB. */
  url?: Maybe<Scalars['String']['output']>;
};

/** Conditions on a truth value; all that are given must hold. */
export type BooleanFilter = {
  /** Equal to this value. */
  eq?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: has no value. False: has one. */
  isNull?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How satisfied a customer was. */
export type CsatRecordInput = {
  /** The customer's own words, at most 2,000 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input records once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** 1 very bad to 5 very good. */
  score: Scalars['Int']['input'];
  /** The ticket's id. */
  ticketId: Scalars['ID']['input'];
};

/** What became of a csatRecord. */
export type CsatRecordPayload = {
  __typename?: 'CsatRecordPayload';
  /** The ticket that has the score, as it is now; null exactly when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
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
  /** What support knows of the customer. Null only when support does not answer. */
  support?: Maybe<SupportFacet>;
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

/** How fast and how well a customer's tickets were answered: speed never without quality. */
export type CustomerServiceLevels = {
  __typename?: 'CustomerServiceLevels';
  /** Mean score, 1 to 5, over the tickets that were scored. */
  csat: Metric;
  /** Share of the tickets ever resolved that were scored. */
  csatResponseRate: Metric;
  /** Share of the tickets ever resolved that were opened again. */
  reopenRate: Metric;
  /** Mean hours from a ticket's opening to the first answer by a person. */
  timeToFirstResponse: Metric;
  /** Mean hours from a ticket's opening to its last resolution. */
  timeToResolution: Metric;
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

/** A mail whose connection broke while it was handed over. */
export type DoubtfulMail = {
  __typename?: 'DoubtfulMail';
  /** Whom it is for; null for mail to nobody's customer. */
  customer?: Maybe<Customer>;
  /** The mail's id; of an answer, that of the message. */
  id: Scalars['ID']['output'];
  /** Message-ID, in angle brackets, by which the mail server's log knows it. */
  messageId: Scalars['String']['output'];
  /** What went wrong, in the words of our side of the connection; null when nobody could say. */
  problem?: Maybe<Scalars['String']['output']>;
  /** When it was handed over. */
  since: Scalars['DateTime']['output'];
  /** Its subject. */
  subject: Scalars['String']['output'];
  /** The ticket it answers; null for a mail that asks how satisfied the customer was. */
  ticket?: Maybe<Ticket>;
  /** Address it goes to. */
  to: Scalars['String']['output'];
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

/** A question that several customers ask. */
export type FaqCandidate = {
  __typename?: 'FaqCandidate';
  /** How many different customers asked it. */
  customerCount: Scalars['Int']['output'];
  /** The last answer a customer got to it, as a draft; null while nobody was answered. */
  draftAnswer?: Maybe<Scalars['String']['output']>;
  /** The question in the words of one of the tickets. */
  question: Scalars['String']['output'];
  /** Tickets that ask it, at most 20. */
  tickets: Array<Ticket>;
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

/** Where a mail to a customer stands. */
export type MailDelivery = {
  __typename?: 'MailDelivery';
  /** When it was handed to the mail server; null as long as it was not. */
  sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** How far it has come. */
  state: MailDeliveryState;
};

/** How far a mail has come. */
export type MailDeliveryState =
  /** The mail server refused it for good. */
  | 'FAILED'
  /** The connection broke while it was handed over: nobody knows whether it went out. It is not sent again by itself; mailSettle ends the doubt. */
  | 'IN_DOUBT'
  /** It waits to be sent, for the first time or again after the mail server could not take it. */
  | 'QUEUED'
  /** It is being handed over. */
  | 'SENDING'
  /** The mail server took it. */
  | 'SENT';

/** A decision about a mail in doubt. */
export type MailSettleInput = {
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input decides once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** The mail's id. */
  mailId: Scalars['ID']['input'];
  /** What becomes of it. */
  settlement: MailSettlement;
};

/** What became of a mailSettle. */
export type MailSettlePayload = {
  __typename?: 'MailSettlePayload';
  /** Where the mail stands now; null exactly when there are userErrors. */
  delivery?: Maybe<MailDelivery>;
  /** The ticket it answers, with the note; null when it answers none, or when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was decided; empty when it was. */
  userErrors: Array<UserError>;
};

/** What becomes of a mail in doubt. */
export type MailSettlement =
  /** It counts as sent when it was handed over: the mail server's log or the customer says so. */
  | 'ARRIVED'
  /** It is sent again, with the same Message-ID. The customer may get it twice. */
  | 'RESEND';

/** Who wrote a message to whom. */
export type MessageDirection =
  /** From the customer to us. */
  | 'INBOUND'
  /** Among colleagues; the customer never sees it. */
  | 'NOTE'
  /** From us to the customer. */
  | 'OUTBOUND';

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

export type Mutation = {
  __typename?: 'Mutation';
  /** Publishes an answer to a frequent question and links the tickets that asked it. */
  answerPublish?: Maybe<AnswerPublishPayload>;
  /** Records how satisfied the customer was with a ticket, in place of an earlier score; for a merged ticket, with the one it goes on in. Customers do the same by the link in the mail they get when the ticket is resolved. */
  csatRecord?: Maybe<CsatRecordPayload>;
  /** Ends the doubt about a mail, on the word of somebody who looked: it is sent again, or it has arrived. The decision and who made it become a note in the mail's thread. */
  mailSettle?: Maybe<MailSettlePayload>;
  /** Sets when somebody is there to answer and how soon answers are due; what is left out stays as it is. It holds for all tickets at once, those of the past included. */
  responsePolicySet?: Maybe<ResponsePolicySetPayload>;
  /** Defines a field of customers, usable at once: set by supportCustomFieldsSet, read in SupportFacet.customFields. Managers of support may. */
  supportCustomFieldDefine?: Maybe<SupportCustomFieldDefinePayload>;
  /** Sets fields that support defined, for one customer. Staff of support may. */
  supportCustomFieldsSet?: Maybe<SupportCustomFieldsSetPayload>;
  /** Gives an open ticket to a member of staff, or takes it away from everybody. A NEW ticket that somebody gets becomes OPEN. */
  ticketAssign?: Maybe<TicketAssignPayload>;
  /** Says that the caller is going to answer a ticket, so that nobody else does. Refused with ALREADY_CLAIMED while another agent holds it; whoever holds it already gets more time and keeps the token. The ticket's revision stays as it is. A caller nobody has registered as staff becomes known under the name they sign in with. */
  ticketClaim?: Maybe<TicketClaimPayload>;
  /** Makes one case of two tickets: the source's messages go on in the target's thread, the source becomes MERGED and keeps its number, and mails that answer it arrive in the target. Refused with INVALID when the target is not open. */
  ticketMerge?: Maybe<TicketMergePayload>;
  /** Takes a further message of the customer into a ticket's thread, for chats and other channels that are no mail. The next step is ours: a PENDING ticket becomes OPEN, a RESOLVED one is reopened, and an answer that somebody is just writing is refused with STALE_REVISION. Of a merged ticket the message goes to the one in which it goes on. Refused with INVALID when that is CLOSED. */
  ticketMessageReceive?: Maybe<TicketMessageReceivePayload>;
  /** Writes a note for colleagues into a ticket's thread, whatever the ticket's status; the customer never gets it. The ticket's revision goes up. */
  ticketNote?: Maybe<TicketNotePayload>;
  /** Opens a ticket with the customer's first message. With an externalRef it is an upsert: the same ref again answers with the same ticket, brought up to date with what is given; the ticket stays with the customer it was opened for. */
  ticketOpen?: Maybe<TicketOpenPayload>;
  /** Gives a claimed ticket back to all. A claim that is over already changes nothing. */
  ticketRelease?: Maybe<TicketReleasePayload>;
  /** Opens a RESOLVED ticket again: it becomes OPEN and reopenCount goes up. */
  ticketReopen?: Maybe<TicketReopenPayload>;
  /** Answers the customer, by mail where an address is known. Refused with ALREADY_CLAIMED when another agent holds the ticket, and with STALE_REVISION when something arrived since the caller looked: exactly one answer goes out. An open ticket becomes PENDING; one that nobody had goes to whoever answers. */
  ticketReply?: Maybe<TicketReplyPayload>;
  /** Marks an open ticket as RESOLVED by whoever asks. */
  ticketResolve?: Maybe<TicketResolvePayload>;
};


export type MutationAnswerPublishArgs = {
  input: AnswerPublishInput;
};


export type MutationCsatRecordArgs = {
  input: CsatRecordInput;
};


export type MutationMailSettleArgs = {
  input: MailSettleInput;
};


export type MutationResponsePolicySetArgs = {
  input: ResponsePolicySetInput;
};


export type MutationSupportCustomFieldDefineArgs = {
  input: SupportCustomFieldDefineInput;
};


export type MutationSupportCustomFieldsSetArgs = {
  input: SupportCustomFieldsSetInput;
};


export type MutationTicketAssignArgs = {
  input: TicketAssignInput;
};


export type MutationTicketClaimArgs = {
  input: TicketClaimInput;
};


export type MutationTicketMergeArgs = {
  input: TicketMergeInput;
};


export type MutationTicketMessageReceiveArgs = {
  input: TicketMessageReceiveInput;
};


export type MutationTicketNoteArgs = {
  input: TicketNoteInput;
};


export type MutationTicketOpenArgs = {
  input: TicketOpenInput;
};


export type MutationTicketReleaseArgs = {
  input: TicketReleaseInput;
};


export type MutationTicketReopenArgs = {
  input: TicketReopenInput;
};


export type MutationTicketReplyArgs = {
  input: TicketReplyInput;
};


export type MutationTicketResolveArgs = {
  input: TicketResolveInput;
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
  /** Published answers that are about what is searched for, the most similar first, in any script. Null only with an error. */
  answers?: Maybe<Array<Answer>>;
  /** A file that came with a message. Null with an error when there is none with this id. */
  attachment?: Maybe<Attachment>;
  /** Questions that several customers ask and no published answer is about, those of the most customers first. They are seen in the newest thousand tickets and a sample of a thousand from everywhere; how many ask each is counted over all tickets, up to 2,000 of one question. Null only with an error. */
  faqCandidates?: Maybe<Array<FaqCandidate>>;
  /** Mails to customers of which nobody knows whether they went out, those in doubt the longest first. Null only with an error. */
  mailsInDoubt?: Maybe<Array<DoubtfulMail>>;
  /** When somebody is there to answer, and how soon answers are due. Null only with an error. */
  responsePolicy?: Maybe<ResponsePolicy>;
  /** How fast and how well support answered: all tickets that customers opened in a period. Merged tickets count once. Null only with an error. */
  serviceLevels?: Maybe<ServiceLevels>;
  /** The fields that support defined for customers, in the order of their keys; null only with an error. */
  supportCustomFieldDefinitions?: Maybe<Array<CustomFieldDefinition>>;
  /** The ticket with this id; null with an error NOT_FOUND when there is none. */
  ticket?: Maybe<Ticket>;
  /** The ticket that a partner's system knows under its own id; null with an error NOT_FOUND when there is none. */
  ticketByExternalRef?: Maybe<Ticket>;
  /** The ticket with this number; null with an error NOT_FOUND when there is none. */
  ticketByNumber?: Maybe<Ticket>;
  /** All tickets, newest first. Null only with an error. */
  tickets?: Maybe<TicketConnection>;
  /** Tickets whose customers have waited for an answer of ours for longer than this; the longest first. An answer by a person ends the waiting, an automatic one does not. Null only with an error. */
  unanswered?: Maybe<TicketConnection>;
};


export type QueryAnswersArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  search: Scalars['String']['input'];
};


export type QueryAttachmentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFaqCandidatesArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  minCustomers?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMailsInDoubtArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryServiceLevelsArgs = {
  period: Scalars['String']['input'];
};


export type QueryTicketArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTicketByExternalRefArgs = {
  ref: ExternalRefInput;
};


export type QueryTicketByNumberArgs = {
  number: Scalars['String']['input'];
};


export type QueryTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TicketFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryUnansweredArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  olderThanMinutes: Scalars['Int']['input'];
};

/** An agent's word that they are answering a ticket. It outlasts the answer, until it expires or is released. */
export type ReplyClaim = {
  __typename?: 'ReplyClaim';
  /** Who is answering; null only for viewers who may not see staff, with an error. */
  agent?: Maybe<Staff>;
  /** Since when. */
  claimedAt: Scalars['DateTime']['output'];
  /** Until when, unless it is prolonged or released. */
  expiresAt: Scalars['DateTime']['output'];
  /** What ticketReply and ticketRelease ask for; null for everybody but the agent who holds the claim. */
  token?: Maybe<Scalars['ID']['output']>;
};

/** When somebody is there to answer, in the company's time zone, and how soon first answers are due, in minutes of that time. */
export type ResponsePolicy = {
  __typename?: 'ResponsePolicy';
  /** When the day ends, as HH:mm. */
  closesAt: Scalars['String']['output'];
  /** Business minutes to the first answer to a COMPLAINT; 240 unless set. */
  complaintMinutes: Scalars['Int']['output'];
  /** Days on which nobody is there. */
  holidays: Array<Scalars['Date']['output']>;
  /** When the day begins, as HH:mm. */
  opensAt: Scalars['String']['output'];
  /** Business minutes to the first answer to a QUESTION; 480 unless set. */
  questionMinutes: Scalars['Int']['output'];
  /** Business minutes to the first answer to a REQUEST; 480 unless set. */
  requestMinutes: Scalars['Int']['output'];
  /** Days of the week on which somebody is there, 1 Monday to 7 Sunday. */
  weekdays: Array<Scalars['Int']['output']>;
};

/** What to set of the response policy. */
export type ResponsePolicySetInput = {
  /** When the day ends, as HH:mm; 24:00 is midnight. */
  closesAt?: InputMaybe<Scalars['String']['input']>;
  /** Business minutes to the first answer to a COMPLAINT, 1 to 100,000. */
  complaintMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** All days on which nobody is there, at most 250 at a time; replaces the list. */
  holidays?: InputMaybe<Array<Scalars['Date']['input']>>;
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input sets once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** When the day begins, as HH:mm. */
  opensAt?: InputMaybe<Scalars['String']['input']>;
  /** Business minutes to the first answer to a QUESTION, 1 to 100,000. */
  questionMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Business minutes to the first answer to a REQUEST, 1 to 100,000. */
  requestMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Days of the week on which somebody is there, 1 Monday to 7 Sunday. */
  weekdays?: InputMaybe<Array<Scalars['Int']['input']>>;
};

/** What became of a responsePolicySet. */
export type ResponsePolicySetPayload = {
  __typename?: 'ResponsePolicySetPayload';
  /** The policy as it is now; null exactly when there are userErrors. */
  policy?: Maybe<ResponsePolicy>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** How many of the customers who gave a score came back. */
export type ScoreRepurchase = {
  __typename?: 'ScoreRepurchase';
  /** Share of the customers who gave the score to a ticket of the period that placed an order within 90 days, of those whose 90 days are over. PARTIAL while some of them still have time, or are not known as customers; INSUFFICIENT when nobody is left to count, or sales has published nothing. */
  repurchaseRate: Metric;
  /** 1 very bad to 5 very good. */
  score: Scalars['Int']['output'];
};

/** How fast and how well the tickets of a period were answered: speed never without quality. */
export type ServiceLevels = {
  __typename?: 'ServiceLevels';
  /** Mean score, 1 to 5, over the tickets that were scored. */
  csat: Metric;
  /** Share of the tickets ever resolved that were scored. */
  csatResponseRate: Metric;
  /** Second answers that were refused in the period because a colleague was answering or had answered. */
  doubleRepliesPrevented: Scalars['Int']['output'];
  /** Tickets whose first answer came after it was due, or is overdue and has not come. */
  missedReplies: Scalars['Int']['output'];
  /** The period as it was asked for. */
  period: Scalars['String']['output'];
  /** Share of the tickets ever resolved that were opened again. */
  reopenRate: Metric;
  /** Does a satisfied customer come back? For each score from 1 to 5, the share of the customers who gave it that ordered again within 90 days. From sales' orders. */
  repurchaseRateByScore: Array<ScoreRepurchase>;
  /** Mean hours from a ticket's opening to the first answer by a person. */
  timeToFirstResponse: Metric;
  /** Median of the same hours. */
  timeToFirstResponseMedian: Metric;
  /** Mean hours from a ticket's opening to its last resolution. */
  timeToResolution: Metric;
  /** Median of the same hours. */
  timeToResolutionMedian: Metric;
  /** Share of the tickets whose first answer was due by now that got it in time, by the response policy of today. */
  withinTarget: Metric;
};

export type Staff = {
  __typename?: 'Staff';
  id: Scalars['ID']['output'];
};

/** A field of customers to define. */
export type SupportCustomFieldDefineInput = {
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

/** What became of supportCustomFieldDefine. */
export type SupportCustomFieldDefinePayload = {
  __typename?: 'SupportCustomFieldDefinePayload';
  /** The field; null exactly when there are userErrors. */
  definition?: Maybe<CustomFieldDefinition>;
  /** Why nothing was written; empty when the field is defined. LIMIT_EXCEEDED: the department has 100 fields. */
  userErrors: Array<UserError>;
};

/** Values of custom fields for one customer. */
export type SupportCustomFieldsSetInput = {
  /** The customer, by any id the customer ever had. */
  customerId: Scalars['ID']['input'];
  /** Key of the caller's choice, 1 to 200 characters; a retry with the same key and input changes nothing more. */
  idempotencyKey: Scalars['String']['input'];
  /** An object of values by the keys of fields, at most 100. Fields left out stay; null clears. TEXT: at most 1,000 characters; NUMBER: between -2^53 and 2^53; BOOLEAN: true or false; DATE: yyyy-mm-dd; CHOICE: one of its options. */
  values: Scalars['JSON']['input'];
};

/** What became of supportCustomFieldsSet. */
export type SupportCustomFieldsSetPayload = {
  __typename?: 'SupportCustomFieldsSetPayload';
  /** The customer with the values; null exactly when there are userErrors. */
  customer?: Maybe<Customer>;
  /** Why nothing was written; empty when all values were set. */
  userErrors: Array<UserError>;
};

/** Support's part of a customer. Counts and lists include the tickets of every customer that was merged into this one; a customer support has never met has zeros and empty lists. */
export type SupportFacet = {
  __typename?: 'SupportFacet';
  /** The customer's mean score, 1 to 5, over the tickets they scored. */
  csat: Metric;
  /** Share of the customer's tickets ever resolved that were scored. */
  csatResponseRate: Metric;
  /** The fields that support defined, an object of those that have a value by their keys; see supportCustomFieldDefinitions. Of merged customers the value written last. */
  customFields: Scalars['JSON']['output'];
  /** The customer's id, so that a client's cache merges the facet instead of overwriting it. */
  id: Scalars['ID']['output'];
  /** When the customer's latest ticket was opened; null when there is none. */
  lastTicketAt?: Maybe<Scalars['DateTime']['output']>;
  /** How many of the customer's open tickets are complaints. While it is above 0, nobody should try to sell to the customer. */
  openComplaintCount: Scalars['Int']['output'];
  /** How many of the customer's tickets are open: NEW, OPEN or PENDING. */
  openTicketCount: Scalars['Int']['output'];
  /** How fast and how well this customer's tickets were answered, over all time. */
  serviceLevels: CustomerServiceLevels;
  /** The customer's tickets, newest first. */
  tickets: TicketConnection;
};


/** Support's part of a customer. Counts and lists include the tickets of every customer that was merged into this one; a customer support has never met has zeros and empty lists. */
export type SupportFacetTicketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TicketFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A case of one customer: a question, a complaint or a request, with the messages about it. Owned by support. */
export type Ticket = {
  __typename?: 'Ticket';
  /** Other open tickets of the customer's firm, newest first, so that two contacts are seen as one case: of everybody who belongs to the account that the customer joined last, this customer included. Empty when no firm is known. Who belongs to a firm is sales' word, and known here within seconds. */
  accountOpenTickets: Array<Ticket>;
  /** Who takes care of it; null when nobody does. */
  assignee?: Maybe<Staff>;
  /** How the customer reached us. */
  channel: TicketChannel;
  /** Who is answering the ticket at the moment; null when nobody is. */
  claim?: Maybe<ReplyClaim>;
  /** When the customer turned to us. */
  createdAt: Scalars['DateTime']['output'];
  /** How satisfied the customer was, 1 very bad to 5 very good; null when they have not said. */
  csatScore?: Maybe<Scalars['Int']['output']>;
  /** Whose case it is; after a merge, the customer that remained. Null for history imported without a person. */
  customer?: Maybe<Customer>;
  /** A partner's own id of the ticket; null for tickets opened without one. */
  externalRef?: Maybe<ExternalRef>;
  /** When we first answered the customer; null as long as we have not, and where imported history does not say. A note is no answer. */
  firstResponseAt?: Maybe<Scalars['DateTime']['output']>;
  /** When the first answer is due by the response policy; null only when the policy has no open hours. */
  firstResponseDueAt?: Maybe<Scalars['DateTime']['output']>;
  /** The ticket's id; it never changes. */
  id: Scalars['ID']['output'];
  /** What the customer wants. */
  kind: TicketKind;
  /** The ticket in which this one goes on; null unless it is MERGED. That one may have been merged in turn. */
  mergedInto?: Maybe<Ticket>;
  /** The thread, oldest message first. */
  messages: TicketMessageConnection;
  /** The number people quote, for example T-100001; unique, and it never changes. Imported tickets keep the number they had. */
  number: Scalars['String']['output'];
  /** How often it was reopened after having been resolved. */
  reopenCount: Scalars['Int']['output'];
  /** When it was resolved, the last time if it was reopened; null while it is open, and where imported history does not say. */
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who resolved it; null while it is open, for people who are not registered as staff, and where imported history does not say. */
  resolvedBy?: Maybe<Staff>;
  /** Counts the changes of the ticket and its thread, from 1. A mutation with expectedRevision is refused when it has moved on. */
  revision: Scalars['Int']['output'];
  /** Resolved tickets that are about the same, the most similar first; resolvedBy says who solved them. Found by the rarest of what the ticket says, over all resolved tickets. */
  similarResolved: Array<Ticket>;
  /** Where the work on it stands. */
  status: TicketStatus;
  /** What it is about, in one line of at most 500 characters; null for imported history without one. */
  subject?: Maybe<Scalars['String']['output']>;
  /** Published answers that are about what the customer wrote, the most similar first. */
  suggestedAnswers: Array<Answer>;
};


/** A case of one customer: a question, a complaint or a request, with the messages about it. Owned by support. */
export type TicketAccountOpenTicketsArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};


/** A case of one customer: a question, a complaint or a request, with the messages about it. Owned by support. */
export type TicketMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A case of one customer: a question, a complaint or a request, with the messages about it. Owned by support. */
export type TicketSimilarResolvedArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};


/** A case of one customer: a question, a complaint or a request, with the messages about it. Owned by support. */
export type TicketSuggestedAnswersArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};

/** Who gets a ticket. */
export type TicketAssignInput = {
  /** The ticket's revision as the caller last saw it; refused with STALE_REVISION when it has moved on. */
  expectedRevision: Scalars['Int']['input'];
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input assigns once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** The member of staff who gets it; left out or null, nobody has it afterwards. */
  staffId?: InputMaybe<Scalars['ID']['input']>;
  /** The ticket's id. */
  ticketId: Scalars['ID']['input'];
};

/** What became of a ticketAssign. */
export type TicketAssignPayload = {
  __typename?: 'TicketAssignPayload';
  /** The ticket as it is now; null exactly when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** How a customer reached support. */
export type TicketChannel =
  /** By chat. */
  | 'CHAT'
  /** By e-mail. */
  | 'EMAIL'
  /** In any other way. */
  | 'OTHER'
  /** By telephone. */
  | 'PHONE'
  /** By a public review. */
  | 'REVIEW'
  /** By a form on a web page or in an app. */
  | 'WEB';

/** Conditions on a ticket's channel; all that are given must hold. */
export type TicketChannelFilter = {
  /** Exactly this channel. */
  eq?: InputMaybe<TicketChannel>;
  /** One of these; at most 250. */
  in?: InputMaybe<Array<TicketChannel>>;
};

/** A ticket that somebody is going to answer. */
export type TicketClaimInput = {
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input claims once and answers with the ticket as it is then. */
  idempotencyKey: Scalars['String']['input'];
  /** The ticket's id. */
  ticketId: Scalars['ID']['input'];
  /** After how many seconds the claim is over, 1 to 3600. */
  ttlSeconds?: InputMaybe<Scalars['Int']['input']>;
};

/** What became of a ticketClaim. */
export type TicketClaimPayload = {
  __typename?: 'TicketClaimPayload';
  /** The claim with its token; null exactly when there are userErrors, or when a repeated call finds it over. */
  claim?: Maybe<ReplyClaim>;
  /** Who holds the ticket, when that is why the claim was refused. */
  heldBy?: Maybe<Staff>;
  /** The ticket as it is now; null when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** A page of tickets, newest first. */
export type TicketConnection = {
  __typename?: 'TicketConnection';
  /** The tickets with their cursors. */
  edges: Array<TicketEdge>;
  /** The tickets alone. */
  nodes: Array<Ticket>;
  /** Where the page stands in the list. */
  pageInfo: PageInfo;
  /** How many tickets meet the filter on all pages together. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One ticket of a page. */
export type TicketEdge = {
  __typename?: 'TicketEdge';
  /** Cursor of the ticket, for after and before. */
  cursor: Scalars['String']['output'];
  /** The ticket. */
  node: Ticket;
};

/** Conditions on tickets; all that are given must hold. */
export type TicketFilter = {
  /** All of these must hold; an empty list always does. */
  and?: InputMaybe<Array<TicketFilter>>;
  /** Who takes care of it; isNull: true finds the tickets nobody has. */
  assignee?: InputMaybe<IdFilter>;
  /** How the customer reached us. */
  channel?: InputMaybe<TicketChannelFilter>;
  /** When the customer turned to us. */
  createdAt?: InputMaybe<DateTimeFilter>;
  /** What the customer wants. */
  kind?: InputMaybe<TicketKindFilter>;
  /** This must not hold. */
  not?: InputMaybe<TicketFilter>;
  /** At least one of these must hold; an empty list never does. */
  or?: InputMaybe<Array<TicketFilter>>;
  /** True: no person has answered yet and the first answer is overdue. False: all others. */
  overdue?: InputMaybe<BooleanFilter>;
  /** Where the work stands. */
  status?: InputMaybe<TicketStatusFilter>;
};

/** What a customer wants with a ticket. */
export type TicketKind =
  /** Is not satisfied. */
  | 'COMPLAINT'
  /** Wants to know something. */
  | 'QUESTION'
  /** Wants something done. */
  | 'REQUEST';

/** Conditions on a ticket's kind; all that are given must hold. */
export type TicketKindFilter = {
  /** Exactly this kind. */
  eq?: InputMaybe<TicketKind>;
  /** One of these; at most 250. */
  in?: InputMaybe<Array<TicketKind>>;
};

/** Two tickets that are one case. */
export type TicketMergeInput = {
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input merges once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** Id of the ticket that goes on in the other. */
  sourceId: Scalars['ID']['input'];
  /** Id of the ticket that remains. */
  targetId: Scalars['ID']['input'];
};

/** What became of a ticketMerge. */
export type TicketMergePayload = {
  __typename?: 'TicketMergePayload';
  /** The ticket that remains, as it is now; null exactly when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** One message in the thread of a ticket. */
export type TicketMessage = {
  __typename?: 'TicketMessage';
  /** Files that came with the message, in the order of the mail; at most 50. */
  attachments: Array<Attachment>;
  /** Who wrote it, in words: customer for an INBOUND message; for a NOTE the id under which its author was signed in; staff for an OUTBOUND message of imported history. Never an e-mail address of the customer. */
  author: Scalars['String']['output'];
  /** The text, at most 100,000 characters. */
  body?: Maybe<Scalars['String']['output']>;
  /** Where the mail to the customer stands; null for what did not go out as a mail of ours. */
  delivery?: Maybe<MailDelivery>;
  /** Who wrote it to whom. */
  direction: MessageDirection;
  /** The message's id. */
  id: Scalars['ID']['output'];
  /** Message-ID of the mail, in angle brackets; null for what was no mail. */
  messageId?: Maybe<Scalars['String']['output']>;
  /** When it was sent, or written in the case of a note. */
  sentAt: Scalars['DateTime']['output'];
  /** The member of staff who wrote it; null for an INBOUND message, for authors who are not registered as staff, and where imported history does not say who. */
  staff?: Maybe<Staff>;
};

/** A page of a ticket's messages, oldest first. */
export type TicketMessageConnection = {
  __typename?: 'TicketMessageConnection';
  /** The messages with their cursors. */
  edges: Array<TicketMessageEdge>;
  /** The messages alone. */
  nodes: Array<TicketMessage>;
  /** Where the page stands in the list. */
  pageInfo: PageInfo;
};

/** One message of a page. */
export type TicketMessageEdge = {
  __typename?: 'TicketMessageEdge';
  /** Cursor of the message, for after and before. */
  cursor: Scalars['String']['output'];
  /** The message. */
  node: TicketMessage;
};

/** A further message of a customer. */
export type TicketMessageReceiveInput = {
  /** What the customer says, 1 to 100,000 characters. */
  body: Scalars['String']['input'];
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input writes once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** The ticket's id. */
  ticketId: Scalars['ID']['input'];
};

/** What became of a ticketMessageReceive. */
export type TicketMessageReceivePayload = {
  __typename?: 'TicketMessageReceivePayload';
  /** The message as it was written; null exactly when there are userErrors. */
  message?: Maybe<TicketMessage>;
  /** True when the same idempotencyKey had been used before and nothing was written now. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket in whose thread the message is; null exactly when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** A note for colleagues. */
export type TicketNoteInput = {
  /** The note, 1 to 100,000 characters. */
  body: Scalars['String']['input'];
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input writes once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** The ticket's id. */
  ticketId: Scalars['ID']['input'];
};

/** What became of a ticketNote. */
export type TicketNotePayload = {
  __typename?: 'TicketNotePayload';
  /** The note as it was written; null exactly when there are userErrors. */
  message?: Maybe<TicketMessage>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** A new ticket. */
export type TicketOpenInput = {
  /** The customer's message, 1 to 100,000 characters. */
  body: Scalars['String']['input'];
  /** How the customer reached us. */
  channel?: InputMaybe<TicketChannel>;
  /** When the customer turned to us; left out, now, or what the ticket with this externalRef has. */
  createdAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whose case it is. A person nobody has met yet becomes a customer. */
  customer: CustomerReferenceInput;
  /** The partner's own id of the ticket, by which it can be found and sent again. */
  externalRef?: InputMaybe<ExternalRefInput>;
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input opens once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** What the customer wants. */
  kind?: InputMaybe<TicketKind>;
  /** What it is about, in one line of 1 to 500 characters. */
  subject: Scalars['String']['input'];
};

/** What became of a ticketOpen. */
export type TicketOpenPayload = {
  __typename?: 'TicketOpenPayload';
  /** Whether the person was new to the whole company; null when there are userErrors. */
  customerCreated?: Maybe<Scalars['Boolean']['output']>;
  /** True when the same idempotencyKey had been used before and nothing was written now. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it is now; null exactly when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** A claim that is given back. */
export type TicketReleaseInput = {
  /** The claim's token. */
  claimToken: Scalars['ID']['input'];
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input releases once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** The ticket's id. */
  ticketId: Scalars['ID']['input'];
};

/** What became of a ticketRelease. */
export type TicketReleasePayload = {
  __typename?: 'TicketReleasePayload';
  /** The ticket as it is now; null exactly when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** A ticket that is not solved after all. */
export type TicketReopenInput = {
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input reopens once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** The ticket's id. */
  ticketId: Scalars['ID']['input'];
};

/** What became of a ticketReopen. */
export type TicketReopenPayload = {
  __typename?: 'TicketReopenPayload';
  /** The ticket as it is now; null exactly when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** An answer to a customer. */
export type TicketReplyInput = {
  /** The published answer that was given, if one was; its use is counted. */
  answerId?: InputMaybe<Scalars['ID']['input']>;
  /** The answer, 1 to 100,000 characters. */
  body: Scalars['String']['input'];
  /** Token of the caller's claim on the ticket. */
  claimToken: Scalars['ID']['input'];
  /** The ticket's revision as the caller last saw it; refused with STALE_REVISION when it has moved on. */
  expectedRevision: Scalars['Int']['input'];
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input answers the customer once. */
  idempotencyKey: Scalars['String']['input'];
  /** The ticket's id. */
  ticketId: Scalars['ID']['input'];
};

/** What became of a ticketReply. */
export type TicketReplyPayload = {
  __typename?: 'TicketReplyPayload';
  /** Who is answering the ticket, or has answered it, when that is why the answer was refused; null when only the customer wrote meanwhile. */
  heldBy?: Maybe<Staff>;
  /** The answer as it was written; null exactly when there are userErrors. */
  message?: Maybe<TicketMessage>;
  /** True when the same idempotencyKey had been used before and nothing was written now. */
  replayed: Scalars['Boolean']['output'];
  /** The ticket as it is now; null exactly when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was sent; empty when it was. */
  userErrors: Array<UserError>;
};

/** A ticket that is solved. */
export type TicketResolveInput = {
  /** The ticket's revision as the caller last saw it; refused with STALE_REVISION when it has moved on. */
  expectedRevision: Scalars['Int']['input'];
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input resolves once and answers the same. */
  idempotencyKey: Scalars['String']['input'];
  /** The ticket's id. */
  ticketId: Scalars['ID']['input'];
};

/** What became of a ticketResolve. */
export type TicketResolvePayload = {
  __typename?: 'TicketResolvePayload';
  /** The ticket as it is now; null exactly when there are userErrors. */
  ticket?: Maybe<Ticket>;
  /** Why nothing was written; empty when it was. */
  userErrors: Array<UserError>;
};

/** Where the work on a ticket stands. NEW, OPEN and PENDING are open. */
export type TicketStatus =
  /** Done for good: it cannot be reopened, a new question is a new ticket. Comes from imported history. */
  | 'CLOSED'
  /** It goes on in another ticket, which mergedInto names. */
  | 'MERGED'
  /** Nobody has taken it yet. */
  | 'NEW'
  /** We are working on it: the next step is ours. */
  | 'OPEN'
  /** We have answered and wait for the customer. */
  | 'PENDING'
  /** Solved, as far as we know; it can be reopened. */
  | 'RESOLVED';

/** Conditions on a ticket's status; all that are given must hold. */
export type TicketStatusFilter = {
  /** Exactly this status. */
  eq?: InputMaybe<TicketStatus>;
  /** One of these; at most 250. */
  in?: InputMaybe<Array<TicketStatus>>;
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
  Answer: Answer;
  Customer: Customer;
  Ticket: Ticket;
  TicketMessage: TicketMessage;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Answer:
    ( { __typename: 'Answer' }
    & GraphQLRecursivePick<FederationTypes['Answer'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Ticket:
    ( { __typename: 'Ticket' }
    & GraphQLRecursivePick<FederationTypes['Ticket'], {"id":true}> );
  TicketMessage:
    ( { __typename: 'TicketMessage' }
    & GraphQLRecursivePick<FederationTypes['TicketMessage'], {"id":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddressInput: AddressInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Answer: ResolverTypeWrapper<AnswerRow>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AnswerPublishInput: AnswerPublishInput;
  AnswerPublishPayload: ResolverTypeWrapper<Omit<AnswerPublishPayload, 'answer'> & { answer?: Maybe<ResolversTypes['Answer']> }>;
  Attachment: ResolverTypeWrapper<AttachmentSummaryRow>;
  BooleanFilter: BooleanFilter;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CsatRecordInput: CsatRecordInput;
  CsatRecordPayload: ResolverTypeWrapper<Omit<CsatRecordPayload, 'ticket'> & { ticket?: Maybe<ResolversTypes['Ticket']> }>;
  CustomFieldDefinition: ResolverTypeWrapper<CustomFieldDefinition>;
  CustomFieldType: CustomFieldType;
  Customer: ResolverTypeWrapper<ReferencedCustomerRow>;
  CustomerReferenceInput: CustomerReferenceInput;
  CustomerServiceLevels: ResolverTypeWrapper<CustomerServiceLevels>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DateTimeFilter: DateTimeFilter;
  DoubtfulMail: ResolverTypeWrapper<DoubtfulMailRow>;
  ExternalRef: ResolverTypeWrapper<ExternalRef>;
  ExternalRefInput: ExternalRefInput;
  FaqCandidate: ResolverTypeWrapper<FaqCandidateRow>;
  IDFilter: IdFilter;
  IdentifierInput: IdentifierInput;
  IdentifierKind: IdentifierKind;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  MailDelivery: ResolverTypeWrapper<DeliveryRow>;
  MailDeliveryState: MailDeliveryState;
  MailSettleInput: MailSettleInput;
  MailSettlePayload: ResolverTypeWrapper<Omit<MailSettlePayload, 'delivery' | 'ticket'> & { delivery?: Maybe<ResolversTypes['MailDelivery']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  MailSettlement: MailSettlement;
  MessageDirection: MessageDirection;
  Metric: ResolverTypeWrapper<Metric>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  MetricQuality: MetricQuality;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ProfileInput: ProfileInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReplyClaim: ResolverTypeWrapper<ClaimRow>;
  ResponsePolicy: ResolverTypeWrapper<ResponsePolicy>;
  ResponsePolicySetInput: ResponsePolicySetInput;
  ResponsePolicySetPayload: ResolverTypeWrapper<ResponsePolicySetPayload>;
  ScoreRepurchase: ResolverTypeWrapper<ScoreRepurchase>;
  ServiceLevels: ResolverTypeWrapper<ServiceLevelFiguresRow>;
  Staff: ResolverTypeWrapper<StaffReferenceRow>;
  SupportCustomFieldDefineInput: SupportCustomFieldDefineInput;
  SupportCustomFieldDefinePayload: ResolverTypeWrapper<SupportCustomFieldDefinePayload>;
  SupportCustomFieldsSetInput: SupportCustomFieldsSetInput;
  SupportCustomFieldsSetPayload: ResolverTypeWrapper<Omit<SupportCustomFieldsSetPayload, 'customer'> & { customer?: Maybe<ResolversTypes['Customer']> }>;
  SupportFacet: ResolverTypeWrapper<ReferencedCustomerRow>;
  Ticket: ResolverTypeWrapper<TicketRow>;
  TicketAssignInput: TicketAssignInput;
  TicketAssignPayload: ResolverTypeWrapper<Omit<TicketAssignPayload, 'ticket'> & { ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TicketChannel: TicketChannel;
  TicketChannelFilter: TicketChannelFilter;
  TicketClaimInput: TicketClaimInput;
  TicketClaimPayload: ResolverTypeWrapper<Omit<TicketClaimPayload, 'claim' | 'heldBy' | 'ticket'> & { claim?: Maybe<ResolversTypes['ReplyClaim']>, heldBy?: Maybe<ResolversTypes['Staff']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TicketConnection: ResolverTypeWrapper<TicketPageRow>;
  TicketEdge: ResolverTypeWrapper<Omit<TicketEdge, 'node'> & { node: ResolversTypes['Ticket'] }>;
  TicketFilter: TicketFilter;
  TicketKind: TicketKind;
  TicketKindFilter: TicketKindFilter;
  TicketMergeInput: TicketMergeInput;
  TicketMergePayload: ResolverTypeWrapper<Omit<TicketMergePayload, 'ticket'> & { ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TicketMessage: ResolverTypeWrapper<TicketMessageRow>;
  TicketMessageConnection: ResolverTypeWrapper<Omit<TicketMessageConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TicketMessageEdge']>, nodes: Array<ResolversTypes['TicketMessage']> }>;
  TicketMessageEdge: ResolverTypeWrapper<Omit<TicketMessageEdge, 'node'> & { node: ResolversTypes['TicketMessage'] }>;
  TicketMessageReceiveInput: TicketMessageReceiveInput;
  TicketMessageReceivePayload: ResolverTypeWrapper<Omit<TicketMessageReceivePayload, 'message' | 'ticket'> & { message?: Maybe<ResolversTypes['TicketMessage']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TicketNoteInput: TicketNoteInput;
  TicketNotePayload: ResolverTypeWrapper<Omit<TicketNotePayload, 'message'> & { message?: Maybe<ResolversTypes['TicketMessage']> }>;
  TicketOpenInput: TicketOpenInput;
  TicketOpenPayload: ResolverTypeWrapper<Omit<TicketOpenPayload, 'ticket'> & { ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TicketReleaseInput: TicketReleaseInput;
  TicketReleasePayload: ResolverTypeWrapper<Omit<TicketReleasePayload, 'ticket'> & { ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TicketReopenInput: TicketReopenInput;
  TicketReopenPayload: ResolverTypeWrapper<Omit<TicketReopenPayload, 'ticket'> & { ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TicketReplyInput: TicketReplyInput;
  TicketReplyPayload: ResolverTypeWrapper<Omit<TicketReplyPayload, 'heldBy' | 'message' | 'ticket'> & { heldBy?: Maybe<ResolversTypes['Staff']>, message?: Maybe<ResolversTypes['TicketMessage']>, ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TicketResolveInput: TicketResolveInput;
  TicketResolvePayload: ResolverTypeWrapper<Omit<TicketResolvePayload, 'ticket'> & { ticket?: Maybe<ResolversTypes['Ticket']> }>;
  TicketStatus: TicketStatus;
  TicketStatusFilter: TicketStatusFilter;
  UserError: ResolverTypeWrapper<UserError>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddressInput: AddressInput;
  String: Scalars['String']['output'];
  Answer: AnswerRow;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  AnswerPublishInput: AnswerPublishInput;
  AnswerPublishPayload: Omit<AnswerPublishPayload, 'answer'> & { answer?: Maybe<ResolversParentTypes['Answer']> };
  Attachment: AttachmentSummaryRow;
  BooleanFilter: BooleanFilter;
  Boolean: Scalars['Boolean']['output'];
  CsatRecordInput: CsatRecordInput;
  CsatRecordPayload: Omit<CsatRecordPayload, 'ticket'> & { ticket?: Maybe<ResolversParentTypes['Ticket']> };
  CustomFieldDefinition: CustomFieldDefinition;
  Customer: ReferencedCustomerRow;
  CustomerReferenceInput: CustomerReferenceInput;
  CustomerServiceLevels: CustomerServiceLevels;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DateTimeFilter: DateTimeFilter;
  DoubtfulMail: DoubtfulMailRow;
  ExternalRef: ExternalRef;
  ExternalRefInput: ExternalRefInput;
  FaqCandidate: FaqCandidateRow;
  IDFilter: IdFilter;
  IdentifierInput: IdentifierInput;
  JSON: Scalars['JSON']['output'];
  MailDelivery: DeliveryRow;
  MailSettleInput: MailSettleInput;
  MailSettlePayload: Omit<MailSettlePayload, 'delivery' | 'ticket'> & { delivery?: Maybe<ResolversParentTypes['MailDelivery']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  Metric: Metric;
  Float: Scalars['Float']['output'];
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  ProfileInput: ProfileInput;
  Query: Record<PropertyKey, never>;
  ReplyClaim: ClaimRow;
  ResponsePolicy: ResponsePolicy;
  ResponsePolicySetInput: ResponsePolicySetInput;
  ResponsePolicySetPayload: ResponsePolicySetPayload;
  ScoreRepurchase: ScoreRepurchase;
  ServiceLevels: ServiceLevelFiguresRow;
  Staff: StaffReferenceRow;
  SupportCustomFieldDefineInput: SupportCustomFieldDefineInput;
  SupportCustomFieldDefinePayload: SupportCustomFieldDefinePayload;
  SupportCustomFieldsSetInput: SupportCustomFieldsSetInput;
  SupportCustomFieldsSetPayload: Omit<SupportCustomFieldsSetPayload, 'customer'> & { customer?: Maybe<ResolversParentTypes['Customer']> };
  SupportFacet: ReferencedCustomerRow;
  Ticket: TicketRow;
  TicketAssignInput: TicketAssignInput;
  TicketAssignPayload: Omit<TicketAssignPayload, 'ticket'> & { ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TicketChannelFilter: TicketChannelFilter;
  TicketClaimInput: TicketClaimInput;
  TicketClaimPayload: Omit<TicketClaimPayload, 'claim' | 'heldBy' | 'ticket'> & { claim?: Maybe<ResolversParentTypes['ReplyClaim']>, heldBy?: Maybe<ResolversParentTypes['Staff']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TicketConnection: TicketPageRow;
  TicketEdge: Omit<TicketEdge, 'node'> & { node: ResolversParentTypes['Ticket'] };
  TicketFilter: TicketFilter;
  TicketKindFilter: TicketKindFilter;
  TicketMergeInput: TicketMergeInput;
  TicketMergePayload: Omit<TicketMergePayload, 'ticket'> & { ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TicketMessage: TicketMessageRow;
  TicketMessageConnection: Omit<TicketMessageConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TicketMessageEdge']>, nodes: Array<ResolversParentTypes['TicketMessage']> };
  TicketMessageEdge: Omit<TicketMessageEdge, 'node'> & { node: ResolversParentTypes['TicketMessage'] };
  TicketMessageReceiveInput: TicketMessageReceiveInput;
  TicketMessageReceivePayload: Omit<TicketMessageReceivePayload, 'message' | 'ticket'> & { message?: Maybe<ResolversParentTypes['TicketMessage']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TicketNoteInput: TicketNoteInput;
  TicketNotePayload: Omit<TicketNotePayload, 'message'> & { message?: Maybe<ResolversParentTypes['TicketMessage']> };
  TicketOpenInput: TicketOpenInput;
  TicketOpenPayload: Omit<TicketOpenPayload, 'ticket'> & { ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TicketReleaseInput: TicketReleaseInput;
  TicketReleasePayload: Omit<TicketReleasePayload, 'ticket'> & { ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TicketReopenInput: TicketReopenInput;
  TicketReopenPayload: Omit<TicketReopenPayload, 'ticket'> & { ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TicketReplyInput: TicketReplyInput;
  TicketReplyPayload: Omit<TicketReplyPayload, 'heldBy' | 'message' | 'ticket'> & { heldBy?: Maybe<ResolversParentTypes['Staff']>, message?: Maybe<ResolversParentTypes['TicketMessage']>, ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TicketResolveInput: TicketResolveInput;
  TicketResolvePayload: Omit<TicketResolvePayload, 'ticket'> & { ticket?: Maybe<ResolversParentTypes['Ticket']> };
  TicketStatusFilter: TicketStatusFilter;
  UserError: UserError;
};

export type AnswerResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Answer'] = ResolversParentTypes['Answer'], FederationReferenceType extends FederationReferenceTypes['Answer'] = FederationReferenceTypes['Answer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Answer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  useCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AnswerPublishPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['AnswerPublishPayload'] = ResolversParentTypes['AnswerPublishPayload']> = {
  answer?: Resolver<Maybe<ResolversTypes['Answer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AttachmentResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment']> = {
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CsatRecordPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['CsatRecordPayload'] = ResolversParentTypes['CsatRecordPayload']> = {
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CustomFieldDefinitionResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['CustomFieldDefinition'] = ResolversParentTypes['CustomFieldDefinition']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  support?: Resolver<Maybe<ResolversTypes['SupportFacet']>, ParentType, ContextType>;
};

export type CustomerServiceLevelsResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['CustomerServiceLevels'] = ResolversParentTypes['CustomerServiceLevels']> = {
  csat?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  csatResponseRate?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  reopenRate?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  timeToFirstResponse?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  timeToResolution?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DoubtfulMailResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['DoubtfulMail'] = ResolversParentTypes['DoubtfulMail']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  since?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ExternalRefResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ExternalRef'] = ResolversParentTypes['ExternalRef']> = {
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FaqCandidateResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['FaqCandidate'] = ResolversParentTypes['FaqCandidate']> = {
  customerCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  draftAnswer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  question?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tickets?: Resolver<Array<ResolversTypes['Ticket']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type MailDeliveryResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['MailDelivery'] = ResolversParentTypes['MailDelivery']> = {
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MailDeliveryState'], ParentType, ContextType>;
};

export type MailSettlePayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['MailSettlePayload'] = ResolversParentTypes['MailSettlePayload']> = {
  delivery?: Resolver<Maybe<ResolversTypes['MailDelivery']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MetricResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Metric'] = ResolversParentTypes['Metric']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['MetricQuality'], ParentType, ContextType>;
  sampleSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  answerPublish?: Resolver<Maybe<ResolversTypes['AnswerPublishPayload']>, ParentType, ContextType, RequireFields<MutationAnswerPublishArgs, 'input'>>;
  csatRecord?: Resolver<Maybe<ResolversTypes['CsatRecordPayload']>, ParentType, ContextType, RequireFields<MutationCsatRecordArgs, 'input'>>;
  mailSettle?: Resolver<Maybe<ResolversTypes['MailSettlePayload']>, ParentType, ContextType, RequireFields<MutationMailSettleArgs, 'input'>>;
  responsePolicySet?: Resolver<Maybe<ResolversTypes['ResponsePolicySetPayload']>, ParentType, ContextType, RequireFields<MutationResponsePolicySetArgs, 'input'>>;
  supportCustomFieldDefine?: Resolver<Maybe<ResolversTypes['SupportCustomFieldDefinePayload']>, ParentType, ContextType, RequireFields<MutationSupportCustomFieldDefineArgs, 'input'>>;
  supportCustomFieldsSet?: Resolver<Maybe<ResolversTypes['SupportCustomFieldsSetPayload']>, ParentType, ContextType, RequireFields<MutationSupportCustomFieldsSetArgs, 'input'>>;
  ticketAssign?: Resolver<Maybe<ResolversTypes['TicketAssignPayload']>, ParentType, ContextType, RequireFields<MutationTicketAssignArgs, 'input'>>;
  ticketClaim?: Resolver<Maybe<ResolversTypes['TicketClaimPayload']>, ParentType, ContextType, RequireFields<MutationTicketClaimArgs, 'input'>>;
  ticketMerge?: Resolver<Maybe<ResolversTypes['TicketMergePayload']>, ParentType, ContextType, RequireFields<MutationTicketMergeArgs, 'input'>>;
  ticketMessageReceive?: Resolver<Maybe<ResolversTypes['TicketMessageReceivePayload']>, ParentType, ContextType, RequireFields<MutationTicketMessageReceiveArgs, 'input'>>;
  ticketNote?: Resolver<Maybe<ResolversTypes['TicketNotePayload']>, ParentType, ContextType, RequireFields<MutationTicketNoteArgs, 'input'>>;
  ticketOpen?: Resolver<Maybe<ResolversTypes['TicketOpenPayload']>, ParentType, ContextType, RequireFields<MutationTicketOpenArgs, 'input'>>;
  ticketRelease?: Resolver<Maybe<ResolversTypes['TicketReleasePayload']>, ParentType, ContextType, RequireFields<MutationTicketReleaseArgs, 'input'>>;
  ticketReopen?: Resolver<Maybe<ResolversTypes['TicketReopenPayload']>, ParentType, ContextType, RequireFields<MutationTicketReopenArgs, 'input'>>;
  ticketReply?: Resolver<Maybe<ResolversTypes['TicketReplyPayload']>, ParentType, ContextType, RequireFields<MutationTicketReplyArgs, 'input'>>;
  ticketResolve?: Resolver<Maybe<ResolversTypes['TicketResolvePayload']>, ParentType, ContextType, RequireFields<MutationTicketResolveArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  answers?: Resolver<Maybe<Array<ResolversTypes['Answer']>>, ParentType, ContextType, RequireFields<QueryAnswersArgs, 'limit' | 'search'>>;
  attachment?: Resolver<Maybe<ResolversTypes['Attachment']>, ParentType, ContextType, RequireFields<QueryAttachmentArgs, 'id'>>;
  faqCandidates?: Resolver<Maybe<Array<ResolversTypes['FaqCandidate']>>, ParentType, ContextType, RequireFields<QueryFaqCandidatesArgs, 'limit' | 'minCustomers'>>;
  mailsInDoubt?: Resolver<Maybe<Array<ResolversTypes['DoubtfulMail']>>, ParentType, ContextType, RequireFields<QueryMailsInDoubtArgs, 'limit'>>;
  responsePolicy?: Resolver<Maybe<ResolversTypes['ResponsePolicy']>, ParentType, ContextType>;
  serviceLevels?: Resolver<Maybe<ResolversTypes['ServiceLevels']>, ParentType, ContextType, RequireFields<QueryServiceLevelsArgs, 'period'>>;
  supportCustomFieldDefinitions?: Resolver<Maybe<Array<ResolversTypes['CustomFieldDefinition']>>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<QueryTicketArgs, 'id'>>;
  ticketByExternalRef?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<QueryTicketByExternalRefArgs, 'ref'>>;
  ticketByNumber?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<QueryTicketByNumberArgs, 'number'>>;
  tickets?: Resolver<Maybe<ResolversTypes['TicketConnection']>, ParentType, ContextType, Partial<QueryTicketsArgs>>;
  unanswered?: Resolver<Maybe<ResolversTypes['TicketConnection']>, ParentType, ContextType, RequireFields<QueryUnansweredArgs, 'olderThanMinutes'>>;
};

export type ReplyClaimResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ReplyClaim'] = ResolversParentTypes['ReplyClaim']> = {
  agent?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  claimedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ResponsePolicyResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ResponsePolicy'] = ResolversParentTypes['ResponsePolicy']> = {
  closesAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  complaintMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  holidays?: Resolver<Array<ResolversTypes['Date']>, ParentType, ContextType>;
  opensAt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  questionMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requestMinutes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weekdays?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ResponsePolicySetPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ResponsePolicySetPayload'] = ResolversParentTypes['ResponsePolicySetPayload']> = {
  policy?: Resolver<Maybe<ResolversTypes['ResponsePolicy']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ScoreRepurchaseResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ScoreRepurchase'] = ResolversParentTypes['ScoreRepurchase']> = {
  repurchaseRate?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ServiceLevelsResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['ServiceLevels'] = ResolversParentTypes['ServiceLevels']> = {
  csat?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  csatResponseRate?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  doubleRepliesPrevented?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missedReplies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reopenRate?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  repurchaseRateByScore?: Resolver<Array<ResolversTypes['ScoreRepurchase']>, ParentType, ContextType>;
  timeToFirstResponse?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  timeToFirstResponseMedian?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  timeToResolution?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  timeToResolutionMedian?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  withinTarget?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
};

export type StaffResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Staff'] = ResolversParentTypes['Staff']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SupportCustomFieldDefinePayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['SupportCustomFieldDefinePayload'] = ResolversParentTypes['SupportCustomFieldDefinePayload']> = {
  definition?: Resolver<Maybe<ResolversTypes['CustomFieldDefinition']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SupportCustomFieldsSetPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['SupportCustomFieldsSetPayload'] = ResolversParentTypes['SupportCustomFieldsSetPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SupportFacetResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['SupportFacet'] = ResolversParentTypes['SupportFacet']> = {
  csat?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  csatResponseRate?: Resolver<ResolversTypes['Metric'], ParentType, ContextType>;
  customFields?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastTicketAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  openComplaintCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openTicketCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  serviceLevels?: Resolver<ResolversTypes['CustomerServiceLevels'], ParentType, ContextType>;
  tickets?: Resolver<ResolversTypes['TicketConnection'], ParentType, ContextType, Partial<SupportFacetTicketsArgs>>;
};

export type TicketResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['Ticket'] = ResolversParentTypes['Ticket'], FederationReferenceType extends FederationReferenceTypes['Ticket'] = FederationReferenceTypes['Ticket']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Ticket']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accountOpenTickets?: Resolver<Array<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<TicketAccountOpenTicketsArgs, 'limit'>>;
  assignee?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['TicketChannel'], ParentType, ContextType>;
  claim?: Resolver<Maybe<ResolversTypes['ReplyClaim']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  csatScore?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  externalRef?: Resolver<Maybe<ResolversTypes['ExternalRef']>, ParentType, ContextType>;
  firstResponseAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  firstResponseDueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TicketKind'], ParentType, ContextType>;
  mergedInto?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  messages?: Resolver<ResolversTypes['TicketMessageConnection'], ParentType, ContextType, Partial<TicketMessagesArgs>>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reopenCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  similarResolved?: Resolver<Array<ResolversTypes['Ticket']>, ParentType, ContextType, RequireFields<TicketSimilarResolvedArgs, 'limit'>>;
  status?: Resolver<ResolversTypes['TicketStatus'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  suggestedAnswers?: Resolver<Array<ResolversTypes['Answer']>, ParentType, ContextType, RequireFields<TicketSuggestedAnswersArgs, 'limit'>>;
};

export type TicketAssignPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketAssignPayload'] = ResolversParentTypes['TicketAssignPayload']> = {
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TicketClaimPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketClaimPayload'] = ResolversParentTypes['TicketClaimPayload']> = {
  claim?: Resolver<Maybe<ResolversTypes['ReplyClaim']>, ParentType, ContextType>;
  heldBy?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TicketConnectionResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketConnection'] = ResolversParentTypes['TicketConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TicketEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Ticket']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TicketEdgeResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketEdge'] = ResolversParentTypes['TicketEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Ticket'], ParentType, ContextType>;
};

export type TicketMergePayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketMergePayload'] = ResolversParentTypes['TicketMergePayload']> = {
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TicketMessageResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketMessage'] = ResolversParentTypes['TicketMessage'], FederationReferenceType extends FederationReferenceTypes['TicketMessage'] = FederationReferenceTypes['TicketMessage']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['TicketMessage']> | FederationReferenceType, FederationReferenceType, ContextType>;
  attachments?: Resolver<Array<ResolversTypes['Attachment']>, ParentType, ContextType>;
  author?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  delivery?: Resolver<Maybe<ResolversTypes['MailDelivery']>, ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['MessageDirection'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  staff?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
};

export type TicketMessageConnectionResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketMessageConnection'] = ResolversParentTypes['TicketMessageConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TicketMessageEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TicketMessage']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TicketMessageEdgeResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketMessageEdge'] = ResolversParentTypes['TicketMessageEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TicketMessage'], ParentType, ContextType>;
};

export type TicketMessageReceivePayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketMessageReceivePayload'] = ResolversParentTypes['TicketMessageReceivePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['TicketMessage']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TicketNotePayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketNotePayload'] = ResolversParentTypes['TicketNotePayload']> = {
  message?: Resolver<Maybe<ResolversTypes['TicketMessage']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TicketOpenPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketOpenPayload'] = ResolversParentTypes['TicketOpenPayload']> = {
  customerCreated?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TicketReleasePayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketReleasePayload'] = ResolversParentTypes['TicketReleasePayload']> = {
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TicketReopenPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketReopenPayload'] = ResolversParentTypes['TicketReopenPayload']> = {
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TicketReplyPayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketReplyPayload'] = ResolversParentTypes['TicketReplyPayload']> = {
  heldBy?: Resolver<Maybe<ResolversTypes['Staff']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['TicketMessage']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type TicketResolvePayloadResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['TicketResolvePayload'] = ResolversParentTypes['TicketResolvePayload']> = {
  ticket?: Resolver<Maybe<ResolversTypes['Ticket']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SupportContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = SupportContext> = {
  Answer?: AnswerResolvers<ContextType>;
  AnswerPublishPayload?: AnswerPublishPayloadResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
  CsatRecordPayload?: CsatRecordPayloadResolvers<ContextType>;
  CustomFieldDefinition?: CustomFieldDefinitionResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  CustomerServiceLevels?: CustomerServiceLevelsResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DoubtfulMail?: DoubtfulMailResolvers<ContextType>;
  ExternalRef?: ExternalRefResolvers<ContextType>;
  FaqCandidate?: FaqCandidateResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  MailDelivery?: MailDeliveryResolvers<ContextType>;
  MailSettlePayload?: MailSettlePayloadResolvers<ContextType>;
  Metric?: MetricResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReplyClaim?: ReplyClaimResolvers<ContextType>;
  ResponsePolicy?: ResponsePolicyResolvers<ContextType>;
  ResponsePolicySetPayload?: ResponsePolicySetPayloadResolvers<ContextType>;
  ScoreRepurchase?: ScoreRepurchaseResolvers<ContextType>;
  ServiceLevels?: ServiceLevelsResolvers<ContextType>;
  Staff?: StaffResolvers<ContextType>;
  SupportCustomFieldDefinePayload?: SupportCustomFieldDefinePayloadResolvers<ContextType>;
  SupportCustomFieldsSetPayload?: SupportCustomFieldsSetPayloadResolvers<ContextType>;
  SupportFacet?: SupportFacetResolvers<ContextType>;
  Ticket?: TicketResolvers<ContextType>;
  TicketAssignPayload?: TicketAssignPayloadResolvers<ContextType>;
  TicketClaimPayload?: TicketClaimPayloadResolvers<ContextType>;
  TicketConnection?: TicketConnectionResolvers<ContextType>;
  TicketEdge?: TicketEdgeResolvers<ContextType>;
  TicketMergePayload?: TicketMergePayloadResolvers<ContextType>;
  TicketMessage?: TicketMessageResolvers<ContextType>;
  TicketMessageConnection?: TicketMessageConnectionResolvers<ContextType>;
  TicketMessageEdge?: TicketMessageEdgeResolvers<ContextType>;
  TicketMessageReceivePayload?: TicketMessageReceivePayloadResolvers<ContextType>;
  TicketNotePayload?: TicketNotePayloadResolvers<ContextType>;
  TicketOpenPayload?: TicketOpenPayloadResolvers<ContextType>;
  TicketReleasePayload?: TicketReleasePayloadResolvers<ContextType>;
  TicketReopenPayload?: TicketReopenPayloadResolvers<ContextType>;
  TicketReplyPayload?: TicketReplyPayloadResolvers<ContextType>;
  TicketResolvePayload?: TicketResolvePayloadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};


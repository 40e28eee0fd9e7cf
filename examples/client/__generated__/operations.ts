/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A postal address. */
export type AddressInput = {
  /** City or town. */
  city?: string | null | undefined;
  /** Country as an ISO 3166-1 alpha-2 code, for example KR. */
  countryCode?: string | null | undefined;
  /** Street, building, floor and the like, in the order they are written; at most 5 lines. */
  lines?: Array<string> | null | undefined;
  /** Postal code as it is written. */
  postcode?: string | null | undefined;
  /** State, province or region. */
  region?: string | null | undefined;
};

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

/** The customer a record belongs to: give id, or identifiers, or both; they must agree. A person nobody has met yet becomes a new customer. */
export type CustomerReferenceInput = {
  /** The customer's id, when it is known. */
  id?: string | null | undefined;
  /** Identifiers of the person; at most 20. A shared mailbox such as info@ beside others is ignored. */
  identifiers?: Array<IdentifierInput> | null | undefined;
  /** What is known of the person. Fills what is not known yet and never overwrites. */
  profile?: ProfileInput | null | undefined;
};

/** A partner's own id of a record: unique within its system. */
export type ExternalRefInput = {
  /** The partner's system that issued the id; 1 to 100 characters. */
  system: string;
  /** The id as that system writes it; 1 to 200 characters. */
  value: string;
};

/** Something that identifies a customer. */
export type IdentifierInput = {
  /** What kind of identifier it is. */
  kind: IdentifierKind;
  /** The partner's system; required for EXTERNAL_REF, refused for the other kinds. */
  system?: string | null | undefined;
  /** The identifier as it was received; 1 to 254 characters. */
  value: string;
};

/** What kind of thing identifies a customer. Closed: every other kind of id is an EXTERNAL_REF. */
export type IdentifierKind =
  /** An e-mail address; compared without regard to case and surrounding space. */
  | 'EMAIL'
  /** A partner's own id of the customer; compared exactly, within its system. */
  | 'EXTERNAL_REF'
  /** A telephone number; compared in international form (E.164). */
  | 'PHONE';

/** How an order stands. */
export type OrderStatus =
  /** Cancelled: not counted anywhere. */
  | 'CANCELLED'
  /** Placed, and counted as revenue. */
  | 'PLACED'
  /** All goods came back. */
  | 'RETURNED';

/** What is known of a person. Fields left out stay as they are. */
export type ProfileInput = {
  /** Postal address; replaces or fills the address as a whole. */
  address?: AddressInput | null | undefined;
  /** Date of birth. */
  birthOn?: string | null | undefined;
  /** The name to show; at most 200 characters. Left out, it is made from the other names. */
  displayName?: string | null | undefined;
  /** Family name; at most 200 characters. */
  familyName?: string | null | undefined;
  /** Given name; at most 200 characters. */
  givenName?: string | null | undefined;
  /** Preferred language as a BCP 47 tag, for example ko or en-GB. */
  language?: string | null | undefined;
  /** The organisation the person acts for; at most 200 characters. */
  organisation?: string | null | undefined;
  /** Time zone as an IANA name, for example Asia/Seoul. */
  timeZone?: string | null | undefined;
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

/** What a customer wants with a ticket. */
export type TicketKind =
  /** Is not satisfied. */
  | 'COMPLAINT'
  /** Wants to know something. */
  | 'QUESTION'
  /** Wants something done. */
  | 'REQUEST';

/** A new ticket. */
export type TicketOpenInput = {
  /** The customer's message, 1 to 100,000 characters. */
  body: string;
  /** How the customer reached us. */
  channel?: TicketChannel | null | undefined;
  /** When the customer turned to us; left out, now, or what the ticket with this externalRef has. */
  createdAt?: string | null | undefined;
  /** Whose case it is. A person nobody has met yet becomes a customer. */
  customer: CustomerReferenceInput;
  /** The partner's own id of the ticket, by which it can be found and sent again. */
  externalRef?: ExternalRefInput | null | undefined;
  /** Chosen by the caller, 1 to 200 characters: a repeated call with the same key and input opens once and answers the same. */
  idempotencyKey: string;
  /** What the customer wants. */
  kind?: TicketKind | null | undefined;
  /** What it is about, in one line of 1 to 500 characters. */
  subject: string;
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

export type OpenTicketMutationVariables = Exact<{
  input: TicketOpenInput;
}>;


export type OpenTicketMutation = { ticketOpen: { ticket: { id: string, number: string, customer: { id: string, support: { id: string, openTicketCount: number } | null } | null } | null, userErrors: Array<{ code: string, message: string, field: Array<string> | null }> } | null };

export type WholeCustomerQueryVariables = Exact<{
  identifier: IdentifierInput;
}>;


export type WholeCustomerQuery = { customerByIdentifier: { id: string, displayName: string | null, identifiers: Array<{ kind: IdentifierKind, value: string, releasedAt: string | null }> | null, sales: { id: string, orderCount: number, openDealCount: number, lifetimeValue: { amount: { amount: string, currencyCode: string } | null }, orders: { nodes: Array<{ id: string, number: string, placedAt: string, status: OrderStatus, total: { amount: string, currencyCode: string } }> } } | null, marketing: { id: string, consents: Array<{ channel: Channel, purpose: string, state: ConsentState }>, messages: { nodes: Array<{ id: string, subject: string | null, sentAt: string | null, openedAt: string | null }> }, visits: { nodes: Array<{ id: string, page: string | null, sku: string | null, at: string }> } } | null, support: { id: string, openTicketCount: number, openComplaintCount: number, tickets: { nodes: Array<{ id: string, number: string, subject: string | null, kind: TicketKind, status: TicketStatus, assignee: { id: string, name: string | null } | null }> } } | null } | null };


export const OpenTicketDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OpenTicket"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TicketOpenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ticketOpen"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ticket"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"support"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"openTicketCount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<OpenTicketMutation, OpenTicketMutationVariables>;
export const WholeCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WholeCustomer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"identifier"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IdentifierInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerByIdentifier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"identifier"},"value":{"kind":"Variable","name":{"kind":"Name","value":"identifier"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"identifiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"releasedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sales"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderCount"}},{"kind":"Field","name":{"kind":"Name","value":"openDealCount"}},{"kind":"Field","name":{"kind":"Name","value":"lifetimeValue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"marketing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}},{"kind":"Field","name":{"kind":"Name","value":"messages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"sentAt"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"visits"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"page"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"support"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"openTicketCount"}},{"kind":"Field","name":{"kind":"Name","value":"openComplaintCount"}},{"kind":"Field","name":{"kind":"Name","value":"tickets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"assignee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WholeCustomerQuery, WholeCustomerQueryVariables>;
/** One customer of a page, in the same words for all servers. */
export interface PageCustomer {
  id: string;
  name: string | null;
  orderCount: number;
  orders: string[];
  messages: string[];
  tickets: string[];
}

export interface Page {
  customers: PageCustomer[];
  /** As the server itself wants it back. */
  endCursor: unknown;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each server answers in a form of its own.
type Json = any;

/** How a server is asked for a page, and what its answer says. */
export interface PageQuestion {
  body(first: number, after: unknown): object;
  read(answer: Json): Page;
}

const ours = `query Page($first: Int!, $after: String) { customers(first: $first, after: $after) {
  nodes { id displayName
    sales { orders(first: 3) { totalCount nodes { number placedAt status total { amount currencyCode } } } }
    marketing { messages(first: 2) { nodes { subject status sentAt } } }
    support { tickets(first: 2) { nodes { number subject status createdAt } } } }
  pageInfo { endCursor } } }`;

const postGraphile = `query Page($first: Int!, $after: Cursor) {
  allCustomers(first: $first, after: $after, condition: { mergedInto: null }, orderBy: [CREATED_AT_DESC, PRIMARY_KEY_DESC]) {
    nodes { rowId profileByCustomerId { shownName }
      salesOrdersByCustomerId(first: 3, orderBy: [PLACED_AT_DESC, PRIMARY_KEY_DESC]) {
        totalCount nodes { number placedAt status total currencyCode } }
      marketingCampaignMessagesByCustomerId(first: 2, orderBy: [SENT_AT_DESC, PRIMARY_KEY_DESC]) {
        nodes { subject status sentAt } }
      supportTicketsByCustomerId(first: 2, orderBy: [CREATED_AT_DESC, PRIMARY_KEY_DESC]) {
        nodes { number subject status createdAt } } }
    pageInfo { endCursor } } }`;

const numbers = (rows: { number: string }[]): string[] => rows.map(({ number }) => String(number));
const subjects = (rows: { subject: string }[]): string[] => rows.map(({ subject }) => subject);

export const questions: Record<'ours' | 'postGraphile' | 'handWritten', PageQuestion> = {
  ours: {
    body: (first, after) => ({ query: ours, variables: { first, after } }),
    read: ({ data: { customers } }) => ({
      endCursor: customers.pageInfo.endCursor,
      customers: customers.nodes.map(({ id, displayName, sales, marketing, support }: Json) => ({
        id,
        name: displayName,
        orderCount: sales.orders.totalCount,
        orders: numbers(sales.orders.nodes),
        messages: subjects(marketing.messages.nodes),
        tickets: numbers(support.tickets.nodes),
      })),
    }),
  },
  postGraphile: {
    body: (first, after) => ({ query: postGraphile, variables: { first, after } }),
    read: ({ data: { allCustomers } }) => ({
      endCursor: allCustomers.pageInfo.endCursor,
      customers: allCustomers.nodes.map((node: Json) => ({
        id: node.rowId,
        name: node.profileByCustomerId?.shownName ?? null,
        orderCount: node.salesOrdersByCustomerId.totalCount,
        orders: numbers(node.salesOrdersByCustomerId.nodes),
        messages: subjects(node.marketingCampaignMessagesByCustomerId.nodes),
        tickets: numbers(node.supportTicketsByCustomerId.nodes),
      })),
    }),
  },
  handWritten: {
    body: (first, after) => ({ first, after }),
    read: ({ nodes, endCursor }) => ({
      endCursor,
      customers: nodes.map(({ orders, messages, tickets, ...customer }: Json) => ({
        ...customer,
        orders: numbers(orders),
        messages: subjects(messages),
        tickets: numbers(tickets),
      })),
    }),
  },
};

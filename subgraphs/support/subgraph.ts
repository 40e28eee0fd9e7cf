import { mergeResolvers } from '../kit/merge-resolvers';
import { defineSubgraph } from '../kit/subgraph';
import { claimResolvers } from './claim/resolvers';
import { supportFacts } from './customer/facts';
import { customerResolvers } from './customer/resolvers';
import { type Loaders, createLoaders } from './loaders';
import { TicketMessage } from './message/entity';
import { messageResolvers } from './message/resolvers';
import { CreateTickets1763800000301 } from './migrations/1763800000301-create-tickets';
import { CreateCustomerCounts1764100001401 } from './migrations/1764100001401-create-customer-counts';
import { CreateReplies1764100005401 } from './migrations/1764100005401-create-replies';
import { RefusedReply } from './reply/refused-entity';
import { replyResolvers } from './reply/resolvers';
import { CreateOutbox1764100002401 } from './migrations/1764100002401-create-outbox';
import { Ticket } from './ticket/entity';
import { ticketImport } from './ticket/import';
import { ticketResolvers } from './ticket/resolvers';

/** Support owns tickets and their threads. */
export default defineSubgraph<Loaders>({
  name: 'support',
  port: 4003,
  directory: __dirname,
  entities: [RefusedReply, Ticket, TicketMessage],
  migrations: [
    CreateTickets1763800000301,
    CreateCustomerCounts1764100001401,
    CreateReplies1764100005401,
    CreateOutbox1764100002401,
  ],
  resolvers: mergeResolvers(claimResolvers, customerResolvers, messageResolvers, replyResolvers, ticketResolvers),
  createLoaders,
  facts: supportFacts,
  importKinds: [ticketImport],
});

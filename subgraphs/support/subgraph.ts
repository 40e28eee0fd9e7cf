import { CustomFieldDefinition } from '../kit/custom-field/definition-entity';
import { CustomFieldValue } from '../kit/custom-field/value-entity';
import { mergeResolvers } from '../kit/merge-resolvers';
import { defineSubgraph } from '../kit/subgraph';
import { Attachment } from './attachment/entity';
import { attachmentResolvers } from './attachment/resolvers';
import { claimResolvers } from './claim/resolvers';
import { supportFacts } from './customer/facts';
import { supportPersonalData } from './customer/personal-data';
import { customFieldResolvers } from './custom-field/resolvers';
import { customerResolvers } from './customer/resolvers';
import { InboundMail } from './inbound/entity';
import { mailTasks } from './reply/background';
import { inboundPath, inboundRoutes } from './inbound/routes';
import { type Loaders, createLoaders } from './loaders';
import { ticketMergeResolvers } from './merge/resolvers';
import { TicketMessage } from './message/entity';
import { messageResolvers } from './message/resolvers';
import { CreateTickets1763800000301 } from './migrations/1763800000301-create-tickets';
import { CreateCustomerCounts1764100001401 } from './migrations/1764100001401-create-customer-counts';
import { CreateOutbox1764100002401 } from './migrations/1764100002401-create-outbox';
import { CreateReplies1764100005401 } from './migrations/1764100005401-create-replies';
import { CreateInboundMails1764100005402 } from './migrations/1764100005402-create-inbound-mails';
import { CreateTicketMerges1764100005403 } from './migrations/1764100005403-create-ticket-merges';
import { CreateCustomFields1764100003401 } from './migrations/1764100003401-create-custom-fields';
import { CreateCustomerExport1764100009402 } from './migrations/1764100009402-create-customer-export';
import { RefusedReply } from './reply/refused-entity';
import { replyResolvers } from './reply/resolvers';
import { Ticket } from './ticket/entity';
import { ticketImport } from './ticket/import';
import { ticketResolvers } from './ticket/resolvers';

/** Support owns tickets and their threads. */
export default defineSubgraph<Loaders>({
  name: 'support',
  port: 4003,
  directory: __dirname,
  entities: [Attachment, InboundMail, RefusedReply, Ticket, TicketMessage, CustomFieldDefinition, CustomFieldValue],
  migrations: [
    CreateTickets1763800000301,
    CreateCustomerCounts1764100001401,
    CreateOutbox1764100002401,
    CreateReplies1764100005401,
    CreateInboundMails1764100005402,
    CreateTicketMerges1764100005403,
    CreateCustomFields1764100003401,
    CreateCustomerExport1764100009402,
  ],
  resolvers: mergeResolvers(
    attachmentResolvers,
    claimResolvers,
    customerResolvers,
    customFieldResolvers,
    messageResolvers,
    ticketMergeResolvers,
    replyResolvers,
    ticketResolvers,
  ),
  createLoaders,
  facts: supportFacts,
  personalData: supportPersonalData,
  importKinds: [ticketImport],
  background: mailTasks,
  routes: inboundRoutes,
  publicPaths: [inboundPath],
});

import { CustomFieldDefinition } from '../kit/custom-field/definition-entity';
import { CustomFieldValue } from '../kit/custom-field/value-entity';
import { mergeResolvers } from '../kit/merge-resolvers';
import { defineSubgraph } from '../kit/subgraph';
import { accountResolvers } from './account/resolvers';
import { Answer } from './answer/entity';
import { answerResolvers } from './answer/resolvers';
import { AnswerTicket } from './answer/ticket-entity';
import { Attachment } from './attachment/entity';
import { attachmentResolvers } from './attachment/resolvers';
import { attachmentPath } from './attachment/routes';
import { claimResolvers } from './claim/resolvers';
import { supportFacts } from './customer/facts';
import { supportPersonalData } from './customer/personal-data';
import { customFieldResolvers } from './custom-field/resolvers';
import { CsatScore } from './csat/entity';
import { csatImport } from './csat/import';
import { csatResolvers } from './csat/resolvers';
import { customerMessageResolvers } from './customer-message/resolvers';
import { customerResolvers } from './customer/resolvers';
import { doubtfulMailResolvers } from './doubtful-mail/resolvers';
import { TicketEvent } from './event/entity';
import { ticketEventImport } from './event/import';
import { InboundMail } from './inbound/entity';
import { supportTasks } from './background';
import { csatPath } from './csat/routes';
import { inboundPath } from './inbound/routes';
import { supportRoutes } from './routes';
import { type Loaders, createLoaders } from './loaders';
import { ticketMergeResolvers } from './merge/resolvers';
import { TicketMessage } from './message/entity';
import { messageResolvers } from './message/resolvers';
import { CountCustomFields1764300005301 } from './migrations/1764300005301-count-custom-fields';
import { CreateTickets1763800000301 } from './migrations/1763800000301-create-tickets';
import { CreateCustomerCounts1764100001401 } from './migrations/1764100001401-create-customer-counts';
import { CreateOutbox1764100002401 } from './migrations/1764100002401-create-outbox';
import { CreateReplies1764100005401 } from './migrations/1764100005401-create-replies';
import { CreateInboundMails1764100005402 } from './migrations/1764100005402-create-inbound-mails';
import { CreateTicketMerges1764100005403 } from './migrations/1764100005403-create-ticket-merges';
import { CreateCustomFields1764100003401 } from './migrations/1764100003401-create-custom-fields';
import { CreateCustomerExport1764100009402 } from './migrations/1764100009402-create-customer-export';
import { CreateTicketEvents1764100005404 } from './migrations/1764100005404-create-ticket-events';
import { CreateResponsePolicy1764100005405 } from './migrations/1764100005405-create-response-policy';
import { CreateAnswers1764100005406 } from './migrations/1764100005406-create-answers';
import { KeepOriginOfMessages1764200002602 } from './migrations/1764200002602-keep-origin-of-messages';
import { ExportWholeThreads1764200002603 } from './migrations/1764200002603-export-whole-threads';
import { CreateTerms1764300003000 } from './migrations/1764300003000-create-terms';
import { FillTerms1764300003001 } from './migrations/1764300003001-fill-terms';
import { KeepLargeFilesApart1764300003002 } from './migrations/1764300003002-keep-large-files-apart';
import { ExportFilesWithinBounds1764300003003 } from './migrations/1764300003003-export-files-within-bounds';
import { RefusedReply } from './reply/refused-entity';
import { replyResolvers } from './reply/resolvers';
import { StoredResponsePolicy } from './response/entity';
import { responseResolvers } from './response/resolvers';
import { serviceLevelResolvers } from './service-level/resolvers';
import { Ticket } from './ticket/entity';
import { ticketImport } from './ticket/import';
import { ticketResolvers } from './ticket/resolvers';
import { pastTickets } from './ticket/events';

/** Support owns tickets and their threads. */
export default defineSubgraph<Loaders>({
  name: 'support',
  port: 4003,
  directory: __dirname,
  entities: [
    Answer,
    AnswerTicket,
    Attachment,
    CsatScore,
    CustomFieldDefinition,
    CustomFieldValue,
    InboundMail,
    RefusedReply,
    StoredResponsePolicy,
    Ticket,
    TicketEvent,
    TicketMessage,
  ],
  migrations: [
    CreateTickets1763800000301,
    CreateCustomerCounts1764100001401,
    CreateOutbox1764100002401,
    CreateReplies1764100005401,
    CreateInboundMails1764100005402,
    CreateTicketMerges1764100005403,
    CreateCustomFields1764100003401,
    CreateCustomerExport1764100009402,
    CreateTicketEvents1764100005404,
    CreateResponsePolicy1764100005405,
    CreateAnswers1764100005406,
    KeepOriginOfMessages1764200002602,
    ExportWholeThreads1764200002603,
    CreateTerms1764300003000,
    FillTerms1764300003001,
    KeepLargeFilesApart1764300003002,
    ExportFilesWithinBounds1764300003003,
    CountCustomFields1764300005301,
  ],
  resolvers: mergeResolvers(
    accountResolvers,
    answerResolvers,
    attachmentResolvers,
    claimResolvers,
    csatResolvers,
    customerMessageResolvers,
    customerResolvers,
    customFieldResolvers,
    doubtfulMailResolvers,
    messageResolvers,
    ticketMergeResolvers,
    replyResolvers,
    responseResolvers,
    serviceLevelResolvers,
    ticketResolvers,
  ),
  createLoaders,
  facts: supportFacts,
  personalData: supportPersonalData,
  pastRecords: [pastTickets],
  importKinds: [csatImport, ticketEventImport, ticketImport],
  background: supportTasks,
  routes: supportRoutes,
  publicPaths: [attachmentPath, csatPath, inboundPath],
});

import { accepted, notFound } from '../../kit/errors';
import { pageOf } from '../../kit/list';
import { mutate } from '../../kit/mutate';
import { staffIdOfViewer } from '../../kit/staff';
import { refOf } from '../../kit/text';
import type { Resolvers } from '../__generated__/resolvers';
import { inviteToScore } from '../csat/invitation';
import { withOverdue } from '../response/overdue';
import { staffReference } from '../staff/reference';
import { Ticket } from './entity';
import { ticketList } from './list';
import { openTickets } from './service';
import { assignTicket, reopenTicket, resolveTicket } from './transition';

const found = (ticket: Ticket | null): Ticket => {
  if (!ticket) throw notFound('ticket');
  return ticket;
};

export const ticketResolvers: Resolvers = {
  Query: {
    ticket: async (_parent, { id }, { loaders }) => found(await loaders.ticketById.load(id)),
    ticketByNumber: async (_parent, { number }, { loaders }) => found(await loaders.ticketByNumber.load(number)),
    ticketByExternalRef: async (_parent, { ref }, { database }) =>
      found(
        await database.manager.findOneBy(Ticket, {
          externalSystem: ref.system.trim(),
          externalValue: ref.value.trim(),
        }),
      ),
    tickets: async (_parent, listArguments, { database, settings }) =>
      pageOf(
        database.manager,
        ticketList,
        await withOverdue(listArguments, database.manager, settings.businessTimeZone),
      ),
  },
  Mutation: {
    ticketOpen: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'ticketOpen', input, async (transaction) => {
        const opening = { ...input, kind: input.kind ?? 'QUESTION', channel: input.channel ?? 'WEB' };
        const [opened] = await openTickets(transaction, [opening], context);
        const { id, customerCreated } = accepted(opened);
        return { ticketId: id, customerCreated };
      });
      return {
        ticket: outcome && (await context.loaders.ticketById.load(outcome.ticketId)),
        customerCreated: outcome?.customerCreated ?? null,
        ...rest,
      };
    },
    ticketAssign: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'ticketAssign', input, async (transaction) => {
        await assignTicket(transaction, { ...input, staffId: input.staffId ?? null });
        return { ticketId: input.ticketId };
      });
      return { ticket: outcome && (await context.loaders.ticketById.load(outcome.ticketId)), userErrors };
    },
    ticketResolve: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'ticketResolve', input, async (transaction) => {
        const staffId = await staffIdOfViewer(transaction, context.viewer.id);
        const resolved = await resolveTicket(transaction, { ...input, staffId });
        await inviteToScore(transaction, resolved, context.settings);
        return { ticketId: input.ticketId };
      });
      return { ticket: outcome && (await context.loaders.ticketById.load(outcome.ticketId)), userErrors };
    },
    ticketReopen: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'ticketReopen', input, async (transaction) => {
        await reopenTicket(transaction, input.ticketId);
        return { ticketId: input.ticketId };
      });
      return { ticket: outcome && (await context.loaders.ticketById.load(outcome.ticketId)), userErrors };
    },
  },
  Ticket: {
    __resolveReference: ({ id }, { loaders }) => loaders.ticketById.load(id),
    externalRef: refOf,
    assignee: ({ assigneeId }) => staffReference(assigneeId),
    resolvedBy: ({ resolvedById }) => staffReference(resolvedById),
    messages: ({ id }, listArguments, { loaders }, info) => loaders.messagesByTicketId(listArguments, info).load(id),
    customer: async ({ customerId }, _arguments, { loaders }) =>
      customerId === null ? null : { id: await loaders.canonicalCustomerId.load(customerId) },
  },
};

import { mutate } from '../../kit/mutate';
import type { Resolvers } from '../__generated__/resolvers';
import { within } from '../list-size';
import { faqCandidates } from './candidates';
import { lastAnswer } from './draft';
import { publishAnswer } from './service';

export const answerResolvers: Resolvers = {
  Query: {
    faqCandidates: (_parent, { minCustomers, limit }, { database }) =>
      faqCandidates(database.manager, {
        minCustomers: within(minCustomers, 3, 1_000, 'minCustomers'),
        limit: within(limit, 20, 100, 'limit'),
      }),
    answers: (_parent, { search, limit }, { loaders }) => loaders.answersTo(search, within(limit, 10, 100, 'limit')),
  },
  Mutation: {
    answerPublish: async (_parent, { input }, context) => {
      const { outcome, userErrors } = await mutate(context, 'answerPublish', input, (transaction) =>
        publishAnswer(transaction, input),
      );
      return { answer: outcome && (await context.loaders.answerById.load(outcome.answerId)), userErrors };
    },
  },
  Ticket: {
    suggestedAnswers: ({ id }, { limit }, { loaders }) => loaders.answersToTicket(id, within(limit, 3, 20, 'limit')),
    similarResolved: async ({ id }, { limit }, { loaders }) => {
      const ids = await loaders.similarResolvedIds(id, within(limit, 5, 20, 'limit'));
      return (await Promise.all(ids.map((similar) => loaders.ticketById.load(similar)))).filter(
        (ticket) => ticket !== null,
      );
    },
  },
  Answer: {
    __resolveReference: ({ id }, { loaders }) => loaders.answerById.load(id),
    publishedAt: ({ createdAt }) => createdAt,
  },
  FaqCandidate: {
    tickets: async ({ ticketIds }, _arguments, { loaders }) =>
      (await Promise.all(ticketIds.map((id) => loaders.ticketById.load(id)))).filter((ticket) => ticket !== null),
    draftAnswer: ({ ticketIds }, _arguments, { database }) => lastAnswer(database.manager, ticketIds),
  },
};

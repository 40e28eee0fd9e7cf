import { outboxLag } from '../../kit/outbox-lag';
import type { Resolvers } from '../__generated__/resolvers';
import { knownFacts } from './definitions';
import { factReader } from './reader';

const { name } = factReader();

export const projectionResolvers: Resolvers = {
  Query: {
    customerFactDefinitions: (_parent, _arguments, { database }) => knownFacts(database.manager),
  },
  CustomerConnection: {
    totalCount: ({ totalCount }) => totalCount(),
    asOf: async (_connection, _arguments, { database }) => (await outboxLag(database.manager, name)).asOf,
    laggingDepartments: async (_connection, _arguments, { database }) =>
      (await outboxLag(database.manager, name)).laggingDepartments,
  },
};

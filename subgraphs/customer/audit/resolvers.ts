import type { Resolvers } from '../__generated__/resolvers';
import { departmentOf } from '../identity/department';
import { auditPage } from './list';

export const auditResolvers: Resolvers = {
  Query: {
    auditEntries: (_parent, pageArguments, { database }) => auditPage(database.manager, pageArguments),
  },
  AuditEntry: {
    actor: ({ actor }, _arguments, { loaders }) => (actor === null ? null : loaders.staffByLogin.load(actor)),
    actorId: ({ actor }) => actor,
    department: ({ writtenBy }) => {
      const department = departmentOf(writtenBy);
      return department === 'customer' ? 'platform' : department;
    },
  },
};

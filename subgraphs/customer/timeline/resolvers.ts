import type { Resolvers } from '../__generated__/resolvers';

/** Types of records that the union knows; one of another type appears without its record. */
const subjects = ['Order', 'Deal', 'Activity', 'Ticket', 'CampaignMessage', 'ConsentEvent', 'Visit'] as const;
type SubjectType = (typeof subjects)[number];

const isSubject = (type: string): type is SubjectType => (subjects as readonly string[]).includes(type);

export const timelineResolvers: Resolvers = {
  Customer: {
    timeline: ({ id }, timelineArguments, { loaders }) => loaders.timelineByCustomerId(timelineArguments).load(id),
  },
  TimelineEntry: {
    subject: ({ subjectType, subjectId }) =>
      isSubject(subjectType) ? { __typename: subjectType, id: subjectId } : null,
  },
};

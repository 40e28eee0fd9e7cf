import type { Resolvers } from '../__generated__/resolvers';
import { lineageOf } from './service';

export const lineageResolvers: Resolvers = {
  Query: {
    fieldLineage: (_parent, { type, field }, { settings }) => lineageOf(type, field, settings.supergraph),
  },
};

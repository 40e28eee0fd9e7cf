import type { Resolvers } from '../__generated__/resolvers';
import { type Known, nextBestActionOf } from './rules';

export const nextBestActionResolvers: Resolvers = {
  Customer: {
    // The gateway tells what it was given by the departments; null is one that could not be asked.
    nextBestAction: (customer) => nextBestActionOf(customer as unknown as Known, new Date()),
  },
};

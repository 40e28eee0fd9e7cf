import { GraphQLError } from 'graphql';
export const refuse = () => new GraphQLError('a service should not know this');

/** Headers by which clients say who they are: Apollo's, and the one that other libraries send. */
export const clientHeaders = ['apollographql-client-name', 'graphql-client-name'];

import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';

// Apollo Client 4 types every answer by its error policy, so a default other than none is declared once.
declare module '@apollo/client' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the form in which Apollo Client takes it.
  namespace ApolloClient {
    // eslint-disable-next-line @typescript-eslint/no-namespace -- the same.
    namespace DeclareDefaultOptions {
      interface Query {
        errorPolicy: 'all';
      }
      interface WatchQuery {
        errorPolicy: 'all';
      }
      interface Mutate {
        errorPolicy: 'all';
      }
    }
  }
}

/** An Apollo Client for the graph. One for each person who signs in: the cache holds what that person may see. */
export const createGraphClient = ({ url, token }: { url: string; token: string }): ApolloClient =>
  new ApolloClient({
    // By this name the contract check says whom a change of the graph would break.
    clientAwareness: { name: 'example-client' },
    link: new HttpLink({ uri: url, headers: { authorization: `Bearer ${token}` } }),
    cache: new InMemoryCache({
      typePolicies: {
        // A facet carries the customer's id, so two screens that ask for different fields of it fill one record.
        // Named here, a query that forgets the id fails in development instead of overwriting the other's fields.
        SalesFacet: { keyFields: ['id'] },
        MarketingFacet: { keyFields: ['id'] },
        SupportFacet: { keyFields: ['id'] },
        Product: { keyFields: ['sku'] },
        // A number belongs to its instant and quality: of two metrics the newer replaces the older as a whole.
        Metric: { merge: false },
        MoneyMetric: { merge: false },
      },
    }),
    // Error policy none, the default, throws away all data for one error: a dead department would cost the screen.
    // The cache keeps a dead department's null but not the error that explains it, so questions go to the network;
    // a watched query shows what the cache has in the meantime.
    defaultOptions: {
      query: { errorPolicy: 'all', fetchPolicy: 'network-only' },
      watchQuery: { errorPolicy: 'all', fetchPolicy: 'cache-and-network' },
      mutate: { errorPolicy: 'all' },
    },
  });

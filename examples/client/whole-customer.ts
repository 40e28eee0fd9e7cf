import type { ApolloClient } from '@apollo/client';
import { type IdentifierInput, WholeCustomerDocument, type WholeCustomerQuery } from './__generated__/operations';
import { type State, errorsOf, stateOf } from './facet-state';

type Found = NonNullable<WholeCustomerQuery['customerByIdentifier']>;

/** A customer with, for each department, what it knows or why it is not there. */
export interface WholeCustomer {
  id: string;
  displayName: string | null;
  identifiers: State<NonNullable<Found['identifiers']>>;
  sales: State<NonNullable<Found['sales']>>;
  marketing: State<NonNullable<Found['marketing']>>;
  support: State<NonNullable<Found['support']>>;
}

/** Asks all departments about the customer in one question. Throws where the graph gave no answer at all. */
export async function wholeCustomer(client: ApolloClient, identifier: IdentifierInput): Promise<State<WholeCustomer>> {
  const { data, error } = await client.query({ query: WholeCustomerDocument, variables: { identifier } });
  const errors = errorsOf(error);
  const root = 'customerByIdentifier';
  const found = stateOf(data?.[root], [root], errors);
  if (found.is !== 'known') return found;
  const { id, displayName, identifiers, sales, marketing, support } = found.value;
  return {
    is: 'known',
    value: {
      id,
      displayName,
      identifiers: stateOf(identifiers, [root, 'identifiers'], errors),
      sales: stateOf(sales, [root, 'sales'], errors),
      marketing: stateOf(marketing, [root, 'marketing'], errors),
      support: stateOf(support, [root, 'support'], errors),
    },
  };
}

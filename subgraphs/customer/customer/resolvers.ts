import { Refusal, accepted, notFound } from '../../kit/errors';
import { mutate } from '../../kit/mutate';
import { type Identifier, normaliseIdentifier } from '../../kit/normalise-identifier';
import type { Resolvers } from '../__generated__/resolvers';
import type { CustomerContext } from '../context';
import type { Customer } from './entity';
import { customersPage } from './list';
import { knowCustomers } from './service';

const maximumIdentifiers = 100;

async function customerById(id: string, { loaders }: CustomerContext): Promise<Customer> {
  const customer = await loaders.customerById.load(id);
  if (!customer) throw notFound('a customer with this id', ['id']);
  return customer;
}

const customerByIdentifier = async (
  identifier: Identifier,
  { loaders, defaultCountry }: CustomerContext,
): Promise<Customer | null> => loaders.customerByIdentifier.load(normaliseIdentifier(identifier, defaultCountry));

export const customerResolvers: Resolvers = {
  Query: {
    node: (_parent, { id }, context) => customerById(id, context),
    customer: (_parent, { id }, context) => customerById(id, context),
    customerByIdentifier: async (_parent, { identifier }, context) => {
      const customer = await customerByIdentifier(identifier, context);
      if (!customer) throw notFound('a customer with this identifier', ['identifier']);
      return customer;
    },
    customersByIdentifiers: (_parent, { identifiers }, context) => {
      if (identifiers.length > maximumIdentifiers) {
        const message = `identifiers takes at most ${maximumIdentifiers}, got ${identifiers.length}`;
        throw new Refusal('LIMIT_EXCEEDED', message, ['identifiers']);
      }
      // Each item on its own, so that one wrong identifier does not cost the others; the types know no promise of null.
      return identifiers.map((identifier) => customerByIdentifier(identifier, context) as Promise<Customer>);
    },
    customers: (_parent, pageArguments, context) => customersPage(context.database.manager, pageArguments, context),
  },
  Node: { __resolveType: () => 'Customer' },
  Customer: {
    // What the gateway tells beside the id is what a field here requires of other departments.
    __resolveReference: async ({ id, ...told }, context) => ({ ...told, ...(await customerById(id, context)) }),
  },
  Mutation: {
    customerIdentify: async (_parent, { input }, context) => {
      const { outcome, ...rest } = await mutate(context, 'customerIdentify', input, async (transaction) => {
        const [known] = await knowCustomers(transaction, [{ customer: input.customer }], context);
        if (known instanceof Refusal) throw known.within('customer');
        const { customerId, created } = accepted(known);
        return { customerId, created };
      });
      return {
        customer: outcome && (await context.loaders.customerById.load(outcome.customerId)),
        created: outcome?.created ?? null,
        ...rest,
      };
    },
  },
};

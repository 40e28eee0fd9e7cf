import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLResponse } from '@apollo/server';
import type { OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from '../context';

type Whole = GraphQLRequestContext<GatewayContext>;

/** An operation on its way through the gateway. */
export type OperationContext = Pick<
  Whole,
  'request' | 'response' | 'schema' | 'contextValue' | 'queryHash' | 'document' | 'source' | 'operation'
> & { readonly operationName?: string | null };

/** Its document has been read and is valid; which operation to run may still be unclear. */
export type ReadOperation = OperationContext &
  Required<Pick<OperationContext, 'queryHash' | 'document' | 'source'>> & { readonly operationName: string | null };

/** What a plugin may do at one operation: what known operations call as well as Apollo does. */
export interface OperationListener {
  didResolveOperation?(context: ReadOperation): Promise<void>;
  executionDidStart?(context: ReadOperation & { readonly operation: OperationDefinitionNode }): Promise<void>;
  willSendResponse?(context: OperationContext & { readonly response: GraphQLResponse }): Promise<void>;
}

/** A plugin of Apollo's that has only those of its hooks that known operations call too. */
export interface OperationPlugin extends Pick<ApolloServerPlugin<GatewayContext>, 'serverWillStart'> {
  requestDidStart(context: OperationContext): Promise<OperationListener | void>;
}

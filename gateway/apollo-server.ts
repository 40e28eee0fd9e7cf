import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from 'pino';
import type { GatewayContext } from './context';
import { createErrorFormatter } from './errors';
import { resolvableOperationPlugin } from './guard/resolvable-operation';
import { operationPlugin } from './operation-plugin';

/** Apollo's request pipeline with every door closed that nobody here uses. */
export const createApolloServer = (gateway: GatewayInterface, logger: Logger): ApolloServer<GatewayContext> =>
  new ApolloServer<GatewayContext>({
    gateway,
    logger,
    formatError: createErrorFormatter(logger),
    // Only the signed-in come this far; whether NODE_ENV is production makes no difference.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: 2000 },
    stopOnTerminationSignals: false,
    plugins: [
      operationPlugin(logger),
      resolvableOperationPlugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });

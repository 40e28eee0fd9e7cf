import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
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
import type { CallerBudgets } from './guard/cost/caller-budgets';
import { costPlugin, type CostsBySchema } from './guard/cost/cost-plugin';
import { pageSizeRule } from './guard/cost/page-size-rule';
import type { Limits } from './guard/limits/limits';
import { resolvableOperationPlugin } from './guard/resolvable-operation';
import { operationPlugin } from './operation-plugin';
import { plainJsonStatusPlugin } from './plain-json-status';

/** What one operation, and one caller, may demand. */
export interface Demands {
  limits: Limits;
  /** null: callers may spend as much as they like. */
  budgets: CallerBudgets | null;
}

/** Apollo's request pipeline with every door closed that nobody here uses. */
export function createApolloServer(
  gateway: GatewayInterface,
  logger: Logger,
  { limits, budgets }: Demands,
  further: ApolloServerPlugin<GatewayContext>[] = [],
): ApolloServer<GatewayContext> {
  const costs: CostsBySchema = new WeakMap();
  return new ApolloServer<GatewayContext>({
    gateway,
    logger,
    formatError: createErrorFormatter(logger),
    // Only the signed-in come this far; whether NODE_ENV is production makes no difference.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    // A browser asks before it sends Authorization to another site, as with the headers Apollo asks for.
    csrfPrevention: { requestHeaders: ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'] },
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: limits.validationErrors },
    validationRules: [pageSizeRule(costs)],
    stopOnTerminationSignals: false,
    plugins: [
      operationPlugin(logger),
      resolvableOperationPlugin,
      costPlugin(costs, limits, budgets),
      ...further,
      plainJsonStatusPlugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
}

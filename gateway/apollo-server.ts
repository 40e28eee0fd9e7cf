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
import type { CallerBudgets } from './guard/cost/caller-budgets';
import { costPlugin, type CostsBySchema } from './guard/cost/cost-plugin';
import { pageSizeRule } from './guard/cost/page-size-rule';
import type { Limits } from './guard/limits/limits';
import { resolvableOperationPlugin } from './guard/resolvable-operation';
import { operationPlugin } from './operation-plugin';
import { KnownOperations } from './pipeline/known-operations';
import type { OperationPlugin } from './pipeline/operation-plugin';
import { plainJsonStatusPlugin } from './plain-json-status';

/** What one operation, and one caller, may demand. */
export interface Demands {
  limits: Limits;
  /** null: callers may spend as much as they like. */
  budgets: CallerBudgets | null;
}

/** The two ways to an answer: Apollo's request pipeline, and a shorter one for what has been through it before. */
export interface GraphServer {
  apollo: ApolloServer<GatewayContext>;
  known: KnownOperations;
}

/** Apollo's request pipeline with every door closed that nobody here uses, and the way past it. */
export function createGraphServer(
  gateway: GatewayInterface,
  logger: Logger,
  { limits, budgets }: Demands,
  further: OperationPlugin[] = [],
): GraphServer {
  const costs: CostsBySchema = new WeakMap();
  const formatError = createErrorFormatter(logger);
  const plugins = [
    operationPlugin(logger),
    resolvableOperationPlugin,
    costPlugin(costs, limits, budgets),
    ...further,
    plainJsonStatusPlugin,
  ];
  const known = new KnownOperations(plugins, formatError, logger);
  const apollo = new ApolloServer<GatewayContext>({
    gateway: known.watched(gateway),
    logger,
    formatError,
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
      ...known.plugins,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  return { apollo, known };
}

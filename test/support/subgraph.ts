import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { FormattedExecutionResult } from 'graphql';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import type { Context } from '../../subgraphs/kit/context';
import { executableSchema } from '../../subgraphs/kit/executable-schema';
import { formatError } from '../../subgraphs/kit/graphql-error';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import type { Viewer } from '../../subgraphs/kit/viewer';
import type { TestDatabase } from './database';
import { testSettings } from './settings';
import { followingStatements } from './statements';

export const admin: Viewer = { id: 'test-admin', department: 'platform', role: 'admin', scopes: [] };

export interface SubgraphClient {
  database: DataSource;
  // The shape of data is the query's; tests read it as they please.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  execute(query: string, variables?: Record<string, unknown>, viewer?: Viewer): Promise<FormattedExecutionResult<any>>;
  /** Runs one query and returns the SQL statements it took, transaction control left out. */
  statementsOf(query: string, variables?: Record<string, unknown>): Promise<string[]>;
}

/** One subgraph in this process, over a real database, as the gateway would call it. */
export async function subgraphClient(
  subgraph: Subgraph,
  testDatabase: TestDatabase,
  { viewer: defaultViewer = admin, defaultCountry = 'KR', settings = testSettings } = {},
): Promise<SubgraphClient> {
  const database = await testDatabase.dataSource(subgraph);
  const apollo = new ApolloServer<Context<unknown>>({
    schema: executableSchema(subgraph),
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) =>
      formatError(formatted, error, pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }))),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const execute: SubgraphClient['execute'] = async (query, variables, viewer = defaultViewer) => {
    const contextValue: Context<unknown> = {
      viewer,
      database,
      defaultCountry,
      settings,
      loaders: subgraph.createLoaders(database.manager),
      renewLoaders: () => (contextValue.loaders = subgraph.createLoaders(database.manager)),
    };
    const { body } = await apollo.executeOperation({ query, variables }, { contextValue });
    if (body.kind !== 'single') throw new Error('expected one answer');
    // Through JSON, as a client sees it.
    return JSON.parse(JSON.stringify(body.singleResult));
  };
  return {
    database,
    execute,
    async statementsOf(query, variables) {
      const statements: string[] = [];
      const { logger } = database;
      database.logger = followingStatements((sql) => statements.push(sql));
      try {
        const { errors } = await execute(query, variables);
        if (errors) throw new Error(JSON.stringify(errors));
      } finally {
        database.logger = logger;
      }
      return statements;
    },
  };
}

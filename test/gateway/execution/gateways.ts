import { composeServices } from '@apollo/composition';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import { getOperationAST, type GraphQLSchema, parse } from 'graphql';
import { pino } from 'pino';
import type { VerbatimQuestion } from '../../../gateway/execution/department';
import { CompiledGateway } from '../../../gateway/execution/compiled-gateway';
import { PrintedData } from '../../../gateway/execution/verbatim/printed-data';
import { AnswerShapes } from '../../../gateway/transport/answer-shape';
import { largestAnswer } from '../../../gateway/transport/largest-answer';
import { untraced } from '../../../gateway/tracing/tracing';
import { answerOf, madeUpSchema, resultOf, type Trouble, wholeSchema } from './made-up-subgraph';

const logger = pino({ level: 'silent' });

export interface Asked {
  department: string;
  query: string;
  variables: Record<string, unknown> | undefined;
}

export interface Answered {
  // Each test knows what it asked for.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  errors: { path: readonly (string | number)[] | undefined; code: unknown }[];
  /** What departments were asked, in order. */
  asked: Asked[];
  /** The answer has stayed in the words of the departments. */
  isPrinted: boolean;
}

/** One gateway before subgraphs in this process. */
export interface GatewayInProcess {
  schema: GraphQLSchema;
  supergraphSdl: string;
  answer(query: string, variables?: Record<string, unknown>): Promise<Answered>;
}

interface Faults {
  trouble?: Trouble;
  silent?: readonly string[];
  /** What becomes of the text of an answer to a query on its way; always the same. */
  garbled?: (text: string, query: string, isVerbatim: boolean) => string;
}

/** Data only: where nothing fails there are no errors. */
type Whole = (query: string, variables: Record<string, unknown>) => Promise<unknown>;

export const composed = (subgraphs: Record<string, string>): string => {
  const services = Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    url: `http://${name}.invalid`,
    typeDefs: parse(sdl),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
};

const garbledAnswer = { data: undefined, errors: [{ message: 'garbled', extensions: { code: 'GARBLED' } }] };

function parsed(text: string): { data?: unknown; errors?: unknown } {
  try {
    return JSON.parse(text) as { data?: unknown };
  } catch {
    return garbledAnswer;
  }
}

/** The two gateways over the same subgraphs, Apollo's and ours, and the graph as one server, where nothing fails. */
export async function gatewaysOver(
  subgraphs: Record<string, string>,
  { trouble, silent = [], garbled }: Faults = {},
): Promise<{ stock: GatewayInProcess; compiled: GatewayInProcess; whole: Whole }> {
  const supergraphSdl = composed(subgraphs);
  const schemas = new Map(Object.entries(subgraphs).map(([name, sdl]) => [name, madeUpSchema(sdl, trouble)]));
  const shapes = new AnswerShapes();
  const sourceOf = (department: string) =>
    ({
      answersInText: true,
      async process({
        request: { query, variables, operationName },
        context: { asked, isNeighbour },
        incomingRequestContext,
        verbatim,
      }: {
        context: { asked: Asked[]; isNeighbour: boolean };
        incomingRequestContext: { schema: GraphQLSchema };
        request: { query: string; variables?: Record<string, unknown>; operationName?: string };
        verbatim?: VerbatimQuestion;
      }) {
        asked.push({ department, query, variables });
        if (verbatim) expect(JSON.parse(verbatim.body)).toEqual({ query, variables, operationName });
        if (silent.includes(department)) return { errors: [{ message: 'silent', extensions: { code: 'SILENT' } }] };
        const fetch = { query, variables, schema: incomingRequestContext.schema };
        const schema = schemas.get(department)!;
        if (isNeighbour) {
          const { data, errors } = await resultOf(schema, query, variables);
          const reading = { hasErrors: errors !== undefined, longest: largestAnswer };
          return shapes.misfitOfGiven(fetch, data, reading) === null ? { data, errors } : garbledAnswer;
        }
        const answered = await answerOf(schema, query, variables);
        const printed = JSON.stringify(answered);
        const text = garbled?.(printed, query, verbatim !== undefined) ?? printed;
        const data = verbatim?.read(text) ?? null;
        if (data) return { data, isInWords: true };
        const given = parsed(text);
        // As who asks over HTTP: an answer that cannot be true is none.
        return shapes.misfit(fetch, given.data, given.errors !== undefined) === null ? given : garbledAnswer;
      },
    }) as unknown as GraphQLDataSource;

  const started = async (gateway: ApolloGateway | CompiledGateway): Promise<GatewayInProcess> => {
    const isOurs = gateway instanceof CompiledGateway;
    let schema: GraphQLSchema | null = null;
    gateway.onSchemaLoadOrUpdate(({ apiSchema }) => (schema = apiSchema));
    const { executor } = await gateway.load({ apollo: { key: undefined } });
    await gateway.stop();
    const answerOnce = async (
      query: string,
      variables: Record<string, unknown>,
      takesPrintedData: boolean,
    ): Promise<Answered> => {
      const asked: Asked[] = [];
      const document = parse(query);
      const request = {
        request: { query, variables },
        document,
        operation: getOperationAST(document)!,
        operationName: null,
        queryHash: query,
        source: query,
        schema: schema!,
        // Where nothing is garbled on its way, it need not go any: then departments are asked as in one process.
        context: { trace: untraced, asked, isNeighbour: isOurs && !takesPrintedData && !garbled },
        takesPrintedData,
        metrics: {},
        overallCachePolicy: {},
        cache: new Map(),
        logger,
      };
      const { data, errors = [] } = await (executor as GatewayExecutor)(request as never);
      const isPrinted = data instanceof PrintedData;
      return {
        data: JSON.parse(isPrinted ? data.text : JSON.stringify(data ?? null)) as unknown,
        errors: errors.map(({ path, extensions }) => ({ path, code: extensions?.['code'] })),
        asked,
        isPrinted,
      };
    };
    // However an answer is made, it is the same.
    const answer = async (query: string, variables: Record<string, unknown> = {}): Promise<Answered> => {
      const parsed = await answerOnce(query, variables, false);
      const { isPrinted, ...printed } = await answerOnce(query, variables, true);
      expect({ query, ...printed, isPrinted: false }).toEqual({ query, ...parsed });
      return { ...printed, isPrinted };
    };
    return { schema: schema!, supergraphSdl, answer };
  };
  const stock = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => sourceOf(name),
    logger,
    __exposeQueryPlanExperimental: false,
  });
  const compiled = new CompiledGateway({
    supergraphSdl: async () => ({ supergraphSdl }),
    sourceOf: ({ name }) => sourceOf(name),
    logger,
  });
  let schema: GraphQLSchema | undefined;
  const whole: Whole = async (query, variables) => {
    schema ??= wholeSchema(supergraphSdl, subgraphs);
    return (await answerOf(schema, query, variables)).data;
  };
  return { stock: await started(stock), compiled: await started(compiled), whole };
}

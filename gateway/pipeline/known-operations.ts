import type { IncomingHttpHeaders } from 'node:http';
import { type GraphQLResponse, HeaderMap } from '@apollo/server';
import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import type { Logger } from 'pino';
import type { GatewayContext } from '../context';
import type { FormatError } from '../errors';
import { PrintedData } from '../execution/verbatim/printed-data';
import { isRecord } from '../is-record';
import { asGraphQLError, formatted } from './formatted-errors';
import { type KnownDocument, KnownDocuments } from './known-documents';
import type { OperationListener, OperationPlugin } from './operation-plugin';

const json = 'application/json; charset=utf-8';
const graphqlJson = 'application/graphql-response+json; charset=utf-8';
/** What Apollo answers with; whoever accepts anything else is left to its negotiation. */
const contentTypes = new Map<string | undefined, string>([
  [undefined, json],
  ['*/*', json],
  ['application/json', json],
  ['application/graphql-response+json', graphqlJson],
  ['application/graphql-response+json,application/json;q=0.9', graphqlJson],
]);

/** A request for an operation of a known document. */
export interface KnownRequest {
  known: KnownDocument;
  operationName: string | undefined;
  variables: Record<string, unknown> | undefined;
  headers: IncomingHttpHeaders;
  contentType: string;
}

export interface FinishedAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** A request whose body has been read, for the graph's own address. */
interface Received {
  method?: string;
  headers: IncomingHttpHeaders;
  body?: unknown;
}

/**
 * Answers operations whose document Apollo has read before, with all plugins and to the letter as Apollo would: its
 * pipeline costs more than departments, plan and answer together. What is unusual in a request is left to Apollo.
 */
export class KnownOperations {
  readonly #documents = new KnownDocuments();
  #execute: GatewayExecutor | null = null;

  constructor(
    private readonly ownPlugins: readonly OperationPlugin[],
    private readonly formatError: FormatError,
    private readonly logger: Logger,
  ) {}

  /** For Apollo: the same, and one that learns from it. */
  get plugins(): OperationPlugin[] {
    return [...this.ownPlugins, this.#documents.plugin];
  }

  /** For Apollo: the gateway, whose executor is noted when it is loaded. */
  watched(gateway: GatewayInterface): GatewayInterface {
    return {
      onSchemaLoadOrUpdate: (listener) => gateway.onSchemaLoadOrUpdate(listener),
      load: async (options) => {
        const loaded = await gateway.load(options);
        this.#execute = loaded.executor;
        return loaded;
      },
      stop: () => gateway.stop(),
    };
  }

  /** null: Apollo has to answer. */
  find({ method, headers, body }: Received): KnownRequest | null {
    if (method !== 'POST' || !isRecord(body) || body['extensions'] != null) return null;
    const { query, operationName, variables } = body;
    const known = typeof query === 'string' ? this.#documents.get(query) : undefined;
    const contentType = contentTypes.get(headers.accept);
    if (!known || !contentType) return null;
    if (operationName != null && typeof operationName !== 'string') return null;
    if (variables != null && !isRecord(variables)) return null;
    return {
      known,
      operationName: operationName ?? undefined,
      variables: variables ?? undefined,
      headers,
      contentType,
    };
  }

  async answer(request: KnownRequest, contextValue: GatewayContext): Promise<FinishedAnswer> {
    const { known, operationName, variables } = request;
    const operation = known.operation(operationName);
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, String(value));
    const response: Omit<GraphQLResponse, 'body'> & Partial<Pick<GraphQLResponse, 'body'>> = {
      http: { status: undefined, headers: new HeaderMap() },
    };
    const context = {
      request: {
        query: known.source,
        ...(operationName !== undefined && { operationName }),
        ...(variables && { variables }),
        http: { method: 'POST', headers, search: '', body: undefined },
      },
      response,
      schema: known.schema,
      contextValue,
      queryHash: known.queryHash,
      document: known.document,
      source: known.source,
      operation,
      operationName: operation?.name?.value ?? null,
    };
    const listeners: OperationListener[] = [];
    for (const plugin of this.ownPlugins) {
      const listener = await plugin.requestDidStart(context);
      if (listener) listeners.push(listener);
    }

    const end = async (
      result: { data?: unknown; errors?: readonly unknown[]; extensions?: object },
      isRun: boolean,
    ) => {
      const { errors, http } = result.errors
        ? formatted(result.errors.map(asGraphQLError), this.formatError)
        : { errors: undefined, http: null };
      if (http?.status) response.http.status = http.status;
      for (const [name, value] of http?.headers ?? []) response.http.headers.set(name, value);
      if (!isRun) response.http.status ??= 500;
      else if (errors && result.data === undefined) response.http.status ??= 400;
      const singleResult = (isRun ? { ...result, errors } : { errors }) as { data?: Record<string, unknown> | null };
      const body: GraphQLResponse['body'] = { kind: 'single', singleResult };
      const sent = Object.assign(context, { response: Object.assign(response, { body }) });
      for (const listener of listeners) if (listener.willSendResponse) await listener.willSendResponse(sent);
      return finished(sent.response, request.contentType);
    };

    let result: Awaited<ReturnType<GatewayExecutor>>;
    try {
      for (const listener of listeners) if (listener.didResolveOperation) await listener.didResolveOperation(context);
      for (const listener of listeners) {
        if (listener.executionDidStart) await listener.executionDidStart({ ...context, operation: operation! });
      }
      // The executor has its own word for the context's value, and reads nothing that is not here.
      const further = { context: contextValue, logger: this.logger, metrics: {}, takesPrintedData: true };
      const asked = { ...context, ...further } as unknown;
      result = await this.#execute!(asked as Parameters<GatewayExecutor>[0]);
    } catch (error) {
      return end({ errors: [error] }, false);
    }
    return end(result, true);
  }
}

function finished({ http, body }: GraphQLResponse, contentType: string): FinishedAnswer {
  const { errors, data, extensions } = body.kind === 'single' ? body.singleResult : {};
  const text = `${printedAnswer({ errors, data, extensions })}\n`;
  return {
    status: http.status || 200,
    headers: { 'content-type': contentType, ...Object.fromEntries(http.headers) },
    text,
  };
}

function printedAnswer({ data, ...rest }: { errors: unknown; data: unknown; extensions: unknown }): string {
  if (!(data instanceof PrintedData)) return JSON.stringify({ errors: rest.errors, data, extensions: rest.extensions });
  const others = JSON.stringify(rest).slice(1);
  return `{"data":${data.text}${others === '}' ? '' : ','}${others}`;
}

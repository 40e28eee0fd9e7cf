import { ApolloGateway, type SupergraphSdlHook } from '@apollo/gateway';
import type {
  GatewayExecutor,
  GatewayInterface,
  GatewayLoadResult,
  GatewaySchemaLoadOrUpdateCallback,
  GatewayUnsubscriber,
} from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../context';
import { answerIntrospection } from './introspection';
import { CompiledOperation, type CompileParts } from './compiled-operation';
import type { Department } from './department';
import { addedFieldsOf } from './inner-names';
import { Planner } from './planner';

const mostOperations = 1_000;

interface Loaded {
  parts: CompileParts;
  operations: Map<string, CompiledOperation>;
}

interface Settings {
  supergraphSdl: SupergraphSdlHook;
  sourceOf: (service: { name: string; url?: string }) => Department;
  logger: Logger;
}

/**
 * Serves a supergraph: Apollo's gateway loads it, validates it and swaps it, Apollo's planner plans, and what is done
 * for each request is compiled once for each operation.
 */
export class CompiledGateway implements GatewayInterface {
  readonly #apollo: ApolloGateway;
  readonly #sources = new Map<string, Department>();
  #loaded: Loaded | null = null;

  constructor({ supergraphSdl, sourceOf, logger }: Settings) {
    const buildService = (service: { name: string; url?: string }) => {
      const source = sourceOf(service);
      this.#sources.set(service.name, source);
      return source;
    };
    this.#apollo = new ApolloGateway({
      supergraphSdl,
      validateSupergraph: true,
      buildService,
      logger,
      __exposeQueryPlanExperimental: false,
    });
    this.#apollo.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
      // Before anything that can fail: plans of another supergraph must not be carried out for this one.
      this.#loaded = null;
      this.#loaded = { parts: this.#partsOf(apiSchema, coreSupergraphSdl), operations: new Map() };
    });
  }

  onSchemaLoadOrUpdate(listener: GatewaySchemaLoadOrUpdateCallback): GatewayUnsubscriber {
    return this.#apollo.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) =>
      listener({ apiSchema: this.#loaded?.parts.schema ?? apiSchema, coreSupergraphSdl }),
    );
  }

  async load(options: Parameters<GatewayInterface['load']>[0]): Promise<GatewayLoadResult> {
    await this.#apollo.load(options);
    return { executor: this.executor };
  }

  stop(): Promise<void> {
    return this.#apollo.stop();
  }

  readonly executor: GatewayExecutor = async (request) => {
    if (!this.#loaded) throw new Error('the supergraph could not be prepared for planning');
    const compiled = this.#operation(this.#loaded, request);
    const answer = await compiled.run(request);
    if ((request.context as GatewayContext).showsPlan) {
      answer.extensions = { ...answer.extensions, queryPlan: compiled.planOf(request) };
    }
    const { questions, fragments } = compiled.introspection;
    if (questions.length === 0 || answer.errors) return answer;
    const { operation, schema } = request;
    const variables = request.request.variables;
    const aboutSchema = await answerIntrospection(schema, { operation, fragments, variables }, questions);
    return aboutSchema.errors ? aboutSchema : { ...answer, data: { ...answer.data, ...aboutSchema.data } };
  };

  #operation({ parts, operations }: Loaded, request: Parameters<GatewayExecutor>[0]): CompiledOperation {
    const {
      document,
      queryHash,
      request: { operationName },
    } = request;
    const key = operationName === undefined ? queryHash : `${queryHash} ${operationName}`;
    const known = operations.get(key);
    if (known) return known;
    const compiled = new CompiledOperation(document, operationName, parts);
    if (operations.size >= mostOperations) operations.delete(operations.keys().next().value!);
    operations.set(key, compiled);
    return compiled;
  }

  #partsOf(schema: GraphQLSchema, supergraphSdl: string): CompileParts {
    const planner = new Planner(supergraphSdl);
    // A copy: an operation of this supergraph is carried out by its departments, whatever takes their place meanwhile.
    const sources = new Map(this.#sources);
    return {
      schema: planner.directives.offeredBy(schema),
      planner,
      added: addedFieldsOf(planner.graph),
      sourceOf: (department) => {
        const source = sources.get(department);
        if (!source) throw new Error(`the supergraph names no department ${department}`);
        return source;
      },
    };
  }
}

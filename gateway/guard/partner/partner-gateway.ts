import type {
  GatewayExecutor,
  GatewayInterface,
  GatewayLoadResult,
  GatewaySchemaLoadOrUpdateCallback,
  GatewayUnsubscriber,
} from '@apollo/server-gateway-interface';
import { execute, type FragmentDefinitionNode, type GraphQLSchema, Kind } from 'graphql';
import type { Logger } from 'pino';
import { answerIntrospection, introspectionOf } from '../../execution/introspection';
import { closedSchema, partnerSchema } from './partner-schema';

interface Seen {
  schema: GraphQLSchema;
  isOpen: boolean;
  apiSchema: GraphQLSchema;
  supergraphSdl: string;
}

/**
 * The gateway as partners see it: what is not tagged for them does not exist, neither for validation nor for
 * introspection. Planning and execution are the whole gateway's, which has to be loaded first.
 */
export class PartnerGateway implements GatewayInterface {
  #seen: Seen | null = null;
  #executor: GatewayExecutor | null = null;
  readonly #listeners = new Set<GatewaySchemaLoadOrUpdateCallback>();

  constructor(
    whole: Pick<GatewayInterface, 'onSchemaLoadOrUpdate'> & { executor: unknown },
    private readonly logger: Logger,
  ) {
    this.#executor = whole.executor as GatewayExecutor;
    whole.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => this.#update(apiSchema, coreSupergraphSdl));
  }

  onSchemaLoadOrUpdate(listener: GatewaySchemaLoadOrUpdateCallback): GatewayUnsubscriber {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async load(): Promise<GatewayLoadResult> {
    if (!this.#seen) throw new Error('the gateway must be loaded before the part of it that partners see');
    for (const listener of this.#listeners) this.#tell(listener, this.#seen);
    return { executor: this.#execute };
  }

  async stop(): Promise<void> {
    this.#listeners.clear();
  }

  #update(apiSchema: GraphQLSchema, supergraphSdl: string): void {
    let open: GraphQLSchema | null = null;
    try {
      open = partnerSchema(apiSchema, supergraphSdl);
    } catch (error) {
      this.logger.error({ err: error }, 'what is tagged for partners makes no schema; they see nothing');
    }
    this.#seen = { schema: open ?? closedSchema(), isOpen: open !== null, apiSchema, supergraphSdl };
    for (const listener of this.#listeners) this.#tell(listener, this.#seen);
  }

  #tell(listener: GatewaySchemaLoadOrUpdateCallback, { schema, supergraphSdl }: Seen): void {
    listener({ apiSchema: schema, coreSupergraphSdl: supergraphSdl });
  }

  readonly #execute: GatewayExecutor = async (requestContext) => {
    const { operation, document, request } = requestContext;
    const { isOpen, apiSchema } = this.#seen!;
    const variables = request.variables;
    if (!isOpen) return execute({ schema: requestContext.schema, document, variableValues: variables });

    const fragments = document.definitions.filter(
      (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
    );
    const { questions, hasOthers } = introspectionOf({ operation, fragments });
    // Those who ask departments look up in the schema what is fetched, keys included, which partners may not see.
    const whole = Object.create(requestContext, { schema: { value: apiSchema } }) as typeof requestContext;
    if (questions.length === 0) return this.#executor!(whole);
    const aboutSchema = await answerIntrospection(
      requestContext.schema,
      { operation, fragments, variables },
      questions,
    );
    if (!hasOthers || aboutSchema.errors) return aboutSchema;
    const answer = await this.#executor!(whole);
    // The whole gateway has answered these too, from its own schema: its answer is replaced.
    return answer.data ? { ...answer, data: { ...answer.data, ...aboutSchema.data } } : answer;
  };
}

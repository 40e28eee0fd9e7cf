import { createHash } from 'node:crypto';
import type {
  GatewayExecutionResult,
  GatewayExecutor,
  GatewayGraphQLRequestContext,
  GatewayInterface,
  GatewayLoadResult,
  GatewaySchemaLoadOrUpdateCallback,
  GatewayUnsubscriber,
} from '@apollo/server-gateway-interface';
import { type GraphQLSchema, parse } from 'graphql';
import type { GatewayContext } from '../../context';
import type { Viewer } from '../viewer';
import { type GrantTable, heldScopes } from './grants';
import { Requirements } from './requirements';
import { restrict, type RestrictedOperation } from './restricted-operation';
import { withNulls } from './restricted-answer';

const capacity = 1_000;

/** The scopes that a viewer holds. */
interface Held {
  scopes: ReadonlySet<string>;
  /** The same for viewers who hold the same. */
  key: string;
}

interface Loaded {
  schema: GraphQLSchema;
  requirements: Requirements;
  /** By what decides about it. */
  held: Map<string, Held>;
  /** By document, operation and scopes; null: everything may be seen. */
  restricted: Map<string, RestrictedOperation | null>;
}

/**
 * A gateway that gives each viewer only what the supergraph lets those see who hold the viewer's scopes. What is
 * withheld is not planned, no department is asked for it, and it comes back as null with an error.
 */
export class GuardedGateway implements GatewayInterface {
  #loaded: Loaded | null = null;

  constructor(
    private readonly whole: GatewayInterface & { executor: unknown },
    private readonly grants: GrantTable,
  ) {
    whole.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
      // Before anything that can fail: requirements of another supergraph must not decide about this one.
      this.#loaded = null;
      const requirements = new Requirements(parse(coreSupergraphSdl, { noLocation: true }), apiSchema);
      this.#loaded = { schema: apiSchema, requirements, held: new Map(), restricted: new Map() };
    });
  }

  onSchemaLoadOrUpdate(listener: GatewaySchemaLoadOrUpdateCallback): GatewayUnsubscriber {
    return this.whole.onSchemaLoadOrUpdate(listener);
  }

  async load(options: Parameters<GatewayInterface['load']>[0]): Promise<GatewayLoadResult> {
    await this.whole.load(options);
    return { executor: this.executor };
  }

  stop(): Promise<void> {
    return this.whole.stop();
  }

  readonly executor: GatewayExecutor = async (requestContext) => {
    const execute = this.whole.executor as GatewayExecutor;
    const restricted = this.#restricted(requestContext);
    if (!restricted) return execute(requestContext);
    const { document, hash, shape } = restricted;
    // Not a copy: what Apollo's gateway notes in the metrics must arrive, and a context may itself be derived.
    const altered = Object.create(requestContext, {
      document: { value: document },
      queryHash: { value: hash },
      takesPrintedData: { value: false },
    }) as typeof requestContext;
    const answer = await execute(altered);
    if (!answer.data) return answer;
    const { data, errors } = withNulls(answer.data, shape);
    return { ...answer, data, errors: [...(answer.errors ?? []), ...errors] } as GatewayExecutionResult;
  };

  #restricted({ context, document, queryHash, request }: GatewayGraphQLRequestContext): RestrictedOperation | null {
    if (!this.#loaded) throw new Error('the rights of the supergraph could not be read');
    const { schema, requirements, restricted } = this.#loaded;
    const { scopes, key } = this.#heldBy((context as GatewayContext).viewer, this.#loaded);
    const { operationName } = request;
    const place = operationName === undefined ? `${queryHash} ${key}` : `${queryHash} ${key} ${operationName}`;
    const known = restricted.get(place);
    if (known !== undefined) return known;
    const made = restrict(document, operationName, { schema, requirements, held: scopes });
    restricted.set(place, made);
    if (restricted.size > capacity) restricted.delete(restricted.keys().next().value!);
    return made;
  }

  #heldBy(viewer: Viewer, { requirements, held }: Loaded): Held {
    const who = JSON.stringify([viewer.department, viewer.role, viewer.scopes]);
    const known = held.get(who);
    if (known) return known;
    const scopes = heldScopes(viewer, this.grants, requirements.scopes);
    const key = createHash('sha256').update(JSON.stringify(scopes)).digest('base64');
    const made = { scopes: new Set(scopes), key };
    held.set(who, made);
    if (held.size > capacity) held.delete(held.keys().next().value!);
    return made;
  }
}

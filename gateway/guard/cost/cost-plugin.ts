import type { GraphQLSchema } from 'graphql';
import { checkVariables } from '../limits/check-variables';
import type { Limits } from '../limits/limits';
import { exceeds, RefusedOperation } from '../refused-operation';
import type { CallerBudgets } from './caller-budgets';
import { OperationCosts } from './operation-costs';
import type { OperationContext, OperationPlugin } from '../../pipeline/operation-plugin';

/** What an answer says in extensions.cost. */
export interface CostReport {
  /** Points that the operation costs; 0 when it was refused before that was known. */
  requested: number;
  /** Points that one operation may cost. */
  limit: number;
  /** Points left to the caller; null: it may spend as much as it likes. */
  remaining: number | null;
  /** Points that come back in a minute, and the most there can be. */
  perMinute: number | null;
}

/** Costs by the schema they are for: each new supergraph brings its own, and requests under way keep theirs. */
export type CostsBySchema = WeakMap<GraphQLSchema, OperationCosts>;

/**
 * Refuses operations that cost more than one may, or more than their caller has left, and tells the cost in every
 * answer. All this before the operation is planned; schemas' costs are put into the map given.
 */
export function costPlugin(costs: CostsBySchema, limits: Limits, budgets: CallerBudgets | null): OperationPlugin {
  const costOf = ({ schema, document, operation, request }: OperationContext): number => {
    if (!document || !operation || !schema.getRootType(operation.operation)) return 0;
    const tooLarge = checkVariables(request.variables, limits);
    if (tooLarge) throw new RefusedOperation(tooLarge);
    return costs.get(schema)!.of(document, operation, request.variables);
  };
  return {
    async serverWillStart() {
      return {
        schemaDidLoadOrUpdate({ apiSchema, coreSupergraphSdl }) {
          if (!coreSupergraphSdl) throw new Error('a gateway must tell its supergraph: it says what operations cost');
          costs.set(apiSchema, new OperationCosts(apiSchema, coreSupergraphSdl, limits));
        },
      };
    },
    async requestDidStart({ contextValue: { viewer } }) {
      const caller = `${viewer.department}/${viewer.sub}`;
      let requested = 0;
      let remaining: number | null = null;
      return {
        async didResolveOperation(request) {
          requested = costOf(request);
          if (requested > limits.cost) throw new RefusedOperation(tooCostly(requested, limits.cost));
          const account = budgets?.spend(caller, requested);
          if (!account) return;
          remaining = account.remaining;
          if (account.retryAfter !== null) throw outOfBudget(requested, account.remaining, account.retryAfter);
        },
        async willSendResponse({ response: { body } }) {
          if (body.kind !== 'single') return;
          remaining ??= budgets?.spend(caller, 0).remaining ?? null;
          const cost: CostReport = { requested, limit: limits.cost, remaining, perMinute: budgets?.perMinute ?? null };
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

const tooCostly = (found: number, allowed: number) => {
  const { message, extensions } = exceeds({ limit: 'cost', allowed, found, counted: 'points of cost' });
  return {
    message: `${message} Ask for shorter pages or fewer lists.`,
    extensions: { ...extensions, code: 'COST_EXCEEDED' },
  };
};

function outOfBudget(requested: number, remaining: number, retryAfter: number): RefusedOperation {
  return new RefusedOperation(
    {
      message: `This operation costs ${requested} points and ${remaining} are left. Try again in ${retryAfter} s.`,
      extensions: { code: 'RATE_LIMITED', retryAfter },
    },
    429,
    { 'retry-after': String(retryAfter) },
  );
}

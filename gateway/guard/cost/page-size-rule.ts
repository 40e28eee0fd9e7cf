import { GraphQLError, Kind, type ValidationRule } from 'graphql';
import type { CostsBySchema } from './cost-plugin';
import { pageSizeMessage } from './slice';

const mayBeNumber: ReadonlySet<string> = new Set([Kind.INT, Kind.NULL, Kind.VARIABLE]);

/** Names the argument where a page is to be 1.5 or "ten" long: what GraphQL itself says names only the type. */
export const pageSizeRule =
  (costs: CostsBySchema): ValidationRule =>
  (context) => ({
    Argument({ name, value }) {
      const field = context.getFieldDef();
      const parent = context.getParentType();
      if (context.getDirective() || !field || !parent || mayBeNumber.has(value.kind)) return;
      const basis = costs.get(context.getSchema())?.basis;
      const listSize = basis?.directives.listSize(`${parent.name}.${field.name}`);
      if (!listSize?.slicingArguments.some((path) => path.length === 1 && path[0] === name.value)) return;
      if (value.kind === Kind.LIST) return;
      const given = value.kind === Kind.FLOAT ? Number(value.value) : undefined;
      const message = pageSizeMessage(`${parent.name}.${field.name}`, [name.value], basis!.limits.pageSize, given);
      context.reportError(new GraphQLError(message, { nodes: [value] }));
    },
  });

import { RefusedOperation } from './refused-operation';
import { type GrantTable, heldScopes } from './rights/grants';
import { partnerDepartment } from './viewer';
import type { OperationPlugin } from '../pipeline/operation-plugin';

/** Not of the form of those by which whole departments read: a plan names fields that its reader may not see. */
const scope = 'gateway:plan';

/**
 * Whoever holds the scope gateway:plan and sends "extensions": {"queryPlan": true} beside the query finds the plan in
 * the answer's extensions. From others such a request is refused, and not run.
 */
export function planOnRequestPlugin(grants: GrantTable): OperationPlugin {
  return {
    async requestDidStart({ request, contextValue }) {
      if (request.extensions?.['queryPlan'] !== true) return;
      return {
        async didResolveOperation() {
          const { viewer } = contextValue;
          const isAllowed = viewer.department !== partnerDepartment && heldScopes(viewer, grants, [scope]).length === 1;
          if (!isAllowed) {
            const message = `Query plans are for those who hold the scope ${scope}.`;
            throw new RefusedOperation({ message, extensions: { code: 'FORBIDDEN' } }, 403);
          }
          contextValue.showsPlan = true;
        },
      };
    },
  };
}

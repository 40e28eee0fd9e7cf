import type { Viewer } from '../viewer';
import { type GrantTable, grantTable } from './grants';

/** True when the viewer holds the scope. */
export type HoldsScope = (scope: string) => boolean;

/** What the viewer holds: the scopes of the token, and those of the department and role. */
export function heldScopes(
  { department, role, scopes }: Pick<Viewer, 'department' | 'role' | 'scopes'>,
  table: GrantTable = grantTable,
): HoldsScope {
  const own = new Set(scopes);
  const patterns = table.grants
    .filter((grant) => grant.department === department || grant.department === '*')
    .filter((grant) => grant.roles.includes(role) && !table.outsiders.includes(department))
    .flatMap((grant) => grant.scopes.map((scope) => scope.replace('{department}', department)));
  const known = new Map<string, boolean>();
  return (scope) => {
    let isHeld = known.get(scope);
    if (isHeld === undefined) {
      isHeld = own.has(scope) || patterns.some((pattern) => fits(scope, pattern));
      // Each that is asked for stands in some SDL: they are few.
      known.set(scope, isHeld);
    }
    return isHeld;
  };
}

function fits(scope: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return scope === pattern;
  return scope.length >= start.length + end.length && scope.startsWith(start) && scope.endsWith(end);
}

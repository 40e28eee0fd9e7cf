/**
 * The department behind a database role, as kit/database/roles.ts names them; a role that the deployment named itself
 * and what is no role go out as they are.
 */
export const departmentOf = (role: string): string => role.replace(/^customer_graph_/, '').replaceAll('_', '-');

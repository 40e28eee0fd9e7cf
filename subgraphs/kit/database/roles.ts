import { createHmac } from 'node:crypto';
import type { Client } from 'pg';

/** Every department's role is a member: what it holds is what departments may do outside their own schema. */
export const departmentGroup = 'customer_graph_department';

/** Database role whose members may read and write the identity tables themselves, beside calling their functions. */
export const platformGroup = 'customer_graph_platform';

export interface Role {
  name: string;
  password: string;
}

/**
 * The role a subgraph runs under: the one its own URL names, or one derived from the owner's credentials, so that
 * processes that know the owner agree without storing another secret.
 */
export function roleOf(subgraph: string, ownUrl: string | null, ownerSecret: string): Role {
  if (ownUrl) {
    const { username, password } = new URL(ownUrl);
    return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
  }
  const name = `customer_graph_${subgraph.replaceAll('-', '_')}`;
  return { name, password: createHmac('sha256', ownerSecret).update(name).digest('base64url') };
}

/** The owner's URL with another role's credentials. */
export function urlOf(ownerUrl: string, { name, password }: Role): string {
  const url = new URL(ownerUrl);
  url.username = name;
  url.password = password;
  return url.href;
}

// Roles belong to the whole cluster, and the lock of a migration to one database: another one's may be at work.
const meanwhile = new Set(['42710', '23505', 'XX000']);
const attempts = 5;

async function ensureRole(owner: Client, name: string, options: string | null, attempt = 1): Promise<void> {
  const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount && options === null) return;
  const role = owner.escapeIdentifier(name);
  try {
    await owner.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${options ?? 'NOLOGIN'}`);
  } catch (error) {
    if (attempt === attempts || !meanwhile.has((error as { code?: string }).code ?? '')) throw error;
    await ensureRole(owner, name, options, attempt + 1);
  }
}

/**
 * Makes the schema and role of a subgraph, or brings them up to date. The role may read and write rows of its own
 * schema and nothing else; tables stay the owner's, so that a department can't change or drop them.
 */
export async function ensureSubgraphRole(
  owner: Client,
  subgraph: string,
  { name, password }: Role,
  groups: readonly string[] = [],
): Promise<void> {
  const schema = owner.escapeIdentifier(subgraph);
  const role = owner.escapeIdentifier(name);
  const memberOf = [departmentGroup, ...groups];
  // The platform's group is there in any case: each department's migrations grant it what the platform may ask.
  for (const group of [...memberOf, platformGroup]) await ensureRole(owner, group, null);
  await ensureRole(owner, name, `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${owner.escapeLiteral(password)}`);
  await owner.query(`
    ALTER ROLE ${role} SET statement_timeout = '2s';
    ALTER ROLE ${role} SET idle_in_transaction_session_timeout = '60s';
    GRANT ${memberOf.map((group) => owner.escapeIdentifier(group)).join(', ')} TO ${role};
    CREATE SCHEMA IF NOT EXISTS ${schema};
    GRANT USAGE ON SCHEMA ${schema} TO ${role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT ON SEQUENCES TO ${role}`);
}

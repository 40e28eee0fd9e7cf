import { Client } from 'pg';
import type { EntityManager } from 'typeorm';
import { ensureSubgraphRole, roleOf, urlOf } from '../../subgraphs/kit/database/roles';
import { Refusal } from '../../subgraphs/kit/errors';
import { type CustomerReference, type Identified, type IdentitySettings, identify } from '../../subgraphs/kit/identity';
import type { TestDatabase } from '../support/database';

/** Makes schema and role of a department that nobody else's test has; returns how to connect as it. */
export async function createDepartment(database: TestDatabase, name: string): Promise<() => Promise<Client>> {
  const role = roleOf(name, null, 'test');
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    await ensureSubgraphRole(owner, name, role);
  } finally {
    await owner.end();
  }
  return async () => {
    const client = new Client({ connectionString: urlOf(database.ownerUrl, role) });
    await client.connect();
    return client;
  };
}

/** The port to the kernel over one connection; whoever calls decides where the transaction begins and ends. */
export async function identifyOn(
  client: Client,
  references: readonly CustomerReference[],
  settings: Partial<IdentitySettings> = {},
): Promise<(Identified | Refusal)[]> {
  const query = async (sql: string, parameters?: unknown[]) => (await client.query(sql, parameters)).rows;
  return identify({ query } as unknown as EntityManager, references, { defaultCountry: 'KR', ...settings });
}

/** The same where nothing is refused. */
export async function identified(
  client: Client,
  references: readonly CustomerReference[],
  settings: Partial<IdentitySettings> = {},
): Promise<Identified[]> {
  return (await identifyOn(client, references, settings)).map((result) => {
    if (result instanceof Refusal) throw result;
    return result;
  });
}

export const email = (value: string) => ({ kind: 'EMAIL', value }) as const;
export const phone = (value: string) => ({ kind: 'PHONE', value }) as const;
export const externalRef = (system: string, value: string) => ({ kind: 'EXTERNAL_REF', system, value }) as const;

/** A fixed stream of numbers from 0 up to 1 (mulberry32), so that a failing run can be run again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The items in another order. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as Item, result[last] as Item];
  }
  return result;
}

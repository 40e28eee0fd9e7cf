import { randomUUID } from 'node:crypto';
import type { SubgraphClient } from '../../support/subgraph';

/** Runs one mutation with a fresh idempotency key and returns its payload; fails on top-level errors. */
export async function write(
  client: SubgraphClient,
  mutation: string,
  input: Record<string, unknown>,
  selection = 'customer { id } userErrors { code message field }',
) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const { data, errors } = await client.execute(
    `mutation ($input: ${type}) { ${mutation}(input: $input) { ${selection} } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation];
}

/** Makes a customer, or finds one, and returns the id. */
export async function customerOf(
  client: SubgraphClient,
  identifiers: { kind: string; value: string; system?: string }[],
  profile?: Record<string, unknown>,
): Promise<string> {
  const { customer, userErrors } = await write(client, 'customerIdentify', { customer: { identifiers, profile } });
  if (!customer) throw new Error(JSON.stringify(userErrors));
  return customer.id;
}

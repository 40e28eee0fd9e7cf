import type { ImportKind } from '../../subgraphs/kit/import/kind';
import type { ClientIdentity, TestSystem } from './system';

const inputTypeOf = (mutation: string) => `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;

export const email = (value: string) => ({ identifiers: [{ kind: 'EMAIL', value }] });

/** Runs one mutation through the gateway; returns its payload, userErrors included. Throws on a top-level error. */
export async function mutate(
  system: TestSystem,
  mutation: string,
  input: { idempotencyKey: string } & Record<string, unknown>,
  fields: string,
  viewer?: ClientIdentity,
) {
  const { data, errors } = await system.query(
    `mutation ($input: ${inputTypeOf(mutation)}!) {
      ${mutation}(input: $input) { ${fields} userErrors { code message field } }
    }`,
    { input },
    viewer,
  );
  if (errors) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
  return data[mutation];
}

/** Writes rows of cells as the import does, one batch in one transaction; returns the ids in their order. */
export async function importRows(
  system: TestSystem,
  kindName: string,
  rows: readonly Record<string, string>[],
): Promise<string[]> {
  const subgraph = system.subgraphs.find(({ importKinds }) => importKinds.some(({ kind }) => kind === kindName));
  if (!subgraph) throw new Error(`no subgraph of this system imports ${kindName}`);
  const kind = subgraph.importKinds.find((one) => one.kind === kindName) as unknown as ImportKind<unknown>;
  const typed = rows.map((row) => kind.row.parse({ system: 'test', ...row }));
  const outcomes = await system
    .connectionsOf(subgraph.name)
    .transaction((transaction) => kind.write(transaction, typed, { defaultCountry: 'KR' }));
  return outcomes.map((outcome) => {
    if (outcome.outcome === 'failed') throw new Error(`${kindName}: ${outcome.refusal.message}`);
    return outcome.id;
  });
}

import marketing from '../../../subgraphs/marketing/subgraph';
import type { RowOutcome } from '../../../subgraphs/kit/import/kind';
import type { Viewer } from '../../../subgraphs/kit/viewer';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';

export const viewerOf = (department: string): Viewer => ({
  id: `test-${department}`,
  department,
  role: 'agent',
  scopes: [],
});

export interface Marketing extends SubgraphClient {
  testDatabase: TestDatabase;
  /** Runs one mutation under a key of its own unless the input has one; returns its payload. */
  // The shape of a payload is the mutation's; tests read it as they please.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  mutate(mutation: string, input: Record<string, unknown>, fields: string, viewer?: Viewer): Promise<any>;
  /** Imports rows of cells as the engine does, one batch in one transaction. */
  importRows(kind: string, rows: Record<string, string>[]): Promise<RowOutcome[]>;
}

const inputTypeOf = (mutation: string) => `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;

/** Marketing over an empty database of its own. */
export async function startMarketing(): Promise<Marketing> {
  const testDatabase = await createTestDatabase();
  const client = await subgraphClient(marketing, testDatabase);
  let keys = 0;
  return {
    ...client,
    testDatabase,
    async mutate(mutation, input, fields, viewer) {
      keys += 1;
      const { data, errors } = await client.execute(
        `mutation ($input: ${inputTypeOf(mutation)}!) { ${mutation}(input: $input) { ${fields} userErrors { code message field } } }`,
        { input: { idempotencyKey: `key-${keys}`, ...input } },
        viewer,
      );
      if (errors) throw new Error(JSON.stringify(errors));
      return data[mutation];
    },
    async importRows(kind, rows) {
      const found = marketing.importKinds.find((one) => one.kind === kind);
      if (!found) throw new Error(`marketing imports no ${kind}`);
      const typed = rows.map((row) => found.row.parse({ system: 'crm', ...row }));
      return client.database.transaction((transaction) => found.write(transaction, typed, { defaultCountry: 'KR' }));
    },
  };
}

export const email = (value: string) => ({ identifiers: [{ kind: 'EMAIL', value }] });

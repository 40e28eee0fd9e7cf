import { v7 as uuid } from 'uuid';
import support from '../../../subgraphs/support/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';

export const agent = { id: 'agent-7', department: 'support', role: 'agent', scopes: [] };

export interface SupportUnderTest {
  testDatabase: TestDatabase;
  client: SubgraphClient;
  /** Opens a ticket as the API would, and returns its payload. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  open(overrides?: Record<string, unknown>): Promise<any>;
}

export const openMutation = `mutation ($input: TicketOpenInput!) { ticketOpen(input: $input) {
  ticket { id number externalRef { system value } subject kind channel status revision createdAt firstResponseAt
    resolvedAt reopenCount assignee { id } resolvedBy { id } customer { id }
    messages { nodes { direction author body sentAt staff { id } } } }
  customerCreated replayed userErrors { code message field } } }`;

export const opening = (overrides: Record<string, unknown> = {}) => ({
  idempotencyKey: uuid(),
  customer: { identifiers: [{ kind: 'EMAIL', value: 'mina@example.com' }], profile: { displayName: '김민아' } },
  subject: 'Gloves fell apart',
  body: 'The seam opened on the second ride.',
  ...overrides,
});

/** Support over an empty database of its own. */
export async function supportUnderTest(): Promise<SupportUnderTest> {
  const testDatabase = await createTestDatabase();
  const client = await subgraphClient(support, testDatabase, { viewer: agent });
  return {
    testDatabase,
    client,
    open: async (overrides) => {
      const { data, errors } = await client.execute(openMutation, { input: opening(overrides) });
      if (errors) throw new Error(JSON.stringify(errors));
      return data.ticketOpen;
    },
  };
}

/** Registers a member of staff who signs in with this login. */
export async function registerStaff(testDatabase: TestDatabase, login: string): Promise<string> {
  const id = uuid();
  await testDatabase.asOwner(
    `INSERT INTO customer.staff (id, name, department) VALUES ($1, 'Seo-yeon Park', 'support')`,
    [id],
  );
  await testDatabase.asOwner(
    `INSERT INTO customer.staff_external_refs (staff_id, external_system, external_value) VALUES ($1, 'login', $2)`,
    [id, login],
  );
  return id;
}

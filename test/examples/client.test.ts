import { once } from 'node:events';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TypedDocumentNode, ServerError, gql } from '@apollo/client';
import { WholeCustomerDocument } from '../../examples/client/__generated__/operations';
import { createGraphClient } from '../../examples/client/client';
import { stateOf } from '../../examples/client/facet-state';
import { openTicket } from '../../examples/client/open-ticket';
import { showCustomer } from '../../examples/client/show-customer';
import { wholeCustomer } from '../../examples/client/whole-customer';
import { type ClientIdentity, type TestSystem, agentOf, startTestSystem } from '../support/system';
import { tellStory } from '../supergraph/story';

let system: TestSystem;
let ids: Record<string, string>;

const clientOf = async (viewer: ClientIdentity) =>
  createGraphClient({ url: system.url, token: await system.token(viewer) });

const find = async (value: string) => wholeCustomer(await clientOf(agentOf('sales')), { kind: 'EMAIL', value });

async function show(email: string): Promise<string> {
  const found = await find(email);
  if (found.is !== 'known') throw new Error(`expected a customer, got ${found.is}`);
  return showCustomer(found.value);
}

const marketingAndSupport = `
Marketing
  EMAIL newsletter: GRANTED
  sent "Hello 김민아" on 2026-03-01, opened on 2026-03-01
  visited /gloves (GLOVE-L) on 2026-04-20

Support
  open tickets: 1, complaints among them: 1
  T-100001  COMPLAINT  Gloves fell apart  OPEN  Kim Haneul`;

test('the client says its name with every request, so that its operations are known as its own', async () => {
  const server = createServer((_request, response) => response.end('{"data":{"__typename":"Query"}}'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const asked = once(server, 'request') as Promise<[IncomingMessage]>;
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;

  await createGraphClient({ url, token: 'a.b.c' }).query({ query: gql('{ __typename }') });

  const [{ headers }] = await asked;
  expect(headers['apollographql-client-name']).toBe('example-client');
  server.close();
});

describe('with all departments up', () => {
  beforeAll(async () => {
    system = await startTestSystem();
    ids = await tellStory(system);
  });
  afterAll(() => system.dispose());

  test('shows what each department knows', async () => {
    expect(await show('mina@example.com')).toBe(`김민아
Mina@Example.com, 010-2345-6789

Sales
  orders: 2, worth 139200 KRW; open deals: 0
  O-100002  2026-04-02  43200 KRW  PLACED
  O-100001  2026-03-05  96000 KRW  PLACED
${marketingAndSupport}`);
  });

  test('a customer of whom departments know nothing has zeros, not gaps', async () => {
    expect(await show('noor@example.com')).toBe(`Noor
noor@example.com

Sales
  orders: 0, worth not known; open deals: 0

Marketing
  never asked: no consent

Support
  open tickets: 0, complaints among them: 0`);
  });

  test('an address that nobody has is not found', async () => {
    expect(await find('stranger@example.com')).toEqual({ is: 'not found' });
  });

  test('support opens a ticket once, however often the request is sent', async () => {
    const client = await clientOf(agentOf('support'));

    const first = await openTicket(client, ids.ada!, 'Where is my parcel?', 'pressed once');
    const retry = await openTicket(client, ids.ada!, 'Where is my parcel?', 'pressed once');

    expect(first).toBe('Opened T-100003.');
    expect(retry).toBe(first);
    expect(await show('ada@example.com')).toContain('open tickets: 1,');
  });

  test('whoever works elsewhere is told that it is not allowed', async () => {
    const answer = await openTicket(await clientOf(agentOf('sales')), ids.mina!, 'Where is my parcel?');

    expect(answer).toBe('Not opened: your role does not allow this.');
  });

  test('a refusal names the field to put right', async () => {
    const answer = await openTicket(await clientOf(agentOf('support')), ids.mina!, 'x'.repeat(501));

    expect(answer).toBe('Not opened: subject has 1 to 500 characters, got 501 (input.subject).');
  });

  test('fields that two screens ask of one facet come together in the cache', async () => {
    const client = await clientOf(agentOf('sales'));
    const facet = (field: string): TypedDocumentNode<{ customer: { sales: Record<string, unknown> } }> =>
      gql(`query ($id: ID!) { customer(id: $id) { id sales { id ${field} } } }`);
    const variables = { id: ids.mina };
    await client.query({ query: facet('orderCount'), variables });
    await client.query({ query: facet('lastOrderAt'), variables });

    const both = client.readQuery({ query: facet('orderCount lastOrderAt'), variables });

    expect(both?.customer.sales).toMatchObject({ orderCount: 2, lastOrderAt: '2026-04-02T10:00:00.000Z' });
  });

  test('without a valid token there is no answer at all', async () => {
    const client = createGraphClient({ url: system.url, token: 'a.b.c' });

    const error: unknown = await wholeCustomer(client, { kind: 'EMAIL', value: 'mina@example.com' }).catch(
      (reason: unknown) => reason,
    );

    const cause = (error as Error).cause;
    expect(ServerError.is(cause) && cause.statusCode).toBe(401);
  });
});

describe('with sales dead', () => {
  beforeAll(async () => {
    system = await startTestSystem();
    ids = await tellStory(system);
    await system.stopDepartment('sales');
  });
  afterAll(() => system.dispose());

  test('shows what is there and says who cannot be asked', async () => {
    expect(await show('mina@example.com')).toBe(`김민아
Mina@Example.com, 010-2345-6789

Sales
  sales can't be asked right now, try again in 5 s
${marketingAndSupport}`);
  });

  test('the cached null of a dead department is not taken for an answer', async () => {
    const client = await clientOf(agentOf('sales'));
    const identifier = { kind: 'EMAIL', value: 'mina@example.com' } as const;
    await wholeCustomer(client, identifier);

    const cached = client.readQuery({ query: WholeCustomerDocument, variables: { identifier } });

    expect(cached?.customerByIdentifier?.displayName).toBe('김민아');
    const sales = stateOf(cached?.customerByIdentifier?.sales, ['customerByIdentifier', 'sales'], []);
    expect(sales).toEqual({ is: 'not asked' });
  });

  test('without the platform nobody can say who it is', async () => {
    await system.stopDepartment('customer');

    expect(await find('mina@example.com')).toEqual({ is: 'down', department: 'customer', retryAfter: 5 });
  });
});

import { buildSchema, isObjectType } from 'graphql';
import { composeGraph } from '../../schema/graph';
import type { Viewer } from '../../subgraphs/kit/viewer';
import { describeViewer, rightsRows, selectionOf, viewers } from '../support/rights';
import { type GraphAnswer, type TestSystem, startTestSystem } from '../support/system';

let system: TestSystem;
let customerId: string;

beforeAll(async () => {
  system = await startTestSystem();
  const { data } = await system.query(
    `mutation ($input: CustomerIdentifyInput!) { customerIdentify(input: $input) { customer { id } } }`,
    { input: { idempotencyKey: 'rights', customer: { identifiers: [{ kind: 'EMAIL', value: 'mina@example.com' }] } } },
  );
  customerId = data.customerIdentify.customer.id;
});
afterAll(() => system.dispose());

const forbidden = ({ errors = [] }: GraphAnswer) =>
  errors.filter(({ extensions }) => extensions['code'] === 'FORBIDDEN').map(({ path }) => path?.join('.'));

describe.each(viewers.map((viewer) => [describeViewer(viewer), viewer] as const))('%s', (_name, viewer: Viewer) => {
  test('is refused at the gateway exactly what the table says', async () => {
    // Given
    const api = buildSchema(composeGraph(system.subgraphs)['api.graphql']);
    const isPartner = viewer.department === 'partner';

    // When
    const found: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const { coordinate, isAllowed } of rightsRows()) {
      const [typeName = '', fieldName] = coordinate.split('.');
      const type = api.getType(typeName);
      if (fieldName === undefined || !isObjectType(type)) continue;
      const field = selectionOf(type.getFields()[fieldName]!);
      const isFacet = typeName === 'Customer';
      const query = isFacet ? `{ customer(id: "${customerId}") { id ${field} } }` : `{ ${field} }`;
      const answer = await system.query(typeName === 'Mutation' ? `mutation ${query}` : query, {}, viewer);
      // What partners do not see is not there for them; which that is has its own tests.
      if (isPartner && answer.errors?.[0]?.extensions['code'] === 'GRAPHQL_VALIDATION_FAILED') continue;
      // Without customer:read there is no customer whose facet could be refused.
      const place = !isFacet ? fieldName : isPartner ? 'customer' : `customer.${fieldName}`;
      found[coordinate] = forbidden(answer);
      wanted[coordinate] = isAllowed(viewer) ? [] : [place];
    }

    // Then
    expect(Object.keys(found).length).toBeGreaterThan(isPartner ? 5 : 50);
    expect(found).toEqual(wanted);
  });
});

test('departments read one another, write their own, and say who works here only when they lead', () => {
  const rows = new Map(rightsRows().map(({ coordinate, isAllowed }) => [coordinate, isAllowed]));
  const may = (department: string, role: string, ...coordinates: string[]) =>
    coordinates.filter((coordinate) => rows.get(coordinate)!({ id: 'x', department, role, scopes: [] }));
  const facets = ['Customer.sales', 'Customer.marketing', 'Customer.support', 'Customer.profile'];
  const writes = ['Mutation.orderRecord', 'Mutation.leadCapture', 'Mutation.ticketOpen'];
  const all = [...facets, ...writes, 'Mutation.customerUpdate', 'Mutation.staffSave'];

  expect(may('sales', 'agent', ...all)).toEqual([...facets, 'Mutation.orderRecord', 'Mutation.customerUpdate']);
  expect(may('support', 'agent', ...all)).toEqual([...facets, 'Mutation.ticketOpen', 'Mutation.customerUpdate']);
  expect(may('marketing', 'manager', ...all)).toEqual([
    ...[...facets, 'Mutation.leadCapture', 'Mutation.customerUpdate', 'Mutation.staffSave'],
  ]);
  expect(may('platform', 'agent', ...all)).toEqual(all);
  expect(may('partner', 'admin', ...all)).toEqual([]);
});

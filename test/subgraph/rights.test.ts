import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import { executableSchema } from '../../subgraphs/kit/executable-schema';
import type { Subgraph } from '../../subgraphs/kit/subgraph';
import type { Viewer } from '../../subgraphs/kit/viewer';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from '../support/database';
import { describeViewer, rightsRows, selectionOf, viewers } from '../support/rights';
import { type SubgraphClient, subgraphClient } from '../support/subgraph';

const id = '01930000-0000-7000-8000-000000000000';
const link = (names: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", ${names}])`;

let database: TestDatabase;
let subgraphs: Subgraph[];
const clients = new Map<string, SubgraphClient>();

beforeAll(async () => {
  database = await createTestDatabase();
  subgraphs = await subgraphsUnderTest();
  for (const subgraph of subgraphs) clients.set(subgraph.name, await subgraphClient(subgraph, database));
});
afterAll(() => database.drop());

/** Where the viewer is refused. */
async function refusedAt(name: string, query: string, viewer: Viewer, variables?: Record<string, unknown>) {
  const { errors = [] } = await clients.get(name)!.execute(query, variables, viewer);
  return errors.filter(({ extensions }) => extensions?.code === 'FORBIDDEN').map(({ path }) => path?.join('.'));
}

/** Every row of the table that the subgraph answers for, as a question to it and the place of a refusal. */
function questions(subgraph: Subgraph) {
  const schema = executableSchema(subgraph);
  const ofEntity = (typeName: string, selection: string) =>
    `query ($representations: [_Any!]!) {
       _entities(representations: $representations) { ... on ${typeName} { ${selection} } } }`;
  return rightsRows().flatMap((row) => {
    const [typeName = '', fieldName] = row.coordinate.split('.');
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return [];
    if (fieldName === undefined) {
      // An entity of its own: others know the type as a key only, and value types are no entities.
      const directives = type.astNode?.directives?.map(({ name }) => name.value) ?? [];
      const isOwn = directives.includes('key') && directives.includes('requiresScopes');
      return isOwn ? [{ ...row, typeName, query: ofEntity(typeName, '__typename'), path: '_entities.0' }] : [];
    }
    const field = type.getFields()[fieldName];
    if (!field) return [];
    const selection = selectionOf(field);
    if (typeName === 'Query') return [{ ...row, typeName, query: `{ ${selection} }`, path: fieldName }];
    if (typeName === 'Mutation') return [{ ...row, typeName, query: `mutation { ${selection} }`, path: fieldName }];
    return [{ ...row, typeName, query: ofEntity(typeName, selection), path: `_entities.0.${fieldName}` }];
  });
}

describe.each(viewers.map((viewer) => [describeViewer(viewer), viewer] as const))('%s', (_name, viewer) => {
  test('is refused by the subgraphs exactly what the table says, by entity too', async () => {
    // Given
    const owner = await clients
      .get('customer')!
      .execute(`mutation ($input: CustomerIdentifyInput!) { customerIdentify(input: $input) { customer { id } } }`, {
        input: { idempotencyKey: 'rights', customer: { identifiers: [{ kind: 'EMAIL', value: 'mina@example.com' }] } },
      });
    const customerId = owner.data.customerIdentify.customer.id;

    // When
    const found: Record<string, unknown> = {};
    const wanted: Record<string, unknown> = {};
    for (const subgraph of subgraphs) {
      for (const { coordinate, isAllowed, typeName, query, path } of questions(subgraph)) {
        const representations = [{ __typename: typeName, id: customerId, sku: 'X-1' }];
        const variables = query.includes('$representations') ? { representations } : undefined;
        found[coordinate] = await refusedAt(subgraph.name, query, viewer, variables);
        wanted[coordinate] = isAllowed(viewer) ? [] : [path];
      }
    }

    // Then
    expect(Object.keys(found).length).toBeGreaterThan(60);
    expect(found).toEqual(wanted);
  });
});

test('a refused entity costs the others of the same request nothing', async () => {
  const viewer: Viewer = { id: 'shop', department: 'partner', role: 'partner', scopes: ['sales:read'] };
  const representations = [
    { __typename: 'Product', sku: 'none' },
    { __typename: 'Customer', id },
  ];

  const { data, errors } = await clients.get('sales')!.execute(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) {
       ... on Product { name } ... on Customer { sales { orderCount } } } }`,
    { representations },
    viewer,
  );
  const refused = await clients.get('marketing')!.execute(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) {
       ... on Lead { status } ... on Customer { id marketing { id } } } }`,
    { representations: [{ __typename: 'Lead', id }, representations[1]] },
    viewer,
  );

  expect(data._entities[1]).toEqual({ sales: { orderCount: 0 } });
  expect(errors).toBeUndefined();
  expect(refused.data).toEqual({ _entities: [null, { id, marketing: null }] });
  expect(refused.errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.code]).sort()).toEqual([
    ['_entities.0', 'FORBIDDEN'],
    ['_entities.1.marketing', 'FORBIDDEN'],
  ]);
});

test('a record requires its own scope whatever leads to it', async () => {
  const viewer: Viewer = { id: 'writer', department: 'partner', role: 'partner', scopes: ['sales:write'] };

  const { data, errors } = await clients
    .get('sales')!
    .execute(
      `mutation ($input: ProductSaveInput!) { productSave(input: $input) { product { sku } userErrors { code } } }`,
      { input: { idempotencyKey: 'p', sku: 'X-9', name: 'Lamp' } },
      viewer,
    );

  expect(data).toEqual({ productSave: { product: null, userErrors: [] } });
  expect(errors).toMatchObject([{ path: ['productSave', 'product'], extensions: { code: 'FORBIDDEN' } }]);
});

describe('a subgraph does not start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'open-subgraph-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const build = (sdl: string, names = '"@requiresScopes", "@authenticated"') => {
    const directory = mkdtempSync(join(folder, 'case-'));
    writeFileSync(join(directory, 'schema.graphql'), `${link(names)}\n${sdl}`);
    const resolvers = { Mutation: { save: () => 'saved' } };
    return () => executableSchema({ name: 'open', directory, resolvers });
  };

  test.each([
    ['a root field', 'type Query { all: [ID] }', 'Query.all'],
    ['a mutation', 'type Query @authenticated { all: [ID] } type Mutation { save: String }', 'Mutation.save'],
    ['a facet', 'type Customer @key(fields: "id") { id: ID! facet: String }', 'Customer.facet'],
    ['an entity', 'type Thing @key(fields: "id sku") { id: ID! sku: ID! name: String }', 'Thing.name'],
  ])('when %s requires nothing', (_what, sdl, coordinate) => {
    expect(build(sdl)).toThrow(`missing at ${coordinate}`);
  });

  test('unless everything an outsider can begin with requires something', () => {
    const sdl = `type Query { all: [Thing] @authenticated }
      type Thing @key(fields: "id") @requiresScopes(scopes: [["thing:read"]]) { id: ID! name: String part: Part }
      type Part { name: String }
      type Customer @key(fields: "id") { id: ID! facet: String @requiresScopes(scopes: [["thing:read"]]) }`;

    expect(build(sdl)).not.toThrow();
  });
});

import { buildSchema, isIntrospectionType, isObjectType } from 'graphql';
import { composeGraph } from '../../schema/graph';
import { type TestSystem, startTestSystem } from '../support/system';

interface Lineage {
  coordinate: string;
  subgraph: string;
  department: string;
  personalData: boolean;
  deprecationReason: string | null;
  requires: string[];
}

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.dispose());

async function lineageOf(type: string, field?: string): Promise<Lineage[]> {
  const { data, errors } = await system.query(
    `query ($type: String!, $field: String) { fieldLineage(type: $type, field: $field) {
      coordinate subgraph department personalData deprecationReason requires } }`,
    { type, field },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.fieldLineage;
}

it('says of every field that clients see who answers it, and of no other', async () => {
  const api = buildSchema(composeGraph(system.subgraphs)['api.graphql']);
  const names = system.subgraphs.map(({ name }) => name);
  for (const type of Object.values(api.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    const lineage = await lineageOf(type.name);
    const coordinates = [...new Set(lineage.map(({ coordinate }) => coordinate))];
    expect(coordinates.sort()).toEqual(
      Object.keys(type.getFields())
        .map((field) => `${type.name}.${field}`)
        .sort(),
    );
    expect(names).toEqual(expect.arrayContaining(lineage.map(({ subgraph }) => subgraph)));
  }
});

it('tells personal data from other data, and the platform from departments', async () => {
  expect(await lineageOf('Profile', 'givenName')).toMatchObject([
    { coordinate: 'Profile.givenName', subgraph: 'customer', department: 'platform', personalData: true },
  ]);
  expect(await lineageOf('SalesFacet', 'orderCount')).toMatchObject([
    { subgraph: 'sales', department: 'sales', personalData: false, deprecationReason: null, requires: [] },
  ]);
});

it('refuses what is not in the graph, and partners', async () => {
  const query = 'query ($type: String!, $field: String) { fieldLineage(type: $type, field: $field) { coordinate } }';
  for (const variables of [{ type: 'Nothing' }, { type: 'Money', field: 'nothing' }, { type: 'join__Graph' }]) {
    const { data, errors } = await system.query(query, variables);
    expect(data).toEqual({ fieldLineage: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
  }
  const partner = { id: 'p', department: 'partner', role: 'agent', scopes: ['customer:read'] };
  const { errors } = await system.query(query, { type: 'Money' }, partner);
  expect(errors).toHaveLength(1);
});

import type { Subgraph } from '../../subgraphs/kit/subgraph';
import { type TestDatabase, createTestDatabase, subgraphsUnderTest } from '../support/database';
import { type ServedSubgraph, startServedSubgraph } from '../support/served-subgraph';

const known = '01930000-0000-7000-8000-000000000000';
const entities = 'query ($representations: [_Any!]!) { _entities(representations: $representations) {';
const facets = `${entities} ... on Customer { id support { tickets(first: 1) { totalCount nodes { number } } } } } }`;
const representation = { __typename: 'Customer', id: known };

describe('a department that is asked within its process answers as over HTTP', () => {
  let database: TestDatabase;
  let support: ServedSubgraph;
  beforeAll(async () => {
    database = await createTestDatabase();
    const all: Subgraph[] = await subgraphsUnderTest();
    support = await startServedSubgraph(
      all.find(({ name }) => name === 'support')!,
      database,
    );
  });
  afterAll(async () => {
    await support.stop();
    await database.drop();
  });

  it.each<[string, { query: string; operationName?: string; variables?: Record<string, unknown> }]>([
    ['entities', { query: facets, variables: { representations: [representation, representation] } }],
    ['a root field', { query: '{ tickets(first: 2) { totalCount nodes { number status } } }' }],
    ['a representation of nobody', { query: facets, variables: { representations: [{ __typename: 'Nobody' }] } }],
    ['a variable of the wrong type', { query: facets, variables: { representations: null } }],
    ['a field that there is not', { query: '{ tickets(first: 1) { nodes { colour } } }' }],
    ['what is no document', { query: '{ tickets(' }],
    ['an operation that there is not', { query: 'query A { __typename }', operationName: 'B' }],
    ['an argument out of bounds', { query: '{ tickets(first: -1) { totalCount } }' }],
    [
      'too many representations',
      { query: facets, variables: { representations: Array.from({ length: 1_001 }, () => representation) } },
    ],
    ['introspection', { query: '{ __schema { queryType { name } } }' }],
  ])('%s', async (_what, question) => {
    // When
    const { text } = await support.post(question);
    const viewer = { id: 'test-admin', department: 'platform', role: 'admin', scopes: [] };
    const answer = await support.answer({ ...question, viewer, requestId: 'request-1', traceparent: null });

    // Then
    expect(JSON.parse(JSON.stringify(answer))).toEqual(JSON.parse(text));
  });

  it('refuses who may not see it', async () => {
    // When
    const viewer = { id: 'kim', department: 'marketing', role: 'partner', scopes: [] };
    const question = {
      query: '{ tickets(first: 1) { totalCount } }',
      viewer,
      requestId: 'request-1',
      traceparent: null,
    };
    const { errors } = await support.answer(question);

    // Then
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
  });
});

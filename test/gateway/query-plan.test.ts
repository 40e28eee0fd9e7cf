import { type GatewayUnderTest, signToken, startGatewayUnderTest } from './gateway-under-test';

const query = 'query Titles { books { nodes { title reviews { count } } } }';
const asked = { query, extensions: { queryPlan: true } };
const as = async (claims: Record<string, unknown>) => ({ authorization: `Bearer ${await signToken(claims)}` });

describe('the plan of an operation', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
  });
  afterAll(() => gateway.dispose());

  it.each([
    ['an admin of the platform', { department: 'platform', role: 'admin' }],
    ['somebody whose token names the scope', { department: 'sales', role: 'agent', scopes: ['gateway:plan'] }],
  ])('is in the answer of %s who asks for it', async (_who, claims) => {
    const { data, extensions } = await gateway.ask(asked, await as(claims));

    expect(data.books.nodes[0].title).toEqual(expect.any(String));
    expect(extensions!['cost']).toBeDefined();
    expect(extensions!['queryPlan']).toMatch(
      /^QueryPlan {\n {2}Sequence {\n {4}Fetch\(service: "library"\)[^]*Fetch\(service: "reviews"\)/,
    );
  });

  it.each([
    ['an agent', { department: 'support', role: 'agent' }],
    ['an admin of a department', { department: 'sales', role: 'admin' }],
    ['a partner, whatever the token names', { department: 'partner', role: 'agent', scopes: ['gateway:plan'] }],
  ])('is refused to %s, and nothing is run', async (_who, claims) => {
    const asks = gateway.library.received.length;

    const { status, data, errors, extensions } = await gateway.ask(
      { ...asked, query: claims.department === 'partner' ? '{ __typename }' : query },
      await as(claims),
    );

    expect([status, data]).toEqual([403, undefined]);
    expect(errors).toEqual([
      {
        message: 'Query plans are for those who hold the scope gateway:plan.',
        extensions: { code: 'FORBIDDEN' },
      },
    ]);
    expect(extensions).not.toHaveProperty('queryPlan');
    expect(gateway.library.received.length).toBe(asks);
  });

  it('is not told to those who did not ask', async () => {
    const { extensions } = await gateway.ask({ query }, await as({ department: 'platform', role: 'admin' }));

    expect(Object.keys(extensions!)).toEqual(['cost']);
  });
});

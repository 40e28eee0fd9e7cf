import { randomUUID } from 'node:crypto';
import customer from '../../../subgraphs/customer/subgraph';
import { type TestDatabase, createTestDatabase } from '../../support/database';
import { type SubgraphClient, subgraphClient } from '../../support/subgraph';
import { customerOf, write } from './write';

const email = (value: string) => ({ kind: 'EMAIL', value });
const phone = (value: string) => ({ kind: 'PHONE', value });
const pair = 'id customer { id } other { id } reasons score';

describe('two customers who share an identifier', () => {
  let database: TestDatabase;
  let client: SubgraphClient;

  beforeEach(async () => {
    database = await createTestDatabase();
    client = await subgraphClient(customer, database);
  });
  afterEach(() => database.drop());

  /** Kim by e-mail address and Lee by telephone, and both identifiers in one reference. */
  async function meet(): Promise<{ kim: string; lee: string }> {
    const kim = await customerOf(client, [email('kim@one.test')]);
    const lee = await customerOf(client, [phone('010-2345-6789')]);
    await customerOf(client, [email('kim@one.test'), phone('010-2345-6789')]);
    return { kim, lee };
  }
  const all = async (argumentsText = '') => {
    const { data, errors } = await client.execute(
      `{ customerDuplicates${argumentsText} { totalCount nodes { ${pair} } pageInfo { hasNextPage endCursor } } }`,
    );
    expect(errors).toBeUndefined();
    return data.customerDuplicates;
  };
  const of = async (id: string) =>
    (await client.execute(`query ($id: ID!) { customer(id: $id) { duplicates { ${pair} } } }`, { id })).data.customer
      .duplicates;
  const dismiss = (duplicateId: string) =>
    write(client, 'customerDuplicateDismiss', { duplicateId }, 'dismissed userErrors { code field }');
  const add = (customerId: string, identifier: object) =>
    write(
      client,
      'customerIdentifierAdd',
      { customerId, identifier },
      `customer { id } duplicate { ${pair} } userErrors { code field }`,
    );
  const merge = (survivorId: string, mergedId: string) =>
    write(client, 'customerMerge', { survivorId, mergedId }, 'mergeId userErrors { code }');

  it('are one pair with reason and score, seen from either', async () => {
    const { kim, lee } = await meet();
    await customerOf(client, [email('kim@one.test'), phone('010-2345-6789')]);

    const { totalCount, nodes } = await all();

    const expected = { id: nodes[0].id, reasons: ['SHARED_PHONE'], score: 0.7 };
    expect(totalCount).toBe(1);
    expect(nodes).toEqual([{ ...expected, customer: { id: kim }, other: { id: lee } }]);
    expect(await of(kim)).toEqual([{ ...expected, customer: { id: kim }, other: { id: lee } }]);
    expect(await of(lee)).toEqual([{ ...expected, customer: { id: lee }, other: { id: kim } }]);
  });

  it('come back when an identifier of one is given to the other, who does not get it', async () => {
    const kim = await customerOf(client, [email('kim@one.test')]);
    const lee = await customerOf(client, [email('lee@one.test')]);

    const answer = await add(lee, email('Kim@one.test'));
    const { data } = await client.execute(
      '{ customerByIdentifier(identifier: { kind: EMAIL, value: "kim@one.test" }) { id } }',
    );

    expect(answer).toEqual({
      customer: { id: lee },
      duplicate: {
        ...answer.duplicate,
        customer: { id: kim },
        other: { id: lee },
        reasons: ['SHARED_EMAIL'],
        score: 0.9,
      },
      userErrors: [],
    });
    expect(data.customerByIdentifier.id).toBe(kim);
  });

  it('are not proposed again for a reason that was dismissed, but for another one', async () => {
    const { kim, lee } = await meet();
    const [{ id }] = await of(kim);

    expect(await dismiss(id)).toEqual({ dismissed: true, userErrors: [] });
    await customerOf(client, [email('kim@one.test'), phone('010-2345-6789')]);
    expect((await all()).nodes).toEqual([]);
    expect(await add(kim, phone('010-2345-6789'))).toMatchObject({
      customer: null,
      duplicate: null,
      userErrors: [{ code: 'CONFLICT', field: ['input', 'identifier'] }],
    });
    await add(lee, email('kim@one.test'));

    expect(await of(kim)).toMatchObject([{ other: { id: lee }, reasons: ['SHARED_EMAIL'], score: 0.9 }]);
  });

  it('are closed by a merge, and open again once it is undone', async () => {
    const { kim, lee } = await meet();
    const [{ id }] = await of(kim);
    const { mergeId } = await merge(kim, lee);

    expect((await all()).nodes).toEqual([]);
    expect(await dismiss(id)).toMatchObject({ dismissed: false, userErrors: [{ code: 'CONFLICT' }] });
    await write(client, 'customerUnmerge', { mergeId }, 'userErrors { code }');

    expect((await all()).nodes).toMatchObject([{ id, customer: { id: kim }, other: { id: lee } }]);
  });

  it('are a pair of who they are now, once, with all reasons', async () => {
    const { kim, lee } = await meet();
    const third = await customerOf(client, [email('third@one.test')]);
    await add(lee, email('third@one.test'));
    await merge(kim, third);

    const { nodes } = await all();

    expect(nodes).toMatchObject([
      { customer: { id: kim }, other: { id: lee }, reasons: ['SHARED_EMAIL', 'SHARED_PHONE'], score: 0.9 },
    ]);
  });

  it('come the most likely first, page by page, and only from a score on', async () => {
    await meet();
    const others = [];
    for (const name of ['a', 'b', 'c']) {
      others.push(await customerOf(client, [email(`${name}@one.test`)]));
      await add(others.at(-1)!, email('kim@one.test'));
    }
    const first = await all('(first: 3)');
    const rest = await all(`(first: 3, after: "${first.pageInfo.endCursor}")`);

    expect([...first.nodes, ...rest.nodes].map(({ score }: { score: number }) => score)).toEqual([0.9, 0.9, 0.9, 0.7]);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage, first.totalCount]).toEqual([true, false, 4]);
    expect((await all('(minScore: 0.8)')).totalCount).toBe(3);
  });

  it('are nobody when what they share is a mailbox of many', async () => {
    await customerOf(client, [email('info@firm.test')]);
    await customerOf(client, [email('sales@firm.test')]);
    await customerOf(client, [email('info@firm.test'), email('kim@firm.test')]);
    await customerOf(client, [email('info@firm.test'), email('lee@firm.test')]);
    await customerOf(client, [email('info@firm.test'), email('sales@firm.test')]);

    expect((await all()).totalCount).toBe(0);
  });

  it('refuses to dismiss what is no pair', async () => {
    for (const id of [randomUUID(), 'x']) {
      expect(await dismiss(id)).toEqual({
        dismissed: false,
        userErrors: [{ code: 'NOT_FOUND', field: ['input', 'duplicateId'] }],
      });
    }
  });
});

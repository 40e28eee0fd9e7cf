import { rename, writeFile } from 'node:fs/promises';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, type GraphQLSchema, parse } from 'graphql';
import { startGatewayUnderTest } from './gateway-under-test';
import { type Department, startImpostor } from './library-fixture';

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override"])`;

const sales = `${federation}
  type Query { account(id: ID!): Account }
  type Mutation { sectorSave(id: ID!, sector: String!): Account }
  type Account @key(fields: "id") { id: ID! name: String! sector: String }`;
const salesWithout = `${federation}
  type Query { account(id: ID!): Account salesHasLetGo: Boolean }
  type Account @key(fields: "id") { id: ID! name: String! }`;

const marketing = `${federation} type Query { campaigns: Int }`;
const marketingTakingOver = `${federation}
  type Query { campaigns: Int }
  type Mutation { sectorSave(id: ID!, sector: String!): Account @override(from: "sales") }
  type Account @key(fields: "id") { id: ID! sector: String @override(from: "sales") }`;
const marketingOwning = marketingTakingOver
  .replaceAll(' @override(from: "sales")', '')
  .replace('campaigns: Int', 'campaigns: Int marketingOwns: Boolean');

const compose = (urls: { sales: string; marketing: string }, salesSdl: string, marketingSdl: string): string => {
  const { supergraphSdl, errors } = composeServices([
    { name: 'sales', url: urls.sales, typeDefs: parse(salesSdl) },
    { name: 'marketing', url: urls.marketing, typeDefs: parse(marketingSdl) },
  ]);
  if (errors) throw new Error(errors.map(String).join('\n'));
  return supergraphSdl;
};

/** A department whose schema is replaced while it serves, and its table of sectors. */
class Subgraph {
  readonly sectors = new Map<string, string>();
  /** Where each write goes too. */
  copies: Map<string, string>[] = [];
  sectorReads = 0;
  department!: Department;
  private schema!: GraphQLSchema;

  static async start(sdl: string): Promise<Subgraph> {
    const subgraph = new Subgraph();
    subgraph.serve(sdl);
    subgraph.department = await startImpostor((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
          query: string;
          variables?: Record<string, unknown>;
        };
        void graphql({ schema: subgraph.schema, source: query, variableValues: variables }).then((answer) => {
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify(answer));
        });
      });
    });
    return subgraph;
  }

  serve(sdl: string): void {
    const readSector = ({ id }: { id: string }) => {
      this.sectorReads += 1;
      return this.sectors.get(id);
    };
    const save = (_: unknown, { id, sector }: { id: string; sector: string }) => {
      for (const table of [this.sectors, ...this.copies]) table.set(id, sector);
      return { id, name: 'Ulsan Works' };
    };
    const all = {
      Query: { account: (_: unknown, { id }: { id: string }) => ({ id, name: 'Ulsan Works' }) },
      Mutation: { sectorSave: save },
      Account: { sector: readSector, __resolveReference: ({ id }: { id: string }) => ({ id, name: 'Ulsan Works' }) },
    };
    const has = (name: string) => sdl.includes(name);
    const resolvers = {
      ...(has('account(') && { Query: all.Query }),
      ...(has('sectorSave') && { Mutation: all.Mutation }),
      ...(has('type Account') && {
        Account: { ...(has('sector:') && { sector: readSector }), __resolveReference: all.Account.__resolveReference },
      }),
    };
    this.schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  }
}

const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((next) => setImmediate(next));
};

test('a field and its data move to another department under load without one failed or stale answer', async () => {
  // Given: sales owns Account.sector, marketing does not know accounts
  const [from, to] = [await Subgraph.start(sales), await Subgraph.start(marketing)];
  const urls = { sales: from.department.url, marketing: to.department.url };
  from.sectors.set('a1', '0');
  const gateway = await startGatewayUnderTest();
  const publish = async (salesSdl: string, marketingSdl: string) => {
    await writeFile(`${gateway.supergraphFile}.next`, compose(urls, salesSdl, marketingSdl));
    await rename(`${gateway.supergraphFile}.next`, gateway.supergraphFile);
  };
  const knows = async (field: string) => {
    const { data } = await gateway.ask({ query: '{ __type(name: "Query") { fields { name } } }' });
    return (data.__type.fields as { name: string }[]).some(({ name }) => name === field);
  };
  await publish(sales, marketing);
  await until(() => knows('account'));

  // Given: readers who know what was saved last when they ask, and one writer
  let isRunning = true;
  let saved = 0;
  let reads = 0;
  const wrong: unknown[] = [];
  const readers = Array.from({ length: 6 }, async () => {
    while (isRunning) {
      const atLeast = saved;
      const { status, data, errors } = await gateway.ask({ query: '{ account(id: "a1") { name sector } }' });
      reads += 1;
      const isRight = status === 200 && !errors && data.account.name && Number(data.account.sector) >= atLeast;
      if (!isRight) wrong.push({ status, data, errors, atLeast });
    }
  });
  const writer = async () => {
    while (isRunning) {
      const next = saved + 1;
      const query = `mutation { sectorSave(id: "a1", sector: "${next}") { id sector } }`;
      const { data, errors } = await gateway.ask({ query });
      if (errors || data.sectorSave.sector !== String(next)) wrong.push({ data, errors, next });
      saved = next;
    }
  };
  const load = Promise.all([...readers, writer()]);
  const more = async (count: number) => {
    const goal = reads + count;
    await until(() => reads >= goal);
  };
  await more(20);

  // 1, 2: every write goes to both tables, then the rows from before are copied
  from.copies.push(to.sectors);
  for (const [id, sector] of from.sectors) if (!to.sectors.has(id)) to.sectors.set(id, sector);
  await more(20);
  expect(to.sectors).toEqual(from.sectors);

  // 3: marketing can answer, but is not asked; from now on its writes go to both tables too
  to.copies.push(from.sectors);
  to.serve(marketingTakingOver);
  await more(20);
  expect(to.sectorReads).toBe(0);

  // 4: the graph asks marketing
  await publish(sales, marketingTakingOver);
  await until(() => to.sectorReads > 0);
  await more(20);
  const readsAtSales = from.sectorReads;
  await more(20);
  expect(from.sectorReads).toBe(readsAtSales);

  // 5: sales lets go, first in the graph, then in its own schema and table
  await publish(salesWithout, marketingTakingOver);
  await until(() => knows('salesHasLetGo'));
  from.serve(salesWithout);
  to.copies = [];
  from.sectors.clear();
  await more(20);

  // 6: nothing is left that remembers the move
  to.serve(marketingOwning);
  await publish(salesWithout, marketingOwning);
  await until(() => knows('marketingOwns'));
  await more(20);

  isRunning = false;
  await load;
  expect(wrong).toEqual([]);
  expect(saved).toBeGreaterThan(20);
  await gateway.dispose();
  await Promise.all([from.department.stop(), to.department.stop()]);
}, 120_000);

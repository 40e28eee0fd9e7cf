import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { type GatewayUnderTest, startGatewayUnderTest } from './gateway-under-test';
import { type Department, startImpostor } from './library-fixture';

export const shopSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: [{ name: "@listSize", as: "@size" }, { name: "@cost", as: "@weight" }])
  scalar Json
  type Query {
    version: String
    orders(first: Int, last: Int): OrderConnection
      @size(slicingArguments: ["first", "last"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
    report: String @weight(weight: 300)
    keep(value: Json): String
    customer(email: String!): Customer
  }
  type OrderConnection { nodes: [Order!]  totalCount: Int }
  type Order { id: ID  lines: [Line!] }
  type Line { parts: [Part!] }
  type Part { materials: [Material!] }
  type Material { name: String  orders(first: Int): OrderConnection
    @size(slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false) }
  type Customer { name: String }
`;

export interface Shop extends GatewayUnderTest {
  shop: Department;
  /** Swaps in a supergraph of changed SDL. */
  replaceSdl(sdl: string): Promise<void>;
}

function compose(url: string, sdl: string): string {
  const { supergraphSdl, errors } = composeServices([{ name: 'shop', url, typeDefs: parse(sdl) }]);
  if (errors) throw new Error(errors.map(String).join('\n'));
  return supergraphSdl;
}

/** A gateway before one department whose SDL says what its fields cost, and which answers the same to everything. */
export async function startShop(variables: NodeJS.ProcessEnv = {}): Promise<Shop> {
  const answer = { version: '1', orders: { nodes: [], totalCount: 0 }, report: '', keep: '', customer: null };
  const shop = await startImpostor((request, response) => {
    request.resume();
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: answer }));
  });
  const folder = await mkdtemp(join(tmpdir(), 'gateway-shop-'));
  const file = join(folder, 'supergraph.graphql');
  const replaceSdl = (sdl: string) => writeFile(file, compose(shop.url, sdl));
  await replaceSdl(shopSdl);
  const gateway = await startGatewayUnderTest({ variables: { SUPERGRAPH: file, ...variables } });
  const dispose = async () => {
    await gateway.dispose();
    await shop.stop();
    await rm(folder, { recursive: true });
  };
  return { ...gateway, supergraphFile: file, shop, replaceSdl, dispose };
}

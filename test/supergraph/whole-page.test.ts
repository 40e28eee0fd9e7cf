import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { type TestSystem, startTestSystem } from '../support/system';
import { facetLists } from './facet-lists';
import { meetFiftyCustomers } from './fifty-customers';

const lists = facetLists(buildSchema(readFileSync(join(__dirname, '../../schema/api.graphql'), 'utf8')));

let system: TestSystem;

beforeAll(async () => {
  system = await startTestSystem();
  await meetFiftyCustomers(system);
});
afterAll(() => system.dispose());

const page = (fields: string, first = 50) => `{ customers(first: ${first}) { nodes { id ${fields} } } }`;

const counted = (statements: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(statements).map(([department, sql]) => [department, sql.length]));

test('a page of 50 customers with all lists of three departments takes 1 + 3 fetches', async () => {
  const facets = Map.groupBy(lists, ({ facet }) => facet);
  const fields = [...facets].map(
    ([facet, own]) => `${facet} { ${own.map(({ list, rows }) => `${list} ${rows}`).join(' ')} }`,
  );

  const { answer, fetches, statements } = await system.costOf(page(fields.join(' ')));

  expect(answer.errors).toBeUndefined();
  expect(answer.data.customers.nodes).toHaveLength(50);
  expect(fetches).toEqual({ customer: 1, sales: 1, marketing: 1, support: 1 });
  // The platform reads the page itself; a department one statement for each of its lists.
  const ofLists = [...facets].map(([facet, own]) => [facet, own.length]);
  expect(counted(statements)).toEqual({ customer: 1, ...Object.fromEntries(ofLists) });
});

test.each(lists)('$facet $list of 50 customers is one statement', async ({ facet, list, rows, none }) => {
  const { answer, fetches, statements } = await system.costOf(page(`${facet} { ${list} ${rows} }`));

  expect(fetches).toEqual({ customer: 1, [facet]: 1 });
  expect(counted(statements)).toEqual({ customer: 1, [facet]: 1 });
  expect(answer.data.customers.nodes).toHaveLength(50);
  expect(answer.data.customers.nodes).not.toContainEqual({ id: expect.anything(), [facet]: { [list]: none } });
});

test('what lies below the lists costs 50 customers as many statements as one', async () => {
  const fields = `
    displayName identifiers { value } profile { language }
    sales { orderCount openDealCount owner { name } account { name } lifetimeValue { amount { amount } }
      orders { nodes { lines { quantity product { name } } customer { id displayName } } }
      deals { nodes { stageHistory { to } activities { nodes { kind } } account { name } customer { id } } }
      productsOwned { product { name } } }
    marketing { lastSentAt openRate { value } firstTouch { campaign { name sent } } consents { history { source } }
      messages { nodes { campaign { name } customer { id } } } visits { nodes { campaign { name } customer { id } } } }
    support { openTicketCount
      tickets { nodes { messages { nodes { body } } assignee { name } customer { id displayName } } } }`;

  const one = await system.costOf(page(fields, 1));
  const fifty = await system.costOf(page(fields));

  expect(one.answer.errors).toBeUndefined();
  expect(fifty.answer.errors).toBeUndefined();
  expect(fifty.fetches).toEqual(one.fetches);
  expect(counted(fifty.statements)).toEqual(counted(one.statements));
});

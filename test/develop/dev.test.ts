import { once } from 'node:events';
import { ask } from '../support/started-system';
import { WatchedProject } from '../support/watched-project';
import { Workplace } from '../support/workplace';
import { type ForeignDepartment, startForeignDepartment } from './foreign-department';

jest.setTimeout(120_000);

const testLong = process.env.LONG ? test : test.skip;
const workplace = new Workplace();
let watched: WatchedProject;
let foreign: ForeignDepartment | undefined;

beforeAll(async () => {
  watched = WatchedProject.make(workplace);
  await watched.start();
  const { data } = await watched.ask(
    `mutation { customerIdentify(input: { idempotencyKey: "1",
      customer: { identifiers: [{ kind: EMAIL, value: "mina@example.com" }] } }) { created } }`,
  );
  expect(data).toEqual({ customerIdentify: { created: true } });
});
afterAll(async () => {
  foreign?.process.kill();
  await workplace.clear();
});

const schema = 'subgraphs/sales/customer/schema.graphql';
const resolvers = 'subgraphs/sales/customer/resolvers.ts';

const motto = async () => {
  const { data } = await watched.ask('{ customers(first: 1) { nodes { sales { motto } } } }');
  return data?.customers?.nodes[0]?.sales?.motto as string | undefined;
};
const served = (expected: string) => watched.until(async () => (await motto()) === expected);

test('a field that is written while the system runs is served, and no request fails', async () => {
  const failures = await watched.failuresDuring(async () => {
    watched.edit(
      schema,
      'type SalesFacet {',
      'type SalesFacet {\n  "What sales says of everybody; never null."\n  motto: String!',
    );
    watched.edit(resolvers, 'SalesFacet: {', "SalesFacet: {\n    motto: () => 'first',");
    await served('first');
    watched.edit(resolvers, "'first'", "'second'");
    await served('second');
  });

  expect(failures).toEqual({});
});

test('what does not compose is told by rule and element, and the last good graph stays until it is mended', async () => {
  const since = watched.words.length;

  const failures = await watched.failuresDuring(async () => {
    watched.edit(schema, '  "What sales says of everybody; never null."\n', '');
    watched.edit(resolvers, "'second'", "'third'");
    await watched.said(/The last good graph stays\./, since);
  });
  const words = watched.words.slice(since);
  const meanwhile = await motto();
  watched.edit(schema, '  motto: String!', '  "What sales says of everybody; never null."\n  motto: String!');
  await served('third');

  expect(words).toContain('described: SalesFacet.motto, owned by sales\n  SalesFacet.motto has no description\n');
  expect(meanwhile).toBe('second');
  expect(failures).toEqual({});
});

test('a department of another repository is registered by its address, and answers for its part of the graph', async () => {
  foreign = await startForeignDepartment();
  const command = watched.run(['run', '-s', 'subgraph:new', '--', 'freight', '--remote', foreign.url]);
  const { code } = await command.ended();
  await watched.until(async () => !(await watched.ask('{ parcel(number: "P-1") { number } }')).errors);
  const facet = '{ customers(first: 1) { nodes { id freight { parcelCount } } } }';
  const before = await watched.ask(facet);
  const [customer] = before.data.customers.nodes;

  const sent = await watched.ask(
    'mutation ($to: ID!) { parcelSend(number: "P-1", customerId: $to) { customer { sales { orderCount } } } }',
    { to: customer.id },
  );
  const { data, errors } = await watched.ask(
    `{ customers(first: 1) { nodes { freight { parcelCount } support { openTicketCount } } }
      parcel(number: "P-1") { number customer { id freight { parcelCount } } } }`,
  );
  foreign.process.kill();
  await once(foreign.process, 'exit');
  const after = await watched.ask(facet);

  expect({ code, stderr: command.stderr }).toEqual({ code: 0, stderr: '' });
  expect(customer.freight).toEqual({ parcelCount: 0 });
  expect(sent.data).toEqual({ parcelSend: { customer: { sales: { orderCount: 0 } } } });
  expect(errors).toBeUndefined();
  expect(data.customers.nodes).toEqual([{ freight: { parcelCount: 1 }, support: { openTicketCount: 0 } }]);
  expect(data.parcel).toEqual({ number: 'P-1', customer: { id: customer.id, freight: { parcelCount: 1 } } });
  expect(after.data.customers.nodes).toEqual([{ id: customer.id, freight: null }]);
  expect(after.errors).toMatchObject([{ extensions: { code: 'DEPARTMENT_UNAVAILABLE', department: 'freight' } }]);
});

test.each([
  ['does not compile', 'const = 5;\n', /resolvers\.ts does not compile:\n +x Unexpected token/],
  [
    'does not start',
    "throw new Error('not today');\n",
    /Error: not today\n +at .*subgraphs\/sales\/customer\/resolvers\.ts/,
  ],
])('code that %s is told with its place, and what runs goes on', async (_fault, line, pattern) => {
  const since = watched.words.length;
  const good = watched.read(resolvers);

  watched.write(resolvers, `${good}${line}`);
  await watched.said(/The last good graph stays\./, since);
  const words = watched.words.slice(since);
  const meanwhile = await motto();
  watched.write(resolvers, good);
  await watched.said(/Served after/, since);

  expect(words).toMatch(pattern);
  expect(meanwhile).toBe('third');
});

test('a department is talked to on a port of its own, with a page and a token for it alone', async () => {
  const front = /\n +sales +(http\S+)\/\n/.exec(watched.words)?.[1] ?? '';
  const command = watched.run(['run', '-s', 'token', '--', '--subgraph', 'sales']);
  await command.ended();

  const page = await fetch(`${front}/`);
  const { data } = await ask(front, command.stdout.trim(), '{ dealStages { name } }');
  const withoutToken = await ask(front, null, '{ dealStages { name } }');

  expect(await page.text()).toContain('<div id="graphiql"></div>');
  expect(data.dealStages).toContainEqual({ name: 'Won' });
  expect(withoutToken.status).toBe(401);
});

test.each([
  [['nobody'], {}, 'there is no department "nobody"'],
  [[], { NODE_ENV: 'production' }, 'NODE_ENV must not be production'],
])('refuses %j with %j', async (parameters, more, reason) => {
  const command = watched.run(['run', '-s', 'dev', '--', ...parameters], more);
  const { code } = await command.ended();

  expect({ code, stderr: command.stderr }).toEqual({ code: 2, stderr: expect.stringContaining(reason) });
});

testLong(
  'each of twenty edits in turn is served without a failed request',
  async () => {
    const failures = await watched.failuresDuring(async () => {
      for (let run = 1; run <= 20; run += 1) {
        const field = `type SalesFacet {\n  "Trial ${run}; null."\n  trial${run}: String`;
        if (run % 2 === 0) watched.edit(schema, 'type SalesFacet {', field);
        watched.edit(resolvers, /motto: \(\) => '[^']*'/, `motto: () => 'word ${run}'`);
        await served(`word ${run}`);
      }
    });

    expect(failures).toEqual({});
  },
  300_000,
);

testLong('with a department named, the others run as they were committed, whatever lies in their folders', async () => {
  await watched.stop();
  watched.write('subgraphs/marketing/customer/resolvers.ts', 'this is half-done');
  await watched.start('sales');

  watched.edit(resolvers, /motto: \(\) => '[^']*'/, "motto: () => 'mine'");
  await served('mine');
  const { data, errors } = await watched.ask('{ customers(first: 1) { nodes { marketing { lastSentAt } } } }');
  const { code } = await watched.stop();

  expect(errors).toBeUndefined();
  expect(data.customers.nodes).toEqual([{ marketing: { lastSentAt: null } }]);
  expect(code).toBe(0);
});

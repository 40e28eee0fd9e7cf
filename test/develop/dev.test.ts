import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { drive } from '../support/load-driver';
import type { NpmProcess } from '../support/npm-process';
import { copyProject } from '../support/project-copy';
import { ask, welcomeOf } from '../support/started-system';
import { project } from '../support/project';
import { Workplace } from '../support/workplace';

jest.setTimeout(120_000);

const testLong = process.env.LONG ? test : test.skip;
/** For a change to be served or refused, on a machine that has other work. */
const patienceMilliseconds = 60_000;
const workplace = new Workplace();
let cwd: string;
let variables: Record<string, string>;
let loop: NpmProcess;
let url: string;
let token: string;

beforeAll(async () => {
  cwd = workplace.folder('project');
  copyProject(cwd);
  cpSync(join(project, 'dist'), join(cwd, 'dist'), { recursive: true });
  const ports = ['SALES', 'MARKETING', 'SUPPORT', 'CUSTOMER'].map((name) => [`SUBGRAPH_PORT_${name}`, '0']);
  variables = { DATA_DIR: workplace.folder('data'), PORT: '0', ...(Object.fromEntries(ports) as object) };
  loop = workplace.npm(['run', '-s', 'dev', '--', '--empty', '--no-types'], variables, { cwd });
  ({ url, token } = await welcomeOf(loop));
  const { data } = await ask(
    url,
    token,
    `mutation { customerIdentify(input: { idempotencyKey: "1",
      customer: { identifiers: [{ kind: EMAIL, value: "mina@example.com" }] } }) { created } }`,
  );
  expect(data).toEqual({ customerIdentify: { created: true } });
});
afterAll(() => workplace.clear());

const schema = 'subgraphs/sales/customer/schema.graphql';
const resolvers = 'subgraphs/sales/customer/resolvers.ts';

/** Writes a file of the copy anew, with a text in place of another. */
function edit(file: string, before: string | RegExp, after: string): void {
  const path = join(cwd, file);
  const source = readFileSync(path, 'utf8');
  const edited = source.replace(before, after);
  expect(edited).not.toBe(source);
  writeFileSync(path, edited);
}

const motto = async () => {
  const { data } = await ask(url, token, '{ customers(first: 1) { nodes { sales { motto } } } }');
  return data?.customers.nodes[0]?.sales.motto as string | undefined;
};

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const late = Date.now() + patienceMilliseconds;
  while (!(await condition())) {
    if (Date.now() > late) throw new Error(`expected ${condition.toString()}; the loop has said:\n${loop.stdout}`);
    await pause(20);
  }
}
const served = (expected: string) => until(async () => (await motto()) === expected);
/** What the loop says from a place of its output on, waited for. */
const said = (pattern: RegExp, since: number) => until(() => pattern.test(loop.stdout.slice(since)));

/** Asks through the gateway until the work is done; what was wrong with the answers, by how often. */
async function failuresDuring(work: () => Promise<void>): Promise<Record<string, number>> {
  const done = work();
  const { failures } = await drive({
    url: `${url}/graphql`,
    query: '{ customers(first: 2) { nodes { id sales { orderCount } support { openTicketCount } } } }',
    headers: { authorization: `Bearer ${token}` },
    clients: 2,
    milliseconds: 200_000,
    until: done.catch(() => null),
    judge: ({ status, body }) => (status === 200 && !body.errors ? null : JSON.stringify(body).slice(0, 500)),
  });
  await done;
  return failures;
}

test('a field that is written while the system runs is served, and no request fails', async () => {
  const failures = await failuresDuring(async () => {
    edit(
      schema,
      'type SalesFacet {',
      'type SalesFacet {\n  "What sales says of everybody; never null."\n  motto: String!',
    );
    edit(resolvers, 'SalesFacet: {', "SalesFacet: {\n    motto: () => 'first',");
    await served('first');
    edit(resolvers, "'first'", "'second'");
    await served('second');
  });

  expect(failures).toEqual({});
});

test('what does not compose is told by rule and element, and the last good graph stays until it is mended', async () => {
  const since = loop.stdout.length;

  const failures = await failuresDuring(async () => {
    edit(schema, '  "What sales says of everybody; never null."\n', '');
    edit(resolvers, "'second'", "'third'");
    await said(/The last good graph stays\./, since);
  });
  const words = loop.stdout.slice(since);
  const meanwhile = await motto();
  edit(schema, '  motto: String!', '  "What sales says of everybody; never null."\n  motto: String!');
  await served('third');

  expect(words).toContain('described: SalesFacet.motto, owned by sales\n  SalesFacet.motto has no description\n');
  expect(meanwhile).toBe('second');
  expect(failures).toEqual({});
});

test.each([
  ['does not compile', 'const = 5;\n', /resolvers\.ts does not compile:\n +x Unexpected token/],
  [
    'does not start',
    "throw new Error('not today');\n",
    /Error: not today\n +at .*subgraphs\/sales\/customer\/resolvers\.ts/,
  ],
])('code that %s is told with its place, and what runs goes on', async (_fault, line, pattern) => {
  const since = loop.stdout.length;
  const good = readFileSync(join(cwd, resolvers), 'utf8');

  writeFileSync(join(cwd, resolvers), `${good}${line}`);
  await said(/The last good graph stays\./, since);
  const words = loop.stdout.slice(since);
  const meanwhile = await motto();
  writeFileSync(join(cwd, resolvers), good);
  await said(/Served after/, since);

  expect(words).toMatch(pattern);
  expect(meanwhile).toBe('third');
});

test('a department is talked to on a port of its own, with a page and a token for it alone', async () => {
  const front = /\n +sales +(http\S+)\/\n/.exec(loop.stdout)?.[1] ?? '';
  const command = workplace.npm(['run', '-s', 'token', '--', '--subgraph', 'sales'], variables, { cwd });
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
  const command = workplace.npm(['run', '-s', 'dev', '--', ...parameters], { ...variables, ...more }, { cwd });
  const { code } = await command.ended();

  expect({ code, stderr: command.stderr }).toEqual({ code: 2, stderr: expect.stringContaining(reason) });
});

testLong('each of twenty edits in turn is served without a failed request; reports how soon', async () => {
  const seconds: number[] = [];

  const failures = await failuresDuring(async () => {
    for (let run = 1; run <= 20; run += 1) {
      const savedAt = performance.now();
      const word = `word ${run}`;
      const field = `type SalesFacet {\n  "Trial ${run}; null."\n  trial${run}: String`;
      if (run % 2 === 0) edit(schema, 'type SalesFacet {', field);
      edit(resolvers, /motto: \(\) => '[^']*'/, `motto: () => '${word}'`);
      await served(word);
      seconds.push((performance.now() - savedAt) / 1000);
    }
  });

  seconds.sort((one, other) => one - other);
  console.log(`served after ${seconds[10]!.toFixed(2)} s in the middle, ${seconds[19]!.toFixed(2)} s at most`);
  expect(failures).toEqual({});
});

testLong('with a department named, the others run as they were committed, whatever lies in their folders', async () => {
  await loop.stop();
  writeFileSync(join(cwd, 'subgraphs/marketing/customer/resolvers.ts'), 'this is half-done');
  loop = workplace.npm(['run', '-s', 'dev', '--', 'sales', '--empty', '--no-types'], variables, { cwd });
  ({ url, token } = await welcomeOf(loop));

  edit(resolvers, /motto: \(\) => '[^']*'/, "motto: () => 'mine'");
  await served('mine');
  const { data, errors } = await ask(url, token, '{ customers(first: 1) { nodes { marketing { lastSentAt } } } }');
  const { code } = await loop.stop();

  expect(errors).toBeUndefined();
  expect(data.customers.nodes).toEqual([{ marketing: { lastSentAt: null } }]);
  expect(code).toBe(0);
});

import { WatchedProject } from '../support/watched-project';
import { Workplace } from '../support/workplace';
import { report, type Measured } from './report';

const edits = 15;
/** What the guide promises, from saving to the gateway's answer. */
const promisedSeconds = 2;

const schema = 'subgraphs/sales/customer/schema.graphql';
const resolvers = 'subgraphs/sales/customer/resolvers.ts';
const workplace = new Workplace();
let watched: WatchedProject;
beforeAll(async () => {
  watched = WatchedProject.make(workplace);
  await watched.start();
  await watched.ask(
    `mutation { customerIdentify(input: { idempotencyKey: "1",
      customer: { identifiers: [{ kind: EMAIL, value: "mina@example.com" }] } }) { created } }`,
  );
  watched.edit(schema, 'type SalesFacet {', 'type SalesFacet {\n  "Never null."\n  motto: String!');
  watched.edit(resolvers, 'SalesFacet: {', "SalesFacet: {\n    motto: () => '',");
  await watched.said(/Served after/, 0);
});
afterAll(() => workplace.clear());

/** Seconds from saving what the work writes to the first answer that the field gives, ascending. */
async function waits(save: (run: number, word: string) => string): Promise<number[]> {
  const seconds: number[] = [];
  for (let run = 1; run <= edits; run += 1) {
    const word = `word ${run}`;
    const field = save(run, word);
    const savedAt = performance.now();
    await watched.until(async () => {
      const { data } = await watched.ask(`{ customers(first: 1) { nodes { sales { ${field} } } } }`);
      return data?.customers?.nodes[0]?.sales?.[field] === word;
    });
    seconds.push((performance.now() - savedAt) / 1000);
  }
  return seconds.sort((one, other) => one - other);
}

test('what is saved is served as soon as the guide promises', async () => {
  const ofCode = await waits((_, word) => {
    watched.edit(resolvers, /motto: \(\) => '[^']*'/, `motto: () => '${word}'`);
    return 'motto';
  });
  const ofSchema = await waits((run, word) => {
    watched.edit(schema, 'type SalesFacet {', `type SalesFacet {\n  "Never null."\n  motto${run}: String!`);
    watched.edit(resolvers, 'SalesFacet: {', `SalesFacet: {\n    motto${run}: () => '${word}',`);
    return `motto${run}`;
  });

  const rows = ([name, seconds]: [string, number[]]): Measured[] => [
    { name: `${name}, in the middle`, seconds: seconds[Math.floor(edits / 2)]!, rows: 1 },
    { name: `${name}, the slowest`, seconds: seconds.at(-1)!, rows: 1 },
  ];
  report('loop', 'edits', [...rows(['code', ofCode]), ...rows(['schema and code', ofSchema])]);
  expect(Math.max(...ofCode, ...ofSchema)).toBeLessThan(promisedSeconds);
});

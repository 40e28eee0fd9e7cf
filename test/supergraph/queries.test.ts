import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestSystem, startTestSystem } from '../support/system';
import { directory, inOrder, names, queryOf, variablesOf } from './corpus';
import { plannerOf } from './query-plan';
import { tellStory } from './story';

let system: TestSystem;
let ids: Record<string, string>;
let planOf: (query: string) => string;

beforeAll(async () => {
  system = await startTestSystem();
  ids = await tellStory(system);
  planOf = plannerOf(system.supergraphSdl);
});
afterAll(() => system.dispose());

/** Ids are new on each run: the story's go by their names, others by the order in which they appear. */
function withNames(text: string): string {
  const known = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const others = new Map<string, number>();
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    if (!others.has(id) && !known.has(id)) others.set(id, others.size + 1);
    return `<${known.get(id) ?? `id-${others.get(id)}`}>`;
  });
}

/** The file's content; written first with UPDATE_GOLDEN=1, for a person to read and commit. */
function golden(file: string, actual: string): string {
  const path = join(directory, file);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, actual);
  return readFileSync(path, 'utf8');
}

test.each(names)('%s is answered and planned as its files say', async (name) => {
  const query = queryOf(name);

  const ask = () => system.query(query, variablesOf(query, ids), { id: 'kim', department: 'support', role: 'agent' });

  const answer = await ask();
  // The first time departments let graphql-js run what they are asked, from then on they have compiled it.
  const again = await ask();

  expect(inOrder(again)).toEqual(inOrder(answer));
  const text = withNames(`${JSON.stringify(inOrder(answer), null, 2)}\n`);
  expect(text).toBe(golden(`${name}.json`, text));
  const plan = planOf(query);
  expect(plan).toBe(golden(`${name}.plan.txt`, plan));
});

test('no answer or plan is left over from a query that is gone', () => {
  const results = readdirSync(directory).filter((file) => !file.endsWith('.graphql'));

  const orphans = results.filter(
    (file) => !existsSync(join(directory, `${file.replace(/\.(json|plan\.txt)$/, '')}.graphql`)),
  );

  expect(orphans).toEqual([]);
});

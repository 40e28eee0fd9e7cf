import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { type GraphAnswer, type TestSystem, startTestSystem } from '../support/system';
import { plannerOf } from './query-plan';
import { tellStory } from './story';

const directory = join(__dirname, 'queries');
const names = readdirSync(directory)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.replace(/\.graphql$/, ''));

let system: TestSystem;
let ids: Record<string, string>;
let planOf: (query: string) => string;

beforeAll(async () => {
  system = await startTestSystem();
  ids = await tellStory(system);
  planOf = plannerOf(system.supergraphSdl);
});
afterAll(() => system.dispose());

/** A variable of a query is the id of what the story calls so. */
function variablesOf(query: string): Record<string, string> {
  const variables = parse(query).definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? (node.variableDefinitions ?? []) : [],
  );
  return Object.fromEntries(
    variables.map(({ variable: { name } }) => {
      const id = ids[name.value];
      if (!id) throw new Error(`the story has nothing called ${name.value}, only ${Object.keys(ids).join(', ')}`);
      return [name.value, id];
    }),
  );
}

/** Errors of departments that are asked at the same time come as they arrive: here by their paths. */
function inOrder({ data, errors }: GraphAnswer): GraphAnswer {
  const placeOf = ({ path = [] }: { path?: unknown[] }) => path.join('.');
  return { data, ...(errors && { errors: errors.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)) }) };
}

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
  const query = readFileSync(join(directory, `${name}.graphql`), 'utf8');

  const answer = await system.query(query, variablesOf(query), { id: 'kim', department: 'support', role: 'agent' });

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

import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { composeGraph } from '../../schema/graph';
import { type TestSystem, startTestSystem } from '../support/system';
import { tellStory } from './story';

let system: TestSystem;
/** Lists at the root of the graph with a cursor of theirs. */
const cursors = new Map<string, string>();

beforeAll(async () => {
  system = await startTestSystem();
  await tellStory(system);
  const root = buildSchema(composeGraph(system.subgraphs)['api.graphql']).getQueryType()!;
  for (const { name, args, type } of Object.values(root.getFields())) {
    const connection = getNamedType(type);
    if (!args.some((argument) => argument.name === 'after') || !isObjectType(connection)) continue;
    if (args.some((argument) => argument.name !== 'after' && argument.type.toString().endsWith('!'))) continue;
    const { data } = await system.query(`{ ${name}(first: 1) { pageInfo { endCursor } } }`);
    const cursor = data?.[name]?.pageInfo.endCursor as string | null;
    if (cursor) cursors.set(name, cursor);
  }
});
afterAll(() => system.dispose());

const forge = (parts: string) => Buffer.from(parts).toString('base64url');
const pageAfter = (list: string, cursor: string) =>
  system.query(`query ($after: String) { ${list}(first: 1, after: $after) { pageInfo { endCursor } } }`, {
    after: cursor,
  });

const uuid = '01930000-0000-7000-8000-000000000000';
const values = ['null', '""', '"x"', '{}', '[[]]', '1e400', '-1', 'true', '"\\u0000"', '"\\ud800"', `"' OR 1=1 --"`];
const ids = ['""', '"x"', '"\\u0000"', `"${uuid}' OR 1=1 --"`, `"${'9'.repeat(10_000)}"`, `"${uuid}"`];

test('each list has a cursor to try', () => {
  expect(cursors.size).toBeGreaterThanOrEqual(8);
});

test('a forged cursor is refused or is just a place in the list, and never a fault', async () => {
  const seen: Record<string, string[]> = {};
  for (const [list, cursor] of cursors) {
    const [name] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string];
    const forged = [
      ...values.flatMap((value) => ids.map((id) => forge(`[${JSON.stringify(name)},${value},${id}]`))),
      forge(`{"__proto__":[${JSON.stringify(name)}]}`),
      forge('['.repeat(50_000)),
    ];
    const answers = await Promise.all(forged.map((each) => pageAfter(list, each)));
    const codes = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => String(extensions['code'])));
    expect(
      answers.every(({ data, errors }) => !errors || data === null || data === undefined || data[list] === null),
    ).toBe(true);
    seen[list] = [...new Set(codes)];
  }

  expect(seen).toEqual(Object.fromEntries([...cursors.keys()].map((list) => [list, ['INVALID']])));
});

test('a cursor of another list, and one that is none, give no data', async () => {
  const entries = [...cursors];
  for (const [index, [list]] of entries.entries()) {
    const [, foreign] = entries[(index + 1) % entries.length]!;
    for (const cursor of [foreign, 'not a cursor', '', '%', foreign.slice(2)]) {
      const { data, errors } = await pageAfter(list, cursor);
      expect({ list, data, codes: errors?.map(({ extensions }) => extensions['code']) }).toEqual({
        list,
        data: { [list]: null },
        codes: ['INVALID'],
      });
    }
  }
});

import {
  buildSchema,
  execute,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  getOperationAST,
  getVariableValues,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { CompiledOperation } from '../../subgraphs/kit/execution/compiled-operation';
import { type Random, seededRandom } from '../support/random';

const schema = buildSchema(`
  interface Named { name(upper: Boolean = false): String }
  type Person implements Named { name(upper: Boolean = true): String id: ID! age: Int friends: [Person] pets: [Pet] home: Home! }
  type Cat implements Named { name(upper: Boolean = false): String lives: Int! kind: Kind owner: Person }
  type Dog implements Named { name(upper: Boolean = false): String tricks: [String!]! owner: Person }
  type Home { street: String! rooms: [[Int!]]! people: [Named] }
  union Pet = Cat | Dog
  enum Kind { TABBY SIAMESE }
  input Range { from: Int! = 1 to: Int }
  type Query { person(id: ID!, range: Range): Person pets(first: Int = 2): [Pet] named: Named home: Home! }
  type Mutation { move(to: String): Home rename(name: String!): Person! }
`);

/** Gives what fits, and now and then null, a promise, an error or what does not fit: by its place, alike each time. */
const resolveAt: GraphQLFieldResolver<unknown, { seed: number }> = (_source, args, { seed }, info) => {
  const keys: (string | number)[] = [];
  for (let at: typeof info.path | undefined = info.path; at; at = at.prev) keys.push(at.key);
  const text = keys.reverse().join('.');
  const random = seededRandom([...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, seed));
  const value = valueOf(String(info.returnType), random, { text, args });
  const chance = random.below(30);
  if (chance === 0) throw new Error(`failed at ${text}`);
  if (chance === 1) return rejection(`rejected at ${text}`);
  if (chance === 2) return new Error(`an error as value at ${text}`);
  if (chance === 3) return null;
  if (chance === 4) return { surprise: true };
  return random.below(3) === 0 ? Promise.resolve(value) : value;
};

/** Handled from the start: what is made may be left out of the answer. */
function rejection(message: string): Promise<never> {
  const made = Promise.reject(new Error(message));
  made.catch(() => {});
  return made;
}

function valueOf(type: string, random: Random, told: { text: string; args: object }): unknown {
  if (type.endsWith('!')) return valueOf(type.slice(0, -1), random, told);
  if (type.startsWith('[')) {
    return Array.from({ length: random.below(4) }, () => {
      const chance = random.below(20);
      if (chance === 0) return null;
      // graphql-js leaves a rejected item unhandled beside one that fails, where none may be null.
      if (chance === 1 && !type.endsWith('!]')) return rejection(`an item failed at ${told.text}`);
      return valueOf(type.slice(1, -1), random, told);
    });
  }
  if (type === 'Int') return random.below(100);
  if (type === 'Kind') return random.pick(['TABBY', 'SIAMESE', 'LION']);
  if (type === 'String' || type === 'ID') return `${told.text} ${JSON.stringify(told.args)}`;
  const names: Record<string, string[]> = { Pet: ['Cat', 'Dog', 'Home'], Named: ['Person', 'Cat', 'Dog'] };
  return { __typename: names[type] ? random.pick(names[type]) : type };
}

for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type) || type.name.startsWith('__')) continue;
  for (const field of Object.values((type as GraphQLObjectType).getFields())) {
    // The others are properties, as most fields of real subgraphs are.
    field.resolve = resolveAt;
  }
}

const documents = [
  '{ person(id: 1) { id name age home { street rooms } } }',
  `query ($id: ID!, $range: Range) { person(id: $id, range: $range) { ...Friends friends { name(upper: false) ...Friends } } }
    fragment Friends on Person { friends { id age pets { __typename ... on Named { name } ... on Cat { kind lives } } } }`,
  '{ pets { __typename ... on Cat { name owner { name home { street } } } ... on Dog { tricks owner { name } } } }',
  '{ named { name other: name(upper: true) ... on Person { pets { ... on Dog { tricks } } home { people { name } } } } }',
  `query ($no: Boolean!, $yes: Boolean = true) { home { street @skip(if: $no) rooms @include(if: $yes)
    people @include(if: $no) @skip(if: $no) { name } ... @include(if: $yes) { people { __typename ...N } } } }
    fragment N on Named { name @skip(if: $yes) ... on Person { age @include(if: $yes) name } }`,
  'mutation { first: move(to: "a") { street people { name } } rename(name: "b") { name } then: move { rooms } }',
  '{ home { street } home { rooms people { ... on Cat { lives } } } again: home { street } }',
  '{ __schema { queryType { name fields { name args { name defaultValue } } } } __type(name: "Pet") { possibleTypes { name } } }',
  'query A { home { street } } query B($first: Int) { pets(first: $first) { ... on Dog { name } } }',
];
const variables = { id: '7', range: { to: 3 }, no: false, first: 1 };

// Beyond the usual ones, those in which an error waits for what began before it while another is on its way.
const seeds = [...Array(process.env.LONG ? 8_000 : 150).keys(), 502, 6034, 6438];

const byPlace = ({ data, errors = [] }: ExecutionResult) => ({
  data: JSON.parse(JSON.stringify(data)) as unknown,
  errors: errors
    .map((error) => ({ path: error.path?.join('.'), locations: error.locations, message: toldAlike(error.message) }))
    .sort((one, other) => (String(one.path) < String(other.path) ? -1 : 1)),
});

/** What is wrong with a department's own values is told in fewer words. */
const toldAlike = (message: string) =>
  /^(Abstract type|Expected (value of type|`|Iterable)|Runtime Object|Int cannot|String cannot|ID cannot|Enum|A value)/.test(
    message,
  )
    ? 'a value does not fit'
    : message;

describe.each(documents)('%s', (text) => {
  const document = parse(text);
  const operationName = text.includes('query A') ? 'B' : null;
  const operation = getOperationAST(document, operationName)!;
  const compiled = new CompiledOperation(schema, document, operation);

  test('is answered as by graphql-js, whatever resolvers do', async () => {
    expect(validate(schema, document)).toEqual([]);
    for (const seed of seeds) {
      const contextValue = { seed };
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], {
        ...variables,
        no: seed % 2 === 0,
      });
      expect(compiled.accepts(coerced!)).toBe(true);

      const ours = await compiled.run(contextValue, coerced!);
      const wanted = await execute({
        schema,
        document,
        operationName,
        contextValue,
        variableValues: { ...variables, no: seed % 2 === 0 },
      });

      expect({ seed, ...byPlace(ours) }).toEqual({ seed, ...byPlace(wanted) });
      expect(JSON.stringify(ours.data)).toBe(JSON.stringify(wanted.data));
    }
  });
});

test('fields that are properties are read from rows, called where they are functions and awaited where they are promises', async () => {
  const plain = buildSchema(
    'type Query { row: Row } type Row { a: Int b(by: Int = 2): Int c: String! d: [Int] e: Row }',
  );
  plain.getQueryType()!.getFields()['row']!.resolve = () => ({
    a: 1,
    b: ({ by }: { by: number }) => by * 2,
    c: Promise.resolve('c'),
    d: Promise.reject(new Error('no d')),
    e: Promise.resolve({ a: 1.5, c: 'here' }),
  });
  const document = parse('{ row { a b c d e { a c } } }');
  const compiled = new CompiledOperation(plain, document, getOperationAST(document)!);

  const ours = await compiled.run({}, {});

  expect(byPlace(ours)).toEqual(byPlace(await execute({ schema: plain, document })));
  expect(byPlace(ours).errors.map(({ path }) => path)).toEqual(['row.d', 'row.e.a']);
});

test('a rejected item beside one that fails is nobody’s unhandled rejection', async () => {
  const plain = buildSchema('type Query { list: [Int!] }');
  plain.getQueryType()!.getFields()['list']!.resolve = () => [Promise.reject(new Error('late')), new Error('early')];
  const document = parse('{ list }');
  const compiled = new CompiledOperation(plain, document, getOperationAST(document)!);

  const { data, errors } = await compiled.run({}, {});

  expect(data).toEqual({ list: null });
  expect(errors?.map(({ message, path }) => ({ message, path }))).toEqual([{ message: 'early', path: ['list', 1] }]);
});

test('who throws or rejects with what cannot even be looked at makes one null', async () => {
  const plain = buildSchema('type Query { thrown: Int rejected: Int good: Int }');
  const odd = {
    toJSON() {
      throw new Error('nobody may look');
    },
  };
  const { thrown, rejected } = plain.getQueryType()!.getFields();
  thrown!.resolve = () => {
    throw odd as unknown as Error;
  };
  rejected!.resolve = async () => {
    throw odd as unknown as Error;
  };
  plain.getQueryType()!.getFields()['good']!.resolve = () => 1;
  const document = parse('{ thrown rejected good }');
  const compiled = new CompiledOperation(plain, document, getOperationAST(document)!);

  const { data, errors } = await compiled.run({}, {});

  expect(data).toEqual({ thrown: null, rejected: null, good: 1 });
  expect(errors?.map(({ path }) => path)).toEqual([['thrown'], ['rejected']]);
});

test('what is under way below a null is neither waited for nor gone on with', async () => {
  const plain = buildSchema('type Query { row: Row list: [Row!] } type Row { bad: Int! late: Row never: Int }');
  const { resolve, promise } = Promise.withResolvers<object>();
  let asked = 0;
  const late = { never: () => (asked += 1) };
  const row = { bad: () => Promise.reject(new Error('bad')), late: () => promise, never: () => new Promise(() => {}) };
  plain.getQueryType()!.getFields()['row']!.resolve = () => row;
  plain.getQueryType()!.getFields()['list']!.resolve = () => [{ late: () => promise }, new Error('no row')];
  const document = parse('{ row { late { never } never bad } list { late { never } } }');
  const compiled = new CompiledOperation(plain, document, getOperationAST(document)!);

  const { data, errors } = await compiled.run({}, {});
  resolve(late);
  await promise;

  expect(data).toEqual({ row: null, list: null });
  expect(errors?.map(({ message }) => message).sort()).toEqual(['bad', 'no row']);
  expect(asked).toBe(0);
});

test('arguments without a variable are the same frozen object in all runs, others are of their run', async () => {
  const plain = buildSchema('type Query { list(of: [Int!], by: By, first: Int = 2): Int } input By { at: [Int] }');
  const given: unknown[] = [];
  plain.getQueryType()!.getFields()['list']!.resolve = (_source, args) => given.push(args);
  const document = parse('query ($first: Int) { list(of: [1], by: { at: [2] }) other: list(first: $first) }');
  const compiled = new CompiledOperation(plain, document, getOperationAST(document)!);

  await compiled.run({}, { first: 1 });
  await compiled.run({}, {});

  expect(given).toEqual([{ of: [1], by: { at: [2] }, first: 2 }, { first: 1 }, given[0], { first: 2 }]);
  expect(given[2]).toBe(given[0]);
  expect(() => (given[0] as { by: { at: number[] } }).by.at.push(3)).toThrow(TypeError);
});

test('an operation whose conditions are no booleans, or with a name no plain object has, is left to graphql-js', () => {
  const known = (text: string) => {
    const document = parse(text);
    return new CompiledOperation(schema, document, getOperationAST(document)!);
  };

  expect(known('query ($no: Boolean = true) { home @skip(if: $no) { street } }').accepts({ no: null })).toBe(false);
  expect(known('{ __proto__: home { street } }').accepts({})).toBe(false);
});

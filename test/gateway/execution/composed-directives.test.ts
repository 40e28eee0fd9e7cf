import { DirectiveLocation, parse, printType, specifiedDirectives, validate } from 'graphql';
import { gatewaysOver } from './gateways';

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@composeDirective"])`;
const log = '@link(url: "https://specs.example/log/v1.0", import: ["@log"]) @composeDirective(name: "@log")';

const people = `type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! email: String! }`;
const scores = `type Person @key(fields: "id") { id: ID! score: Int! }`;

/** A graph whose people are in one department, which composes @log with this definition, and their scores in another. */
const logging = (definition: string) =>
  gatewaysOver({ people: `${federation} ${log} ${definition} ${people}`, scores: `${federation} ${scores}` });

describe('a directive that departments compose', () => {
  const plain = '{ people { email score } }';

  it.each([
    ['at fields of several departments', '{ people @log { email @log(level: 2) score @log } }'],
    ['twice, where it may be', '{ people { email @log(level: 2) @log score } }'],
    ['at an operation, a fragment and where it is spread', 'query @log { people { ...A @log ... @log { score } } }'],
    ['with other words at the same field', '{ people { email email @log(level: 1) score @log(level: 2) } }'],
    ['beside conditions', 'query ($no: Boolean = true) { people { email id @log @skip(if: $no) score @log } }'],
    ['with a variable', 'query ($level: Int = 4) { people { email score @log(level: $level) } }'],
  ])('is taken %s, and changes no answer and no question', async (_, query) => {
    const { compiled } = await logging(
      'directive @log(level: Int! = 1) repeatable on FIELD | QUERY | FRAGMENT_SPREAD | INLINE_FRAGMENT',
    );
    const text = query.includes('...A') ? `${query} fragment A on Person { email }` : query;

    expect(validate(compiled.schema, parse(text))).toEqual([]);
    const wanted = await compiled.answer(plain);
    const given = await compiled.answer(text);

    expect(wanted.data.people.length).toBeGreaterThan(0);
    expect(given).toEqual(wanted);
    expect(given.asked.map(({ department }) => department)).toEqual(['people', 'scores']);
  });

  it('is taken where departments differ in what it needs', async () => {
    const define = (scope: string) => `${federation} ${log} directive @log(scope: ${scope}) on FIELD`;
    const { compiled } = await gatewaysOver({
      first: `${define('Int!')} type Query { a: String! }`,
      second: `${define('Int! = 1')} type Query { b: String! }`,
    });
    const query = '{ a @log b @log }';

    expect(validate(compiled.schema, parse(query))).toEqual([]);
    expect(await compiled.answer(query)).toMatchObject({
      data: { a: expect.any(String) as string, b: expect.any(String) as string },
      errors: [],
    });
  });

  it('is offered with the types of its own specification, and where operations can have it', async () => {
    const own = `${federation} ${log} directive @log(with: log__Details, at: String) on FIELD | OBJECT
      input log__Details { level: log__Level! more: log__Details } enum log__Level { LOW HIGH }`;
    const { compiled } = await gatewaysOver({ people: `${own} ${people}`, scores: `${own} ${scores}` });
    const query =
      'query ($details: log__Details, $at: String) { people { email score @log(with: $details, at: $at) } }';

    expect(compiled.schema.getDirective('log')!.locations).toEqual([DirectiveLocation.FIELD]);
    expect(printType(compiled.schema.getType('log__Level')!)).toBe('enum log__Level {\n  LOW\n  HIGH\n}');
    expect(validate(compiled.schema, parse(query))).toEqual([]);
    expect(await compiled.answer(query, { details: { level: 'LOW' } })).toEqual(await compiled.answer(plain));
    expect(await compiled.answer(query, { details: { level: 'NONE' } })).toMatchObject({ data: null, asked: [] });
  });

  it('is not offered when it is for schemas only', async () => {
    const { compiled } = await logging('directive @log(level: Int) on OBJECT');

    expect(compiled.schema.getDirective('log')).toBeUndefined();
  });
});

it('no directive of federation itself is offered to clients, nor one that is not composed', async () => {
  const { compiled } = await gatewaysOver({
    people: `${federation} directive @own on FIELD ${people}`,
    scores: `${federation} ${scores}`,
  });

  expect(
    compiled.schema
      .getDirectives()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(specifiedDirectives.map(({ name }) => name).sort());
});

it('a directive that all departments know reaches them', async () => {
  const own = 'directive @own(level: Int) on FIELD';
  const { compiled } = await gatewaysOver({
    people: `${federation} ${own} ${people}`,
    scores: `${federation} ${own} ${scores}`,
  });
  const { asked } = await compiled.answer('{ people { email @own score @own(level: 2) } }');

  expect(asked.map(({ query }) => query)).toEqual([
    expect.stringContaining('email@own') as string,
    expect.stringContaining('score@own(level:2)') as string,
  ]);
});

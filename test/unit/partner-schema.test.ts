import { buildSchema, isObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import { partnerSchema } from '../../gateway/guard/partner/partner-schema';
import { taggedElements } from '../../gateway/guard/partner/tagged';
import { composeGraph } from '../../schema/graph';
import { subgraphsUnderTest } from '../support/database';

/** What partners see of a supergraph, without blank lines. */
function seenOf(sdl: string): string | null {
  const seen = partnerSchema(buildSchema(sdl, { assumeValidSDL: true }), sdl);
  return seen && printSchema(lexicographicSortSchema(seen)).replace(/\s+/g, ' ').trim();
}

test('every field of this graph that is tagged for partners is one that they see', async () => {
  const files = composeGraph(await subgraphsUnderTest());
  const seen = buildSchema(files['partner.graphql']);
  const { fields } = taggedElements(files['supergraph.graphql']);

  const lost = [...fields].filter((coordinate) => {
    const [typeName = '', field = ''] = coordinate.split('.');
    const type = seen.getType(typeName);
    return !isObjectType(type) || !type.getFields()[field];
  });

  expect(lost).toEqual([]);
  expect(fields.size).toBeGreaterThan(50);
});

test('a type that is tagged is seen with all its fields, one with tagged fields with these alone', () => {
  expect(
    seenOf(`
      type Query { a: A @tag(name: "partner") b: B @tag(name: "partner") c: A }
      type A @join__type(key: "id") @tag(name: "partner") { id: ID name: String b: B hidden: C }
      type B @join__type(key: "id") @tag(name: "partner") { id: ID @tag(name: "partner") name: String }
      type C @join__type(key: "id") { id: ID }`),
  ).toBe('type A { b: B id: ID name: String } type B { id: ID } type Query { a: A b: B }');
});

test('another tag opens nothing', () => {
  expect(seenOf('type Query { a: String @tag(name: "personal") b: String @tag(name: "partners") }')).toBeNull();
});

test('a field that leads nowhere is not seen, however far the dead end is', () => {
  expect(
    seenOf(`
      type Query { a: A @tag(name: "partner") ok: Int @tag(name: "partner") }
      type A { b: B } type B { c: [C!]! } union C = D
      type D @join__type(key: "id") { id: ID }`),
  ).toBe('type Query { ok: Int }');
});

test('types that lead to each other alone do not keep each other open, nor end the search', () => {
  expect(
    seenOf(`
      type Query { a: A @tag(name: "partner") }
      type A @join__type(key: "id") { b: B @tag(name: "partner") }
      type B @join__type(key: "id") { a: A @tag(name: "partner") }`),
  ).toBe('type A { b: B } type B { a: A } type Query { a: A }');
});

test('an interface brings the types that implement it, and a type keeps it only where it shows all of it', () => {
  expect(
    seenOf(`
      interface Node { id: ID name: String }
      type Query { node: Node @tag(name: "partner") b: B @tag(name: "partner") }
      type A implements Node @join__type(key: "id") @tag(name: "partner") { id: ID name: String }
      type B implements Node @join__type(key: "id") { id: ID @tag(name: "partner") name: String }`),
  ).toBe(
    'type A implements Node { id: ID name: String } type B { id: ID } interface Node { id: ID name: String } type Query { b: B node: Node }',
  );
});

test('inputs, enums and scalars come with the arguments that need them', () => {
  expect(
    seenOf(`
      scalar Day  scalar Never  enum Size { S L }
      input One { two: Two } input Two { size: Size one: One } input Three { day: Day }
      type Query { a(one: [One!]!): Day @tag(name: "partner") b(three: Three): Never }`),
  ).toBe(
    'scalar Day input One { two: Two } type Query { a(one: [One!]!): Day } enum Size { L S } input Two { one: One size: Size }',
  );
});

test('a directive for operations is seen, but not where an argument is of a type that is not', () => {
  expect(
    seenOf(`
      directive @log(level: Int) on FIELD
      directive @access(scope: Scope) on FIELD
      directive @sort(by: Order) on FIELD
      enum Scope { OPEN CLOSED }
      enum Order { UP DOWN }
      type Query { a: Int @tag(name: "partner") b(by: Order): Int @tag(name: "partner") }`),
  ).toBe(
    'directive @log(level: Int) on FIELD directive @sort(by: Order) on FIELD enum Order { DOWN UP } type Query { a: Int b(by: Order): Int }',
  );
});

import { plainJson } from '../../gateway/transport/plain-json';

const longest = 10_000;
const told = { at: new Date(0), self: { toJSON: () => 'told' }, none: { toJSON: () => undefined } };

test.each([
  ['numbers that JSON has not', { a: Number.NaN, b: [Number.POSITIVE_INFINITY, 1.5] }],
  ['what is left out', { a: undefined, b: [undefined, () => 1, Symbol('x')], c: () => 1, d: null }],
  ['what tells its own text', { told, list: [told] }],
  ['objects without a prototype', Object.assign(Object.create(null), { a: { b: ['', true, false, 0] } })],
  ['the name that is a prototype elsewhere', JSON.parse('{"__proto__": {"a": 1}, "b": 2}')],
])('%s are copied as by way of a text', (_, value) => {
  const copy = plainJson(value, longest);

  expect(copy).toEqual(JSON.parse(JSON.stringify(value)));
  expect(Object.keys(copy as object)).toEqual(Object.keys(JSON.parse(JSON.stringify(value)) as object));
});

test('nothing is shared with the original', () => {
  const original = { a: [{ b: 1 }] };

  const copy = plainJson(original, longest);
  copy.a[0]!.b = 2;

  expect(original).toEqual({ a: [{ b: 1 }] });
});

test.each([
  ['a long text', 'x'.repeat(longest)],
  ['many fields', Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`field${index}`, null]))],
  ['many items', Array.from({ length: 5_000 }, () => ({}))],
])('%s is refused', (_, value) => {
  expect(() => plainJson({ value }, longest)).toThrow(RangeError);
});

test('what leads back to itself, and what JSON cannot tell, is refused', () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;

  expect(() => plainJson(circle, longest)).toThrow(RangeError);
  expect(() => plainJson({ a: 1n }, longest)).toThrow(TypeError);
});

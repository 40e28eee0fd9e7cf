import fc from 'fast-check';
import { isAmbiguousJson } from '../../gateway/guard/limits/ambiguous-json';

test('whatever JSON.stringify writes is clear, unless a key is __proto__', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      fc.pre(!text.includes('__proto__'));
      expect(isAmbiguousJson(text)).toBe(false);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('a key twice is found in any object, in any spelling', () => {
  fc.assert(
    fc.property(fc.string(), fc.json(), fc.json(), (key, one, other) => {
      const escaped = [...key].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
      fc.pre([...key].every((unit) => unit.length === 1));
      const twice = `{"a":[{${JSON.stringify(key)}:${one},"${escaped}":${other}}]}`;
      expect(isAmbiguousJson(twice)).toBe(true);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test.each([
  ['{"a":{"a":[{"a":1},{"a":2}]},"b":["a","a"],"c":"a"}', false],
  ['{"value":1.7976931348623157e308}', false],
  ['{"value":[1e400]}', true],
  ['-1e999', true],
  ['{"\\u005f_proto__":1}', true],
  ['{"text":"\\"a\\":1,\\"a\\":2"}', false],
])('%s is ambiguous: %s', (text, expected) => {
  expect(isAmbiguousJson(text)).toBe(expected);
});

test('text that is no JSON ends all the same, in time that grows with its length', () => {
  const broken = [
    '"'.repeat(100_000),
    '\\"'.repeat(50_000),
    '{'.repeat(100_000),
    '{"a'.repeat(30_000),
    '1e'.repeat(50_000),
  ];
  const startedAt = performance.now();

  broken.forEach(isAmbiguousJson);

  expect(performance.now() - startedAt).toBeLessThan(2_500);
});

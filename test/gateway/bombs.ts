const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Fragments of which each spreads the next one as told, and the last selects a field. */
const chain = (length: number, spread: (next: string) => string): string =>
  `{ ...F0 } ${times(length, (index) => `fragment F${index} on Query { ${spread(`...F${index + 1}`)} }`)}
   fragment F${length} on Query { __typename }`;

/** Documents that cost those who read them much more than those who write them, and the limit that each breaks. */
export const bombs: Record<string, { query: string; limit: string | null }> = {
  '13 levels': { query: `{ ${'a { '.repeat(12)}b${' }'.repeat(12)} }`, limit: 'depth' },
  '20,000 levels': { query: `{ ${'a{'.repeat(20_000)}b${'}'.repeat(20_000)} }`, limit: 'tokens' },
  '20,000 levels that are not closed': { query: '{a'.repeat(20_000), limit: 'tokens' },
  '600 levels': { query: `{ ${'a{'.repeat(600)}b${'}'.repeat(600)} }`, limit: 'nesting' },
  '900 lists in one value': { query: `{ a(b: ${'['.repeat(900)}${']'.repeat(900)}) }`, limit: 'nesting' },
  '40 objects in one value': { query: `{ a(b: ${'{c:'.repeat(40)}1${'}'.repeat(40)}) }`, limit: 'inputDepth' },
  '31 aliases': { query: `{ ${times(31, (index) => `a${index}: __typename`)} }`, limit: 'aliases' },
  '100 aliases': { query: `{ ${times(100, (index) => `a${index}: __typename`)} }`, limit: 'aliases' },
  '10,000 aliases': { query: `{ ${times(10_000, (index) => `a${index}:b`)} }`, limit: 'tokens' },
  '21 root fields': { query: `{ ${times(21, (index) => `field${index}`)} }`, limit: 'rootFields' },
  '51 directives': { query: `{ a ${'@include(if: true) '.repeat(51)} }`, limit: 'directives' },
  '10,000 directives': { query: `{ a ${'@a '.repeat(10_000)} }`, limit: 'tokens' },
  '1,500 equal fields': { query: `{ ${'a '.repeat(1500)} }`, limit: 'fields' },
  '50,000 equal fields': { query: `{${'a '.repeat(49_000)}}`, limit: 'tokens' },
  '251 items': { query: `{ a(b: [${'1 '.repeat(251)}]) }`, limit: 'listItems' },
  '251 items in a default': { query: `query ($b: [Int] = [${'1 '.repeat(251)}]) { a(b: $b) }`, limit: 'listItems' },
  'fragments that multiply to 2^28': { query: chain(28, (next) => `${next} ${next}`), limit: 'fields' },
  'fragments that go deeper by a field each': { query: chain(20, (next) => `a { ${next} }`), limit: 'depth' },
  'fragments that alias a field twice each': {
    query: chain(20, (next) => `x: a { ${next} } y: a { ${next} }`),
    limit: 'aliases',
  },
  'a fragment that spreads itself': { query: '{ ...A } fragment A on Query { a { ...A } }', limit: null },
  'a circle of fragments': {
    query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { a { ...A } }',
    limit: null,
  },
  'a circle that nobody spreads': {
    query: '{ a } fragment A on Query { ...B } fragment B on Query { ...A }',
    limit: null,
  },
  'a name of 50,000 characters': { query: `{ ${'a'.repeat(50_000)} }`, limit: 'name' },
};

/** Names that mean something to programs. */
export const unsafeNames = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', '__defineGetter__'];

import fc from 'fast-check';
import type { Client } from 'pg';
import { normaliseIdentifier } from '../../subgraphs/kit/normalise-identifier';
import { type TestDatabase, createTestDatabase } from '../support/database';
import { createDepartment, email, identified, phone } from './department';

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

const spacing = fc.constantFrom('', ' ', '  ', '\t', '\u3000', '\u00a0');

/** The same address as people write it: case, surrounding space, full-width letters. */
const spellingsOf = (address: string) =>
  fc
    .record({
      upper: fc.array(fc.boolean(), { minLength: address.length, maxLength: address.length }),
      wide: fc.boolean(),
      before: spacing,
      after: spacing,
    })
    .map(({ upper, wide, before, after }) => {
      const cased = [...address].map((letter, index) => (upper[index] ? letter.toUpperCase() : letter)).join('');
      return before + (wide ? fullWidth(cased) : cased) + after;
    });

const word = fc.stringMatching(/^[a-z0-9][a-z0-9._+-]{0,12}[a-z0-9]$/);
const address = fc
  .tuple(word, fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/))
  .map(([local, domain]) => `${local}@${domain}.test`);
const twoSpellings = address.chain((plain) => fc.record({ plain: fc.constant(plain), spelt: spellingsOf(plain) }));

/** A Korean mobile number: the digits after 010. */
const digits = fc.stringMatching(/^[2-9][0-9]{7}$/);
const forms: ((head: string, tail: string) => string)[] = [
  (head, tail) => `+82 10 ${head} ${tail}`,
  (head, tail) => `+8210${head}${tail}`,
  (head, tail) => `+82-(0)10-${head}-${tail}`,
  (head, tail) => `010-${head}-${tail}`,
  (head, tail) => `010.${head}.${tail}`,
  (head, tail) => `010${head}${tail}`,
  (head, tail) => ` (010) ${head} ${tail} `,
  (head, tail) => fullWidth(`010-${head}-${tail}`),
];

describe('spellings', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = await (await createDepartment(database, 'spelling-desk'))();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('of one e-mail address are one customer', async () => {
    await fc.assert(
      fc.asyncProperty(twoSpellings, async ({ plain, spelt }) => {
        const [first, second] = await identified(client, [
          { identifiers: [email(plain)] },
          { identifiers: [email(spelt)] },
        ]);

        expect(second?.customerId).toBe(first?.customerId);
      }),
      { seed: 20_261_122, numRuns: 150 },
    );
  });

  it('of one phone number are one customer, with DEFAULT_COUNTRY KR', async () => {
    await fc.assert(
      fc.asyncProperty(digits, async (number) => {
        const results = await identified(
          client,
          forms.map((form) => ({ identifiers: [phone(form(number.slice(0, 4), number.slice(4)))] })),
        );

        expect(new Set(results.map(({ customerId }) => customerId)).size).toBe(1);
      }),
      { seed: 20_261_122, numRuns: 100 },
    );
  });

  it('of different addresses are different customers: no dot and no plus is dropped', async () => {
    const results = await identified(
      client,
      ['ada.l@dots.test', 'adal@dots.test', 'adal+shop@dots.test', 'adal@dots.test.kr'].map((value) => ({
        identifiers: [email(value)],
      })),
    );

    expect(new Set(results.map(({ customerId }) => customerId)).size).toBe(4);
  });
});

test('an identifier keeps its spelling and loses the space around it', () => {
  const email = normaliseIdentifier({ kind: 'EMAIL', value: '  Kim@Example.com ' }, null);
  const ref = normaliseIdentifier({ kind: 'EXTERNAL_REF', system: ' shop ', value: ' K-1 ' }, null);

  expect(email).toMatchObject({ key: 'kim@example.com', value: 'Kim@Example.com' });
  expect(ref).toMatchObject({ system: 'shop', key: 'K-1', value: 'K-1' });
});

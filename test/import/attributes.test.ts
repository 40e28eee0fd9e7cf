import { z } from 'zod';
import { Refusal } from '../../subgraphs/kit/errors';
import {
  choice,
  currency,
  customerAttributes,
  customerReferenceOf,
  customerRefusal,
  dateTime,
  day,
  decimal,
  integer,
  text,
} from '../../subgraphs/kit/import/attributes';

const read = (schema: z.ZodType, input: unknown) => {
  const result = schema.safeParse(input);
  return result.success ? { value: result.data } : { expected: result.error.issues[0]?.message };
};

describe('attributes', () => {
  it.each<[string, z.ZodType, unknown, unknown]>([
    ['text is trimmed', text(5), ' abc ', 'abc'],
    ['a number may be text', text(5), 17, '17'],
    ['a decimal is exact', decimal(), '699.0982', '699.0982'],
    ['a decimal loses trailing zeros', decimal(), '3.990000', '3.99'],
    ['a decimal may lack digits before the point', decimal(), '-.5', '-0.5'],
    ['a decimal may be a number of JSON', decimal(), 0.1, '0.1'],
    ['an integer may have empty decimals', integer(), '6.0', 6],
    ['minus nothing is nothing', integer(), '-0', 0],
    ['a choice ignores case and spaces', choice(['CLOSED_WON', 'LOST']), 'closed won', 'CLOSED_WON'],
    ['a currency ignores case', currency(), 'krw', 'KRW'],
    ['a day is text', day(), '2024-02-29', '2024-02-29'],
    ['an instant is a Date', dateTime(), '2024-02-29T10:00:00Z', new Date('2024-02-29T10:00:00Z')],
  ])('%s', (_, schema, input, value) => {
    expect(read(schema, input)).toEqual({ value });
  });

  it.each<[z.ZodType, unknown, string]>([
    [text(5), undefined, 'is required'],
    [text(5), '', 'must not be empty'],
    [text(5), 'abcdef', 'has at most 5 characters, got 6'],
    [text(5), 'a\0b', 'holds a character that cannot be stored'],
    [text(5), '\ud800', 'holds a character that cannot be stored'],
    [text(5), ['a'], 'must be text, a number or true or false'],
    [decimal(), '1,234.50', 'must be a decimal number such as 1234.50'],
    [decimal(), '1e5', 'must be a decimal number such as 1234.50'],
    [decimal(), '0.12345', 'has at most 4 decimals'],
    [decimal(), '1000000000000000', 'has at most 15 digits before the point'],
    [decimal({ minimum: '0' }), '-1', 'must be at least 0'],
    [decimal({ maximum: '1' }), '1.01', 'must be at most 1'],
    [integer({ minimum: 1 }), '0', 'must be between 1 and 2147483647'],
    [integer(), '1.5', 'must be a whole number'],
    [choice(['A', 'B']), 'C', 'must be one of A, B'],
    [currency(), 'EURO', 'must be an ISO 4217 code such as USD or KRW'],
    [day(), '2023-02-29', "must be a day as yyyy-mm-dd or in the mapping's dateFormat"],
    [dateTime(), '2023-02-29T00:00:00Z', "must be a day or time in ISO 8601 or in the mapping's dateFormat"],
  ])('refuse without quoting it: case %#', (schema, input, expected) => {
    expect(read(schema, input)).toEqual({ expected });
  });
});

describe('the customer of a row', () => {
  const row = z.object(customerAttributes);

  it('is referred to by every identifier it has, in its own system or the row’s', () => {
    expect(
      customerReferenceOf(row.parse({ system: 'shop', customerRef: '7', email: 'a@b.kr', familyName: '김' })),
    ).toEqual({
      identifiers: [
        { kind: 'EXTERNAL_REF', system: 'shop', value: '7' },
        { kind: 'EMAIL', value: 'a@b.kr' },
      ],
      profile: { familyName: '김' },
      system: 'shop',
    });
    expect(customerReferenceOf(row.parse({ system: 'shop', customerSystem: 'erp', customerRef: '7' }))).toEqual({
      identifiers: [{ kind: 'EXTERNAL_REF', system: 'erp', value: '7' }],
      profile: null,
      system: 'shop',
    });
  });

  it('is nobody without an identifier', () => {
    expect(customerReferenceOf(row.parse({ system: 'shop', displayName: 'Kim' }))).toBeNull();
  });

  it.each([
    [['identifiers', '1', 'value'], ['phone']],
    [['identifiers'], ['email']],
    [['profile', 'displayName'], ['displayName']],
    [['id'], ['email']],
    [null, ['email']],
  ])('is refused in words of the row: %j is %j', (field, expected) => {
    const cells = row.parse({ system: 'shop', email: 'a@b.kr', phone: '12345' });
    const refusal = customerRefusal(cells, new Refusal('INVALID', 'no', field));
    expect(refusal).toMatchObject({ code: 'INVALID', message: 'no', field: expected });
  });
});
